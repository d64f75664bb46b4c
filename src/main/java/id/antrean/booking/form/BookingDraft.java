package id.antrean.booking.form;

import id.antrean.booking.TypedPerson;
import id.antrean.slots.Slot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A booking on its way through the pages, as typed. It travels in a cookie, so it names the slot's
 * time itself and needs no database to be shown. {@code pass}: the captcha was solved; {@code
 * made}: the code of the booking that came of it.
 */
record BookingDraft(
    String branch,
    String service,
    String reason,
    long slot,
    LocalDate date,
    LocalTime starts,
    LocalTime ends,
    TypedPerson person,
    String claim,
    boolean nearTurnSms,
    String requestKey,
    String pass,
    String made) {

  private static final TypedPerson NOBODY =
      new TypedPerson("", List.of(), "", "", "", false, "", "");

  static BookingDraft of(Slot slot, String service, String reason, String requestKey) {
    return new BookingDraft(
        slot.branch(),
        service,
        reason,
        slot.id(),
        slot.date(),
        slot.starts(),
        slot.ends(),
        NOBODY,
        "",
        false,
        requestKey,
        "",
        "");
  }

  /** Another time, another office: what was typed and the request key stay. */
  BookingDraft at(Slot slot) {
    return at(slot, service, reason);
  }

  BookingDraft at(Slot slot, String service, String reason) {
    return new BookingDraft(
        slot.branch(),
        service,
        reason,
        slot.id(),
        slot.date(),
        slot.starts(),
        slot.ends(),
        person,
        claim,
        nearTurnSms,
        requestKey,
        pass,
        made);
  }

  BookingDraft withPerson(TypedPerson typed, String claim, boolean nearTurnSms) {
    return new BookingDraft(
        branch,
        service,
        reason,
        slot,
        date,
        starts,
        ends,
        typed,
        claim,
        nearTurnSms,
        requestKey,
        pass,
        made);
  }

  BookingDraft withPass(String solved) {
    return new BookingDraft(
        branch,
        service,
        reason,
        slot,
        date,
        starts,
        ends,
        person,
        claim,
        nearTurnSms,
        requestKey,
        solved,
        made);
  }

  /** What remains afterwards: where the ticket is, and nothing about the person. */
  BookingDraft made(String code) {
    return new BookingDraft(
        branch, service, reason, slot, date, starts, ends, NOBODY, "", false, requestKey, "", code);
  }

  Optional<String> chosenReason() {
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  boolean isEmpty() {
    return person.nik().isEmpty() && person.name().isEmpty() && person.phone().isEmpty();
  }

  /** All that the check page shows: its button is good for exactly this. */
  String shown() {
    return withPass("").json().encode();
  }

  JsonObject json() {
    return new JsonObject()
        .put("branch", branch)
        .put("service", service)
        .put("reason", reason)
        .put("slot", slot)
        .put("date", date.toString())
        .put("starts", starts.toString())
        .put("ends", ends.toString())
        .put("nik", person.nik())
        .put("kpj", new JsonArray(person.kpj()))
        .put("name", person.name())
        .put("phone", person.phone())
        .put("email", person.email())
        .put("heir", person.heir())
        .put("deceasedNik", person.deceasedNik())
        .put("deceasedKpj", person.deceasedKpj())
        .put("claim", claim)
        .put("near", nearTurnSms)
        .put("key", requestKey)
        .put("pass", pass)
        .put("made", made);
  }

  static BookingDraft read(JsonObject json) {
    return new BookingDraft(
        json.getString("branch"),
        json.getString("service"),
        json.getString("reason"),
        json.getLong("slot"),
        LocalDate.parse(json.getString("date")),
        LocalTime.parse(json.getString("starts")),
        LocalTime.parse(json.getString("ends")),
        new TypedPerson(
            json.getString("nik"),
            json.getJsonArray("kpj").stream().map(String.class::cast).toList(),
            json.getString("name"),
            json.getString("phone"),
            json.getString("email"),
            json.getBoolean("heir"),
            json.getString("deceasedNik"),
            json.getString("deceasedKpj")),
        json.getString("claim"),
        json.getBoolean("near"),
        json.getString("key"),
        json.getString("pass"),
        json.getString("made"));
  }

  @Override
  public String toString() {
    return "BookingDraft[hidden]";
  }
}
