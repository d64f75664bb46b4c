package id.antrean.admin;

import id.antrean.admin.Closures.Closure;
import id.antrean.booking.ClosedVisit;
import id.antrean.branch.Branches;
import id.antrean.branch.Holiday;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Lists who is still booked on closed days. */
final class ClosureApi {
  private final Branches branches;
  private final Closures closures;

  ClosureApi(Branches branches, Closures closures) {
    this.branches = branches;
    this.closures = closures;
  }

  void register(Routes routes) {
    routes.get("/api/v1/branches/{branch}/closures", this::list);
  }

  private Reply list(Request request) {
    var out = new JsonArray();
    closures
        .of(branches.get(request.path("branch")), request.now())
        .forEach(closure -> out.add(json(closure)));
    return Reply.json(out);
  }

  private static JsonObject json(Closure closure) {
    var bookings = new JsonArray();
    closure.visits().forEach(visit -> bookings.add(json(visit, closure.isSent(visit))));
    return new JsonObject()
        .put("date", closure.visits().getFirst().booking().date().toString())
        .put("reason", closure.holiday().map(Holiday::name).orElse(""))
        .put("bookings", bookings);
  }

  private static JsonObject json(ClosedVisit visit, boolean sent) {
    var booking = visit.booking();
    var json =
        new JsonObject()
            .put("number", booking.shownNumber())
            .put("lane", booking.lane().name())
            .put("date", booking.date().toString())
            .put("start", booking.starts().toString())
            .put("end", booking.ends().toString())
            .put("sent", sent);
    visit
        .person()
        .ifPresent(
            person ->
                json.put("name", person.name().shortened())
                    .put("phoneTail", person.phone().tail()));
    return json;
  }
}
