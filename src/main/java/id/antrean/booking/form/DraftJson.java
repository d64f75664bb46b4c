package id.antrean.booking.form;

import id.antrean.booking.TypedPerson;
import id.antrean.booking.form.BookingDraft.Attempt;
import id.antrean.booking.form.BookingDraft.Choice;
import id.antrean.booking.form.BookingDraft.SentPin;
import id.antrean.booking.form.BookingDraft.Typed;
import id.antrean.core.Channel;
import id.antrean.core.Contact;
import id.antrean.security.Pin;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;

/** The draft's form in its cookie: flat and with short names, because a cookie is small. */
final class DraftJson {
  /** The code of the booking that was made; the ticket page looks for it, too. */
  static final String MADE = "made";

  private DraftJson() {}

  static JsonObject of(BookingDraft draft) {
    var choice = draft.choice();
    var typed = draft.typed();
    var person = typed.person();
    var attempt = draft.attempt();
    var json = new JsonObject();
    attempt.pin().ifPresent(pin -> json.put("pin", pin(pin)));
    return json.put("branch", choice.branch())
        .put("service", choice.service())
        .put("reason", choice.reason())
        .put("slot", choice.slot())
        .put("date", choice.date().toString())
        .put("starts", choice.starts().toString())
        .put("ends", choice.ends().toString())
        .put("nik", person.nik())
        .put("kpj", new JsonArray(person.kpj()))
        .put("name", person.name())
        .put("phone", person.phone())
        .put("email", person.email())
        .put("heir", person.heir())
        .put("deceasedNik", person.deceasedNik())
        .put("deceasedKpj", person.deceasedKpj())
        .put("claim", typed.claim())
        .put("found", typed.found())
        .put("near", typed.nearTurnSms())
        .put("key", attempt.requestKey())
        .put("pass", attempt.pass())
        .put(MADE, attempt.made());
  }

  /** A form that begins with a claim and has no time yet. */
  static JsonObject of(Claimant claimant) {
    return new JsonObject()
        .put("nik", claimant.nik())
        .put("claim", claimant.reference())
        .put("found", claimant.found());
  }

  static boolean hasTime(JsonObject json) {
    return json.containsKey("slot");
  }

  static Claimant claimant(JsonObject json) {
    return new Claimant(
        json.getString("nik", ""), json.getString("claim", ""), json.getString("found", ""));
  }

  static BookingDraft read(JsonObject json) {
    return new BookingDraft(choice(json), typed(json), attempt(json));
  }

  private static Choice choice(JsonObject json) {
    return new Choice(
        json.getString("branch"),
        json.getString("service"),
        json.getString("reason"),
        json.getLong("slot"),
        LocalDate.parse(json.getString("date")),
        LocalTime.parse(json.getString("starts")),
        LocalTime.parse(json.getString("ends")));
  }

  private static Typed typed(JsonObject json) {
    var person =
        new TypedPerson(
            json.getString("nik"),
            json.getJsonArray("kpj").stream().map(String.class::cast).toList(),
            json.getString("name"),
            json.getString("phone"),
            json.getString("email"),
            json.getBoolean("heir"),
            json.getString("deceasedNik"),
            json.getString("deceasedKpj"));
    return new Typed(
        person, json.getString("claim"), json.getString("found", ""), json.getBoolean("near"));
  }

  private static Attempt attempt(JsonObject json) {
    return new Attempt(
        json.getString("key"),
        json.getString("pass"),
        Optional.ofNullable(json.getJsonObject("pin")).map(DraftJson::pin),
        json.getString(MADE));
  }

  private static JsonObject pin(SentPin sent) {
    return new JsonObject()
        .put("id", sent.pin().id().toString())
        .put("until", sent.pin().until().getEpochSecond())
        .put("again", sent.pin().againAt().getEpochSecond())
        .put("by", sent.to().channel().name())
        .put("to", sent.to().address());
  }

  private static SentPin pin(JsonObject json) {
    var pin =
        new Pin(
            UUID.fromString(json.getString("id")),
            Instant.ofEpochSecond(json.getLong("until")),
            Instant.ofEpochSecond(json.getLong("again")));
    return new SentPin(
        pin, new Contact(Channel.valueOf(json.getString("by")), json.getString("to")));
  }
}
