package id.antrean.slots;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Slots as the API states them. */
public final class SlotJson {
  private SlotJson() {}

  /** The id of a slot as typed. Problem 404 unknown_slot where it is no id at all. */
  public static long id(String typed) {
    return Slot.id(typed).orElseThrow(() -> Problem.of(404, "unknown_slot"));
  }

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

  /** With the branch, for slots offered instead of one {@code here}. */
  private static JsonObject of(Slot slot, Branch branch, Branch here, Instant now) {
    var json =
        of(slot, now)
            .put("branch", branch.id())
            .put("branchName", branch.name())
            .put("timeZone", branch.timeZone().getId());
    if (!branch.id().equals(here.id())) {
      here.kilometresTo(branch).ifPresent(km -> json.put("kilometres", Math.round(km)));
    }
    return json;
  }

  /** What a refusal offers instead, as the member "alternatives"; empty when it offers nothing. */
  public static JsonObject alternatives(Problem refusal, Branches branches, Instant now) {
    return refusal
        .detail(SlotsOffered.class)
        .map(offered -> new JsonObject().put("alternatives", of(offered, branches, now)))
        .orElseGet(JsonObject::new);
  }

  private static JsonArray of(SlotsOffered offered, Branches branches, Instant now) {
    var here = branches.get(offered.branch());
    var slots = new JsonArray();
    for (var slot : offered.slots()) {
      slots.add(of(slot, branches.get(slot.branch()), here, now));
    }
    return slots;
  }
}
