package id.antrean.admin;

import id.antrean.core.IsoTime;
import id.antrean.staff.AuditEntry;
import id.antrean.staff.AuditRow;
import id.antrean.staff.AuditVerdict;
import id.antrean.staff.AuditVerdict.Broken;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Map;

/** Rows of the trail, and what a check found, as the API states them. */
final class TrailJson {
  private TrailJson() {}

  static Map<String, Object> detail(AuditRow row) {
    return new JsonObject(row.detail()).getMap();
  }

  static JsonObject of(AuditEntry entry, ZoneId zone) {
    var row = entry.row();
    var json =
        new JsonObject()
            .put("id", row.id())
            .put("at", IsoTime.of(row.at(), zone))
            .put("actor", row.actor())
            .put("action", row.action())
            .put("object", row.object())
            .put("detail", new JsonObject(row.detail()));
    if (row.branch() != null) {
      json.put("branch", row.branch());
    }
    entry.sealedAt().ifPresent(at -> json.put("sealedAt", IsoTime.of(at, zone)));
    return json;
  }

  static JsonObject of(AuditVerdict verdict) {
    var json =
        new JsonObject()
            .put("rows", verdict.rows())
            .put("intact", verdict.isIntact())
            .put("waiting", verdict.waiting());
    verdict.firstBroken().ifPresent(broken -> json.put("firstBroken", json(broken)));
    verdict
        .last()
        .ifPresent(
            last ->
                json.put(
                    "last", new JsonObject().put("round", last.round()).put("link", last.link())));
    verdict.next().ifPresent(next -> json.put("next", next));
    return json;
  }

  private static JsonObject json(Broken broken) {
    var json = new JsonObject().put("kind", broken.kind().name());
    broken.row().ifPresent(id -> json.put("id", id));
    broken.branch().ifPresent(branch -> json.put("branch", branch));
    broken.place().ifPresent(place -> json.put("place", place));
    broken.round().ifPresent(round -> json.put("round", round));
    return json;
  }
}
