package id.antrean.server;

import id.antrean.core.Problem;
import id.antrean.http.Problems;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.page.Templates;
import id.antrean.page.Texts;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

/** Writes replies: renders pages, packs, and turns failures into problems that people can read. */
final class Answering {
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
  private static final CharSequence IDENTITY = HttpHeaders.createOptimized("identity");
  private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

  private final Server.Options options;
  private final Styles styles;
  private final AwayPage away;
  private final Templates templates = new Templates();
  private volatile boolean leaving;

  Answering(Server.Options options, Styles styles, AwayPage away) {
    this.options = options;
    this.styles = styles;
    this.away = away;
  }

  /** From now on each answer ends its connection. */
  void leaving() {
    leaving = true;
  }

  Texts texts(HttpServerRequest request) {
    return Request.texts(request, options.isSecure());
  }

  void commonHeaders(HttpServerRequest request, String requestId) {
    var response = request.response();
    SecurityHeaders.on(request, options.isSecure());
    response.putHeader(REQUEST_ID, requestId);
    var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    // The library packs even where gzip is refused, if an encoding is named that it does not know.
    if (accepted != null && accepted.contains(";") && !Encodings.takesGzip(accepted)) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, IDENTITY);
    }
    if (leaving) {
      response.putHeader("Connection", "close");
    }
  }

  void send(RoutingContext context, Request request, Reply reply) {
    var response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (reply.template == null) {
      write(context.request(), reply);
      return;
    }
    var view = request.view(styles.address(), maintenance(request));
    head(response, reply).end(templates.render(reply.template, view, reply.model));
  }

  private String maintenance(Request request) {
    return options
        .maintenance()
        .apply(request.now())
        .map(stop -> stop.sentence(request.texts()))
        .orElse("");
  }

  static void write(HttpServerRequest request, Reply reply) {
    var response = head(request.response(), reply);
    var accepted = reply.gzip == null ? null : request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (accepted != null && Encodings.takesGzip(accepted)) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP).end(reply.gzip);
    } else {
      response.end(reply.body);
    }
  }

  private static HttpServerResponse head(HttpServerResponse response, Reply reply) {
    response.setStatusCode(reply.status);
    if (reply.contentType != null) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, reply.contentType);
    }
    response.putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    reply.headers.forEach(response::putHeader);
    return response;
  }

  void fail(RoutingContext context, Request request, Throwable failure) {
    var response = context.response();
    if (failure instanceof HttpClosedException || response.closed() || response.ended()) {
      return; // nobody is left to read an answer, or has it already: the rest of the body broke
    }
    if (context.response().headWritten()) {
      failHalfWay(request, failure);
      return;
    }
    var cause = asProblem(failure, context);
    Problems.log(cause, request);
    try {
      refuse(context, request, Problems.from(cause));
    } catch (RuntimeException e) {
      Problems.log(e, request);
      write(context.request(), Problems.json(Problems.from(e), request));
    }
  }

  /** Half an answer must not look whole. Not reset(): on HTTP/1.1 that does nothing by now. */
  static void failHalfWay(Request request, Throwable failure) {
    Problems.log(failure, request);
    request.connection().close();
  }

  /** As JSON on the API, else as a page. */
  void refuse(RoutingContext context, Request request, Problem problem) {
    send(context, request, answerFor(problem, request));
  }

  private Reply answerFor(Problem problem, Request request) {
    if (request.isApi()) {
      return Problems.json(problem, request);
    }
    return away.isFor(problem) ? away.answer(problem, request) : Problems.page(problem, request);
  }

  /** What the router refuses by itself, as one of our problems. */
  private static Throwable asProblem(Throwable failure, RoutingContext context) {
    int status =
        failure instanceof HttpException http ? http.getStatusCode() : context.statusCode();
    return switch (status) {
      case 400 -> failure instanceof Problem ? failure : Problem.of(400, "bad_request");
      case 403 -> failure instanceof Problem ? failure : Problem.notFound(); // a folder of files
      case 404 -> Problem.notFound();
      case 405 -> Problem.of(405, "method_not_allowed");
      case 413 -> Problem.of(413, "body_too_large");
      default ->
          failure instanceof Problem || status < 400 || status > 499
              ? failure
              : Problem.of(status, "bad_request");
    };
  }
}
