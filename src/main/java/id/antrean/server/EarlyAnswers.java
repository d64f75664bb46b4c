package id.antrean.server;

import id.antrean.core.Ids;
import id.antrean.http.Problems;
import id.antrean.http.RequestId;
import id.antrean.http.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Answers before the router, on the event loop: what the response caches hold, and bookings that
 * are refused because the node is full. Such a request needs no route, no session and no thread.
 */
final class EarlyAnswers {
  private final Routes routes;
  private final Admission admission;
  private final Answering answering;

  EarlyAnswers(Routes routes, Admission admission, Answering answering) {
    this.routes = routes;
    this.admission = admission;
    this.answering = answering;
  }

  /** Whether the request is answered by now. */
  boolean answers(HttpServerRequest request) {
    return HttpMethod.GET.equals(request.method())
        ? answersFromCache(request)
        : refusesWhenFull(request);
  }

  private boolean answersFromCache(HttpServerRequest request) {
    var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    for (var cache : routes.kept()) {
      var reply = cache.find(request.uri(), known);
      if (reply.isPresent()) {
        answering.commonHeaders(request, RequestId.of(Ids.next()));
        Answering.write(request, reply.get());
        return true;
      }
    }
    return false;
  }

  private boolean refusesWhenFull(HttpServerRequest request) {
    if (!admission.isFull() || !routes.isAdmittedApi(request)) {
      return false;
    }
    admission.turnedAway();
    var id = RequestId.of(Ids.next());
    answering.commonHeaders(request, id);
    Answering.write(request, Problems.busy(answering.texts(request), id));
    return true;
  }
}
