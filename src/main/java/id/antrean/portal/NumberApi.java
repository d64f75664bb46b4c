package id.antrean.portal;

import id.antrean.core.IsoTime;
import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.queue.WaitingLines;
import id.antrean.queue.rules.Ticket;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A queue number by the token on its paper, for whoever holds that (R71). */
public final class NumberApi {
  private final WaitingLines lines;

  public NumberApi(WaitingLines lines) {
    this.lines = lines;
  }

  public void register(Routes routes) {
    routes.get("/api/v1/tickets/by-token/{token}", this::follow);
  }

  private Reply follow(Request request) {
    var now = request.now();
    var view = lines.ofToken(request.path("token"), now).orElseThrow(Problem::notFound);
    var ticket = view.ticket();
    var slip = ticket.slip();
    var zone = view.floor().zone();
    var json =
        new JsonObject()
            .put("number", ticket.number())
            .put("lane", slip.lane().name())
            .put("branch", slip.branch())
            .put("date", slip.date().toString())
            .put("state", ticket.state().name());
    if (view.place() != null) {
      json.put("ahead", view.place().ahead());
      if (view.place().from() != null) {
        json.put("expectedFrom", instant(view.place().from(), zone))
            .put("expectedTo", instant(view.place().to(), zone));
      }
    }
    if (ticket.state().isAtCounter()) {
      json.put("counter", ticket.call().counterName());
      lines.whyCalled(ticket, request.texts()).ifPresent(why -> json.put("reason", why));
    }
    lines
        .lastCalled(slip.branch(), slip.lane(), now)
        .filter(last -> last.slip().date().equals(slip.date()))
        .ifPresent(last -> json.put("lastCalled", called(last, zone)));
    return Reply.json(json);
  }

  private static JsonObject called(Ticket last, ZoneId zone) {
    return new JsonObject()
        .put("number", last.number())
        .put("counter", last.call().counterName())
        .put("calledAt", instant(last.call().at(), zone));
  }

  private static String instant(Instant at, ZoneId zone) {
    return IsoTime.of(at.truncatedTo(ChronoUnit.SECONDS), zone);
  }
}
