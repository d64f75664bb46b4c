package id.antrean.portal;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingJson;
import id.antrean.booking.Bookings;
import id.antrean.branch.Branches;
import id.antrean.notify.MessageStateStore;
import id.antrean.queue.Lines;
import id.antrean.queue.WaitEstimate;
import id.antrean.web.Call;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** A booking as it is now: its messages, and its place in line on the day (R71, R101). */
public final class FollowApi {
  private final Bookings bookings;
  private final Branches branches;
  private final Lines lines;
  private final MessageStateStore messages;

  public FollowApi(Bookings bookings, Branches branches, Lines lines, MessageStateStore messages) {
    this.bookings = bookings;
    this.branches = branches;
    this.lines = lines;
    this.messages = messages;
  }

  public void register(Routes routes) {
    routes.get("/api/v1/bookings/{code}", this::follow);
    routes.post("/api/v1/bookings/{code}/messages", this::resend);
  }

  private Reply follow(Call call) {
    return Reply.json(json(bookings.byCode(call.path("code")), call));
  }

  private Reply resend(Call call) {
    var requestKey = call.requestKey();
    return Reply.json(202, json(bookings.resend(call.path("code"), requestKey, call.now()), call));
  }

  private JsonObject json(Booking booking, Call call) {
    var branch = branches.get(booking.branch());
    var json =
        BookingJson.of(booking, branch, bookings, branches, call.texts().language())
            .put("messages", messages(booking.id()));
    lines
        .ofBooking(booking.id(), call.now())
        .filter(view -> view.place() != null)
        .ifPresent(view -> place(json, view.place(), branch.timeZone()));
    return json;
  }

  private JsonArray messages(UUID booking) {
    var out = new JsonArray();
    for (var message : messages.of(booking)) {
      out.add(
          new JsonObject().put("channel", message.channel().name()).put("state", message.state()));
    }
    return out;
  }

  private static void place(JsonObject json, WaitEstimate.Place place, ZoneId zone) {
    json.put("ahead", place.ahead());
    if (place.from() != null) {
      json.put("expectedFrom", offset(place.from(), zone))
          .put("expectedTo", offset(place.to(), zone));
    }
  }

  private static String offset(Instant at, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }
}
