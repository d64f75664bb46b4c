package id.antrean.portal;

import id.antrean.branch.BranchJson;
import id.antrean.branch.Branches;
import id.antrean.branch.Calendar.State;
import id.antrean.core.IsoTime;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.queue.WalkIns;
import id.antrean.slots.SlotJson;
import id.antrean.slots.Slots;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;

/** One branch with what several rooms know of it. */
public final class PortalApi {
  private static final int NEAR = 5;

  private final Branches branches;
  private final Slots slots;
  private final WalkIns walkIns;

  public PortalApi(Branches branches, Slots slots, WalkIns walkIns) {
    this.branches = branches;
    this.slots = slots;
    this.walkIns = walkIns;
  }

  public void register(Routes routes) {
    routes.get("/api/v1/branches/{branch}", this::branch);
  }

  private Reply branch(Request request) {
    var texts = request.texts();
    var branch = branches.get(request.path("branch"));
    var id = branch.id();
    var moment = branches.calendar(id).at(request.now());
    var json =
        BranchJson.of(branch, texts.language())
            .put("hours", BranchJson.hours(branches.calendar(id)))
            .put("openNow", moment.state() == State.OPEN)
            .put("rules", new JsonArray(Rules.of(branches.policy(id), texts)))
            .put(
                "services",
                new JsonArray(
                    branches.services(id).stream()
                        .map(service -> BranchJson.of(service, texts.language()))
                        .toList()))
            .put(
                "near",
                new JsonArray(
                    branches.near(branch).stream()
                        .limit(NEAR)
                        .map(there -> BranchJson.near(branch, there))
                        .toList()))
            .put("counters", branches.counters(id).size())
            .put(
                "walkInRemaining",
                branches.calendar(id).stillServesToday(request.now())
                    ? walkIns.today(id, request.now()).left()
                    : 0);
    json.put("version", branches.edition(id));
    branches.words(id).ifPresent(words -> json.put("words", words));
    put(json, "opensAt", moment.opensAt().orElse(null), branch.timeZone());
    put(json, "closesAt", moment.closesAt().orElse(null), branch.timeZone());
    slots
        .firstFree(branch, request.now())
        .ifPresent(slot -> json.put("firstFree", SlotJson.of(slot, request.now())));
    return Reply.json(json);
  }

  private static void put(JsonObject json, String name, Instant at, ZoneId zone) {
    if (at != null) {
      json.put(name, IsoTime.of(at, zone));
    }
  }
}
