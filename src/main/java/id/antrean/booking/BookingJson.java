package id.antrean.booking;

import id.antrean.branch.Branch;
import id.antrean.branch.BranchJson;
import id.antrean.branch.Branches;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Bookings as the API states them; {@code messages} and the place in line are added further right.
 */
public final class BookingJson {
  private BookingJson() {}

  /** Reads the body of a booking. */
  static BookingRequest request(JsonObject body) {
    var deceased = body.getJsonObject("onBehalfOf", new JsonObject());
    var person =
        new TypedPerson(
            body.getString("nik"),
            body.getJsonArray("kpj", new JsonArray()).stream().map(Object::toString).toList(),
            body.getString("name"),
            body.getString("phone"),
            body.getString("email", ""),
            !deceased.isEmpty(),
            deceased.getString("nik", ""),
            deceased.getString("kpj", ""));
    return new BookingRequest(
        person,
        body.getString("service"),
        Optional.ofNullable(body.getString("reason")),
        body.getString("slot"),
        Optional.ofNullable(body.getJsonObject("claim")).map(c -> c.getString("reference")),
        Optional.ofNullable(body.getString("language")),
        body.getString("phonePass", ""));
  }

  public static JsonObject of(
      Booking booking, Branch branch, Bookings bookings, Branches branches, String language) {
    var checklist =
        branches
            .service(branch.id(), booking.service())
            .map(s -> s.checklist(Optional.ofNullable(booking.reason()).flatMap(s::reason)))
            .map(items -> BranchJson.of(items, language))
            .orElseGet(JsonArray::new);
    var json =
        new JsonObject()
            .put("code", bookings.code(booking))
            .put("checkInToken", bookings.checkInToken(booking))
            .put("number", booking.shownNumber())
            .put("lane", booking.lane().name())
            .put("branch", branch.id())
            .put("branchName", branch.name())
            .put("service", booking.service())
            .put("date", booking.date().toString())
            .put("start", booking.starts().toString())
            .put("end", booking.ends().toString())
            .put("timeZone", branch.timeZone().getId())
            .put("state", booking.state().name())
            .put("checklist", checklist);
    if (booking.reason() != null) {
      json.put("reason", booking.reason());
    }
    return json;
  }
}
