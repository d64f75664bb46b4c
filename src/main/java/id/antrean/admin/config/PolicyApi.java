package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.CallingRules;
import id.antrean.branch.CounterDuties;
import id.antrean.core.Lane;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the lanes of a branch share its counters. */
final class PolicyApi {
  private final Branches branches;
  private final Policies policies;

  PolicyApi(Branches branches, Policies policies) {
    this.branches = branches;
    this.policies = policies;
  }

  void register(Routes routes) {
    routes.get("/api/v1/branches/{branch}/policy", this::show);
    routes.put("/api/v1/branches/{branch}/policy", this::change);
  }

  private Reply show(Request request) {
    return Reply.json(json(branches.get(request.path("branch")).id()));
  }

  private Reply change(Request request) {
    var branch = branches.get(request.path("branch")).id();
    var body = request.json();
    var today = branches.calendar(branch).today(request.now());
    var edit =
        EditApi.ofApi(request, branch, body.getNumber("version"), body.getString("reason"))
            .from(EditApi.from(body.getString("validFrom", ""), today));
    var rules = typed(body, branch).rules(policies.of(branch));
    return EditApi.orConflict(
        request,
        branches,
        branch,
        () -> {
          var outcome = policies.change(edit, rules);
          return EditApi.accepted(outcome).orElseGet(() -> Reply.json(json(branch)));
        });
  }

  private TypedPolicy typed(JsonObject body, String branch) {
    var lanes =
        objects(body.getJsonArray("lanes")).stream()
            .map(
                lane ->
                    new TypedPolicy.TypedLane(
                        Lane.valueOf(lane.getString("lane")),
                        lane.getInteger("position").toString(),
                        lane.getInteger("turns").toString(),
                        lane.getInteger("longestWaitMinutes").toString(),
                        lane.getBoolean("strict", false)))
            .toList();
    if (!body.containsKey("counters")) {
      return new TypedPolicy(lanes, written(branch));
    }
    var counters = new LinkedHashMap<String, CounterDuties>();
    for (var counter : objects(body.getJsonArray("counters"))) {
      var served = strings(counter.getJsonArray("lanes")).stream().map(Lane::valueOf).toList();
      var services =
          counter.containsKey("services")
              ? strings(counter.getJsonArray("services"))
              : List.copyOf(policies.of(branch).services());
      counters.put(counter.getString("counter"), new CounterDuties(served, services));
    }
    return new TypedPolicy(lanes, counters);
  }

  /** The counters as they are, written out. */
  private Map<String, CounterDuties> written(String branch) {
    var all = policies.of(branch);
    var counters = new LinkedHashMap<String, CounterDuties>();
    CallingRules.of(policies.current(branch).fields())
        .counters()
        .forEach((id, duties) -> counters.put(id, all.writtenOut(duties)));
    return counters;
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> strings(JsonArray array) {
    return array.stream().map(String.class::cast).toList();
  }

  private JsonObject json(String branch) {
    var now = policies.current(branch);
    var rules = CallingRules.of(now.fields());
    var all = policies.of(branch);
    var lanes = new JsonArray();
    for (int n = 0; n < rules.lanes().size(); n++) {
      var lane = rules.lanes().get(n);
      lanes.add(
          new JsonObject()
              .put("lane", lane.lane().name())
              .put("turns", lane.turns())
              .put("longestWaitMinutes", lane.longestWait().toMinutes())
              .put("position", n + 1)
              .put("strict", lane.strict()));
    }
    var counters = new JsonArray();
    for (var counter : all.counters()) {
      var duties = rules.counters().getOrDefault(counter.id(), CounterDuties.ALL);
      var written = all.writtenOut(duties);
      var json =
          new JsonObject()
              .put("counter", counter.id())
              .put("name", counter.name())
              .put("lanes", new JsonArray(written.lanes().stream().map(Lane::name).toList()));
      if (!duties.services().isEmpty()) {
        json.put("services", new JsonArray(duties.services()));
      }
      counters.add(json);
    }
    return new JsonObject()
        .put("lanes", lanes)
        .put("counters", counters)
        .put("version", now.version());
  }
}
