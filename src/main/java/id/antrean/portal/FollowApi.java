package id.antrean.portal;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingChanges;
import id.antrean.booking.BookingJson;
import id.antrean.booking.Bookings;
import id.antrean.branch.Branches;
import id.antrean.core.IsoTime;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.EventStreams;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.notify.MessageStates;
import id.antrean.queue.WaitingLines;
import id.antrean.queue.rules.WaitEstimate;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.UUID;

/** A booking as it is now: its messages, and its place in line on the day (R71, R101). */
public final class FollowApi {
  private final Bookings bookings;
  private final BookingChanges changes;
  private final Branches branches;
  private final WaitingLines lines;
  private final MessageStates messages;
  private final TicketStreams tickets;
  private final EventStreams streams;

  FollowApi(
      Bookings bookings,
      BookingChanges changes,
      Branches branches,
      WaitingLines lines,
      MessageStates messages,
      TicketStreams tickets,
      EventStreams streams) {
    this.bookings = bookings;
    this.changes = changes;
    this.branches = branches;
    this.lines = lines;
    this.messages = messages;
    this.tickets = tickets;
    this.streams = streams;
  }

  public void register(Routes routes) {
    routes.get("/api/v1/bookings/{code}", this::follow);
    routes.post("/api/v1/bookings/{code}/messages", this::resend);
    routes.stream("/api/v1/bookings/{code}/stream", this::stream);
  }

  /** Problem 409 not_allowed_now: it has nothing to say but on the day of the visit. */
  private void stream(Request request) {
    var booking = bookings.byCode(request.path("code"));
    var today = branches.calendar(booking.branch()).today(request.now());
    if (!booking.mayBeFollowed(today)) {
      throw Problem.conflict("not_allowed_now").saying(Sentence.of("follow.notToday"));
    }
    var feed = tickets.of(booking.branch());
    feed.join(streams.open(request, feed::leave), booking.id());
  }

  private Reply follow(Request request) {
    return Reply.json(json(bookings.byCode(request.path("code")), request));
  }

  private Reply resend(Request request) {
    var requestKey = request.requestKey();
    return Reply.json(
        202, json(changes.resend(request.path("code"), requestKey, request.now()), request));
  }

  private JsonObject json(Booking booking, Request request) {
    var branch = branches.get(booking.branch());
    var json =
        BookingJson.of(booking, branch, bookings, branches, request.texts().language())
            .put("messages", messages(booking.id()));
    lines
        .ofBooking(booking.id(), request.now())
        .filter(view -> view.place() != null)
        .ifPresent(view -> place(json, view.place(), branch.timeZone()));
    return json;
  }

  private JsonArray messages(UUID booking) {
    var out = new JsonArray();
    for (var message : messages.of(booking)) {
      out.add(
          new JsonObject()
              .put("channel", message.channel().name())
              .put("state", message.state().name()));
    }
    return out;
  }

  private static void place(JsonObject json, WaitEstimate.Place place, ZoneId zone) {
    json.put("ahead", place.ahead());
    if (place.from() != null) {
      json.put("expectedFrom", IsoTime.of(place.from(), zone))
          .put("expectedTo", IsoTime.of(place.to(), zone));
    }
  }
}
