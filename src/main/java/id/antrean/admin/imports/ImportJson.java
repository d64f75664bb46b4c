package id.antrean.admin.imports;

import id.antrean.page.Texts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a file would do, or did, as the API states it. */
final class ImportJson {
  private ImportJson() {}

  static JsonObject of(Imports.Outcome outcome, Texts texts) {
    var rows = new JsonArray();
    outcome.plan().rows().forEach(row -> rows.add(of(row, texts)));
    var json =
        new JsonObject()
            .put("rows", rows)
            .put("applied", outcome.id().isPresent())
            .put("encoding", outcome.plan().encoding())
            .put("unused", new JsonArray(outcome.plan().unused()));
    outcome.id().ifPresent(id -> json.put("import", id.toString()));
    return json;
  }

  private static JsonObject of(PlannedRow row, Texts texts) {
    var json = new JsonObject().put("row", row.row()).put("state", row.state().name());
    var changes = new JsonArray();
    for (var cell : row.cells()) {
      var change = new JsonObject().put("column", cell.column());
      putIfKnown(change, "before", cell.before());
      putIfKnown(change, "after", cell.after());
      changes.add(change);
    }
    if (!changes.isEmpty()) {
      json.put("changes", changes);
    }
    var errors = new JsonArray();
    row.wrong()
        .forEach(
            (column, sentence) ->
                errors.add(
                    new JsonObject()
                        .put("column", column)
                        .put("message", texts.say(texts.toStaff(sentence)))));
    return errors.isEmpty() ? json : json.put("errors", errors);
  }

  private static void putIfKnown(JsonObject json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
