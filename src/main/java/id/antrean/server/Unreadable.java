package id.antrean.server;

import id.antrean.core.Ids;
import id.antrean.core.Problem;
import id.antrean.http.Problems;
import id.antrean.http.Request;
import id.antrean.http.RequestId;
import id.antrean.page.Texts;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;

/**
 * Answers what the HTTP library cannot read: the router, and so every {@link Request}, comes later.
 */
final class Unreadable {
  private Unreadable() {}

  static void answer(HttpServerRequest request, boolean secure) {
    var problem = problem(request.decoderResult().cause());
    var requestId = RequestId.of(Ids.next());
    Problems.log(problem, "-", "-", requestId);
    var reply = Problems.json(problem, Texts.of("id"), requestId);
    var response = request.response().setStatusCode(problem.status());
    SecurityHeaders.on(request, secure);
    reply.headers.forEach(response::putHeader);
    response
        .putHeader("X-Request-Id", requestId)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Connection", "close")
        .end(reply.body)
        .onComplete(sent -> request.connection().close());
  }

  private static Problem problem(Throwable cause) {
    if (cause instanceof Problem ours) {
      return ours;
    }
    int status =
        cause instanceof TooLongHttpLineException
            ? 414
            : cause instanceof TooLongHttpHeaderException ? 431 : 400;
    return Problem.of(status, "bad_request");
  }
}
