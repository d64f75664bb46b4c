package id.antrean.slots;

import id.antrean.branch.Branch;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Slots as the API states them. */
public final class SlotJson {
  private SlotJson() {}

  public static JsonObject of(Slot slot, Instant now) {
    return new JsonObject()
        .put("id", Long.toString(slot.id()))
        .put("date", slot.date().toString())
        .put("start", slot.starts().toString())
        .put("end", slot.ends().toString())
        .put("lane", slot.lane().name())
        .put("quota", slot.quota())
        .put("remaining", slot.remaining())
        .put("bookable", slot.isBookable(now));
  }

  /** With the branch, for slots offered instead of another. */
  public static JsonObject of(Slot slot, Branch branch, Instant now) {
    return of(slot, now)
        .put("branch", branch.id())
        .put("branchName", branch.name())
        .put("timeZone", branch.timeZone().getId());
  }
}
