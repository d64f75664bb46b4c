package id.antrean.queue;

import id.antrean.booking.Booking;
import id.antrean.booking.Person;
import id.antrean.branch.Branches;
import id.antrean.core.IsoTime;
import id.antrean.core.Kpj;
import id.antrean.core.TypedNumber;
import id.antrean.page.Texts;
import id.antrean.queue.rules.CounterView;
import id.antrean.queue.rules.DayFigures;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Tickets, counters and verdicts as the API states them; what is not known is left out. */
public final class QueueJson {
  private QueueJson() {}

  /** Without personal data; why somebody was called in the reader's language. */
  public static JsonObject ticket(TicketView view, Texts texts) {
    var ticket = view.ticket();
    var slip = ticket.slip();
    var zone = view.floor().zone();
    var json =
        new JsonObject()
            .put("id", slip.id().toString())
            .put("number", ticket.number())
            .put("lane", slip.lane().name())
            .put("source", slip.source().name())
            .put("service", ticket.service())
            .put("state", ticket.state().name())
            .put("language", slip.language())
            .put("arrivedAt", instant(slip.arrivedAt(), zone))
            .put("recalls", ticket.call() == null ? 0 : ticket.call().recalls());
    if (ticket.call() != null) {
      json.put("calledAt", instant(ticket.call().at(), zone))
          .put("counter", ticket.call().counter());
      putIfKnown(json, "reason", reason(ticket, texts));
      if (ticket.call().why() != null) {
        json.put(
            "explanation", CallReasons.explained(ticket, ticket.call().why(), view.floor(), texts));
      }
    }
    if (ticket.servingAt() != null) {
      json.put("servingAt", instant(ticket.servingAt(), zone));
    }
    if (ticket.since() != null) {
      json.put("since", instant(ticket.since(), zone));
    }
    putIfKnown(json, "serviceReason", slip.serviceReason());
    putIfKnown(json, "replaces", slip.replaces());
    if (view.place() != null) {
      json.put("ahead", view.place().ahead()).put("callsAhead", view.place().callsAhead());
      if (view.place().from() != null) {
        json.put("expectedFrom", instant(view.place().from(), zone))
            .put("expectedTo", instant(view.place().to(), zone));
      }
    }
    return json;
  }

  private static String reason(Ticket ticket, Texts texts) {
    var call = ticket.call();
    return call.why() == null ? call.reason() : CallReasons.words(ticket, call.why(), texts);
  }

  static JsonObject counter(CounterView view, ZoneId zone) {
    var counter = view.counter();
    var json =
        new JsonObject()
            .put("id", counter.id())
            .put("name", counter.name())
            .put("open", counter.open());
    view.closesAfter().ifPresent(number -> json.put("closesAfter", number));
    view.user()
        .ifPresent(
            user ->
                json.put(
                    "user",
                    new JsonObject()
                        .put("username", user.username())
                        .put("since", instant(user.since(), zone))));
    return json;
  }

  /** Without the code: the member of staff who sees it is not its holder. */
  static JsonObject visit(Booking booking) {
    return new JsonObject()
        .put("number", booking.shownNumber())
        .put("lane", booking.lane().name())
        .put("date", booking.date().toString())
        .put("start", booking.starts().toString())
        .put("end", booking.ends().toString())
        .put("language", booking.language());
  }

  /** {@code was}: the number that was typed, where the booking has another since it was moved. */
  static JsonObject numbered(Booking booking, String typed, Branches branches) {
    var json = visit(booking);
    TypedNumber.of(typed)
        .map(t -> t.lane().number(t.number()))
        .filter(was -> !was.equals(booking.shownNumber()))
        .ifPresent(was -> json.put("was", was));
    return json.put("branch", booking.branch())
        .put("branchName", branches.get(booking.branch()).name())
        .put("state", booking.state().name());
  }

  /** {@code ticket} may be null. */
  static JsonObject checkIn(CheckInAnswer answer, JsonObject ticket, Texts texts) {
    var json =
        new JsonObject()
            .put("verdict", answer.verdict().name())
            .put("next", texts.say(answer.next()));
    putIfKnown(json, "ticket", ticket);
    answer.booking().ifPresent(booking -> json.put("booking", visit(booking)));
    answer
        .person()
        .ifPresent(
            person ->
                json.put(
                    "person",
                    new JsonObject()
                        .put("name", person.name().shortened())
                        .put("phoneTail", person.phone().tail())));
    answer.stands().ifPresent(state -> json.put("state", state.name()));
    answer.movable().ifPresent(lane -> json.put("movable", lane.name()));
    answer.pass().ifPresent(pass -> json.put("pass", pass(pass)));
    return json;
  }

  private static JsonObject pass(CheckInAnswer.PassToday today) {
    var json =
        new JsonObject()
            .put("firstDay", today.pass().firstDay().toString())
            .put("lastDay", today.pass().lastDay().toString())
            .put("status", today.status().name());
    today.pass().reference().ifPresent(reference -> json.put("reference", reference));
    return json;
  }

  static JsonObject figures(DayFigures figures) {
    var lanes = new JsonObject();
    figures
        .lanes()
        .forEach(
            (lane, states) -> {
              var counts = new JsonObject();
              states.forEach((state, n) -> counts.put(state.name(), n));
              lanes.put(lane.name(), counts);
            });
    return new JsonObject()
        .put("date", figures.date().toString())
        .put(
            "walkIn",
            new JsonObject()
                .put("quota", figures.walkInQuota())
                .put("given", figures.walkInGiven()))
        .put(
            "eKlaim",
            new JsonObject()
                .put("given", figures.eKlaimGiven())
                .put("unverified", figures.eKlaimUnverified()))
        .put("lanes", lanes);
  }

  /** Personal data in full: only for staff who may see it, and only after the look was recorded. */
  static JsonObject holder(WaitingLines.Holder holder) {
    var json = new JsonObject();
    putIfKnown(json, "phone", holder.phone());
    putIfKnown(json, "claim", holder.claim());
    holder.person().ifPresent(person -> put(json, person));
    return json;
  }

  private static void put(JsonObject json, Person person) {
    json.put("nik", person.nik().digits())
        .put("kpj", new JsonArray(person.kpj().stream().map(Kpj::number).toList()))
        .put("name", person.name().full())
        .put("phone", person.phone().e164());
    person.email().ifPresent(email -> json.put("email", email.address()));
    person
        .onBehalfOf()
        .ifPresent(
            deceased ->
                json.put(
                    "onBehalfOf",
                    new JsonObject()
                        .put("nik", deceased.nik().digits())
                        .put("kpj", deceased.kpj().number())));
  }

  private static void putIfKnown(JsonObject json, String name, Object value) {
    if (value != null) {
      json.put(name, value instanceof JsonObject ? value : value.toString());
    }
  }

  private static String instant(Instant at, ZoneId zone) {
    return IsoTime.of(at.truncatedTo(ChronoUnit.SECONDS), zone);
  }
}
