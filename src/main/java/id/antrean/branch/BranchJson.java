package id.antrean.branch;

import id.antrean.branch.Service.ChecklistItem;
import id.antrean.branch.Service.Reason;
import id.antrean.core.Lane;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Branches and services as the API states them, in one language. What is not known is left out. */
public final class BranchJson {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private BranchJson() {}

  public static JsonObject of(Branch branch, String language) {
    var json =
        new JsonObject()
            .put("id", branch.id())
            .put("name", branch.name())
            .put("region", branch.region())
            .put("city", branch.city())
            .put("province", branch.province())
            .put("timeZone", branch.timeZone().getId())
            .put("onlineBooking", branch.onlineBooking());
    branch.address().ifPresent(address -> json.put("address", address));
    branch.phone().ifPresent(phone -> json.put("phone", phone));
    branch
        .coordinates()
        .ifPresent(at -> json.put("latitude", at.latitude()).put("longitude", at.longitude()));
    branch
        .noOnline()
        .ifPresent(
            none ->
                json.put("noOnlineReason", none.reason().in(language))
                    .put("servedBy", none.servedBy()));
    return json;
  }

  /** A branch near another one, with the distance where both places are known. */
  public static JsonObject near(Branch here, Branch there) {
    var json =
        new JsonObject()
            .put("id", there.id())
            .put("name", there.name())
            .put("city", there.city())
            .put("onlineBooking", there.onlineBooking());
    here.kilometresTo(there).ifPresent(km -> json.put("kilometres", Math.round(km)));
    return json;
  }

  /** The days on which the branch opens, Monday first. */
  public static JsonArray hours(Calendar calendar) {
    return new JsonArray(
        calendar.week().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(day -> hours(day.getValue()).put("day", day.getKey().name()))
            .toList());
  }

  private static JsonObject hours(OpeningHours hours) {
    var json =
        new JsonObject()
            .put("opens", TIME.format(hours.opens()))
            .put("closes", TIME.format(hours.closes()));
    hours
        .lunch()
        .ifPresent(
            lunch ->
                json.put("breakStart", TIME.format(lunch.start()))
                    .put("breakEnd", TIME.format(lunch.end())));
    return json;
  }

  public static JsonObject of(Service service, String language) {
    var json =
        new JsonObject()
            .put("code", service.code())
            .put("name", service.name().in(language))
            .put(
                "reasons",
                new JsonArray(service.reasons().stream().map(r -> of(r, language)).toList()))
            .put("asksKpj", service.asksKpj())
            .put("heir", service.heir())
            .put("inPerson", service.inPerson())
            .put("icon", service.icon())
            .put("frequent", service.frequent())
            .put("lanes", new JsonArray(service.lanes().stream().map(Lane::name).toList()))
            .put("checklist", of(service.checklist(), language));
    service.hint().ifPresent(hint -> json.put("hint", hint.in(language)));
    service.after().ifPresent(after -> json.put("after", after.in(language)));
    return json;
  }

  private static JsonObject of(Reason reason, String language) {
    var json =
        new JsonObject()
            .put("code", reason.code())
            .put("name", reason.name().in(language))
            .put("heir", reason.heir())
            .put("checklist", of(reason.checklist(), language));
    reason.hint().ifPresent(hint -> json.put("hint", hint.in(language)));
    reason.advice().ifPresent(advice -> json.put("advice", advice.in(language)));
    return json;
  }

  public static JsonArray of(List<ChecklistItem> checklist, String language) {
    return new JsonArray(checklist.stream().map(item -> of(item, language)).toList());
  }

  private static JsonObject of(ChecklistItem item, String language) {
    var json =
        new JsonObject().put("text", item.text().in(language)).put("form", item.form().name());
    item.more().ifPresent(note -> json.put("note", note.in(language)));
    item.glossary().ifPresent(words -> json.put("glossary", words.in(language)));
    item.staff().ifPresent(words -> json.put("staffText", words.in(language)));
    return json;
  }
}
