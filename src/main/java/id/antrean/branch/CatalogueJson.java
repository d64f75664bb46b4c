package id.antrean.branch;

import id.antrean.branch.Service.ChecklistItem;
import id.antrean.branch.Service.Form;
import id.antrean.branch.Service.Reason;
import id.antrean.core.Lane;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A service's catalogue as one JSON document: names, hints, reasons and checklists, each document
 * written out where it is asked for.
 */
final class CatalogueJson {
  private CatalogueJson() {}

  /** From services.json, where checklists only name documents, to what is stored. */
  static JsonObject writtenOut(JsonObject service, JsonObject documents) {
    var out = service.copy();
    out.put("checklist", writtenOut(service.getJsonArray("checklist"), documents));
    for (var reason : objects(out.getJsonArray("reasons", new JsonArray()))) {
      reason.put("checklist", writtenOut(reason.getJsonArray("checklist"), documents));
    }
    return out;
  }

  static Service service(JsonObject json) {
    return new Service(
        json.getString("code"),
        words(json, "name").orElseThrow(),
        words(json, "hint"),
        words(json, "advice"),
        json.getJsonArray("lanes").stream().map(lane -> Lane.valueOf((String) lane)).toList(),
        json.getBoolean("heir"),
        json.getBoolean("asksKpj", true),
        OneOpen.valueOf(json.getString("oneOpen", OneOpen.COUNTRY.name())),
        json.getInteger("typicalMinutes"),
        checklist(json),
        objects(json.getJsonArray("reasons", new JsonArray())).stream()
            .map(CatalogueJson::reason)
            .toList(),
        json.getBoolean("inPerson", false),
        words(json, "after"),
        json.getString("icon", "help"),
        json.getBoolean("frequent", false));
  }

  private static Reason reason(JsonObject json) {
    return new Reason(
        json.getString("code"),
        words(json, "name").orElseThrow(),
        words(json, "hint"),
        words(json, "advice"),
        json.getBoolean("heir"),
        checklist(json));
  }

  private static List<ChecklistItem> checklist(JsonObject json) {
    return objects(json.getJsonArray("checklist")).stream()
        .map(
            item ->
                new ChecklistItem(
                    words(item, "text").orElseThrow(),
                    Form.valueOf(item.getString("form")),
                    words(item, "note"),
                    words(item, "without"),
                    words(item, "glossary"),
                    words(item, "staff")))
        .toList();
  }

  private static Optional<Bilingual> words(JsonObject json, String name) {
    return Optional.ofNullable(json.getJsonObject(name))
        .map(words -> new Bilingual(words.getString("id"), words.getString("en")));
  }

  private static JsonArray writtenOut(JsonArray names, JsonObject documents) {
    var out = new JsonArray();
    names.forEach(name -> out.add(documents.getJsonObject((String) name)));
    return out;
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
