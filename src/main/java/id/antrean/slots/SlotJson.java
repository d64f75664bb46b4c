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

  /** With the branch, for slots offered instead of another. */
  public static JsonObject of(Slot slot, Branch branch, Instant now) {
    return of(slot, now)
        .put("branch", branch.id())
        .put("branchName", branch.name())
        .put("timeZone", branch.timeZone().getId());
  }

  /** What a refusal offers instead, as the member "alternatives"; empty when it offers nothing. */
  public static JsonObject alternatives(Problem refusal, Branches branches, Instant now) {
    var member = new JsonObject();
    refusal
        .detail(SlotsOffered.class)
        .ifPresent(
            offered ->
                member.put(
                    "alternatives",
                    new JsonArray(
                        offered.slots().stream()
                            .map(slot -> of(slot, branches.get(slot.branch()), now))
                            .toList())));
    return member;
  }
}
