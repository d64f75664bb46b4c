package id.antrean.booking;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Service;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Bookings as the API states them; {@code messages} and the place in line are added further right.
 */
public final class BookingJson {
  private BookingJson() {}

  public static JsonObject of(
      Booking booking, Branch branch, Bookings bookings, Branches branches, String language) {
    var checklist =
        branches
            .service(branch.id(), booking.service())
            .map(s -> s.checklist(Optional.ofNullable(booking.reason()).flatMap(s::reason)))
            .map(items -> checklist(items, language))
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

  private static JsonArray checklist(List<Service.ChecklistItem> items, String language) {
    var out = new JsonArray();
    for (var item : items) {
      var one =
          new JsonObject().put("text", item.text().in(language)).put("form", item.form().name());
      item.note().ifPresent(note -> one.put("note", note.in(language)));
      item.glossary().ifPresent(words -> one.put("glossary", words.in(language)));
      out.add(one);
    }
    return out;
  }
}
