package id.antrean.queue;

import id.antrean.core.Ids;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Reads what a request of staff asks for; the shape of its body was checked by the contract. */
final class QueueRequestJson {
  private QueueRequestJson() {}

  static CallWish call(JsonObject body) {
    return new CallWish(
        text(body, "lane").map(Lane::valueOf),
        text(body, "ticket").map(QueueRequestJson::id),
        body.getString("why"));
  }

  static TicketWish ticket(JsonObject body) {
    var lane = Lane.valueOf(body.getString("lane", "WALK_IN"));
    return new TicketWish(
        body.getString("service"),
        lane,
        body.getString("language", "id"),
        lane == Lane.E_KLAIM
            ? Optional.ofNullable(body.getJsonObject("claim")).map(QueueRequestJson::claim)
            : Optional.empty(),
        text(body, "phone").map(Phone::parse),
        text(body, "replaces").map(QueueRequestJson::id),
        body.getBoolean("again", false),
        body.getBoolean("outsideHours", false));
  }

  private static TicketWish.Claim claim(JsonObject claim) {
    return new TicketWish.Claim(
        claim.getString("reference"), LocalDate.parse(claim.getString("approvedOn")));
  }

  static TransferWish transfer(JsonObject body) {
    return new TransferWish(
        text(body, "counter"),
        text(body, "service"),
        text(body, "lane").map(Lane::valueOf),
        body.getString("reason"));
  }

  /** By token, number, or NIK and mobile. */
  static CheckIns.By arrival(JsonObject body) {
    var number = text(body, "number").<CheckIns.By>map(CheckIns.By.Number::new);
    return token(body).or(() -> number).orElseGet(() -> identity(body));
  }

  /** As {@link #arrival}, without the number, which proves nothing. */
  static CheckIns.By holder(JsonObject body) {
    return token(body).orElseGet(() -> identity(body));
  }

  private static Optional<CheckIns.By> token(JsonObject body) {
    return text(body, "token").map(CheckIns.By.Token::new);
  }

  private static CheckIns.By identity(JsonObject body) {
    return new CheckIns.By.Identity(
        Nik.parse(body.getString("nik")), Phone.parse(body.getString("phone")));
  }

  /** One of another shape does not exist. */
  static UUID id(String text) {
    return Ids.parse(text).orElseThrow(Problem::notFound);
  }

  private static Optional<String> text(JsonObject body, String field) {
    return Optional.ofNullable(body.getString(field)).filter(t -> !t.isBlank());
  }
}
