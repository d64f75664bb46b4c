package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.Proposal;
import id.antrean.branch.Proposal.State;
import id.antrean.branch.Proposal.Step;
import id.antrean.core.IsoTime;
import id.antrean.core.Problem;
import id.antrean.core.WrittenReason;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.staff.StaffAct;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** Proposed changes: listed, decided, taken back. */
final class ProposalApi {
  private static final int LISTED = 100;

  private final Branches branches;
  private final Proposals proposals;

  ProposalApi(Branches branches, Proposals proposals) {
    this.branches = branches;
    this.proposals = proposals;
  }

  void register(Routes routes) {
    routes.get("/api/v1/proposals", this::list);
    routes.post("/api/v1/proposals/{id}/decision", this::decide);
    routes.delete("/api/v1/proposals/{id}", this::withdraw);
  }

  private Reply list(Request request) {
    var state = request.query("state").map(State::valueOf);
    long before =
        request
            .query("before")
            .map(typed -> EditApi.version(typed).orElse(0))
            .orElse(Long.MAX_VALUE);
    var out = new JsonArray();
    proposals.list(request.principal(), state, before, LISTED).forEach(p -> out.add(json(p)));
    return Reply.json(out);
  }

  private Reply decide(Request request) {
    var body = request.json();
    var act = act(request);
    long id = id(request);
    boolean approve = body.getBoolean("approve");
    var typed = body.getString("why", "");
    // Who agrees need not say why.
    var why = approve && typed.isBlank() ? "" : WrittenReason.parse(typed).text();
    var version = body.getNumber("version");
    var branch = proposals.get(act.who(), id).branch();
    return EditApi.orConflict(
        request,
        branches,
        branch,
        () ->
            Reply.json(
                json(
                    approve
                        ? proposals.approve(
                            act,
                            id,
                            version == null
                                ? OptionalLong.empty()
                                : OptionalLong.of(version.longValue()),
                            why)
                        : proposals.refuse(act, id, why))));
  }

  private Reply withdraw(Request request) {
    proposals.withdraw(act(request), id(request));
    return Reply.noContent();
  }

  private static StaffAct act(Request request) {
    return EditApi.act(request, request.requestKey());
  }

  private static long id(Request request) {
    long id = EditApi.version(request.path("id")).orElse(0);
    if (id == 0) {
      throw Problem.notFound();
    }
    return id;
  }

  private JsonObject json(Proposal proposal) {
    var zone = branches.get(proposal.branch()).timeZone();
    var fields = new JsonArray();
    for (var name : proposal.fields()) {
      var field = new JsonObject().put("field", name);
      ConfigJson.putIfKnown(field, "before", proposal.before().get(name));
      ConfigJson.putIfKnown(field, "after", proposal.after().get(name));
      fields.add(field);
    }
    var json =
        new JsonObject()
            .put("id", Long.toString(proposal.id()))
            .put("branch", proposal.branch())
            .put("subject", proposal.subject().name())
            .put("state", proposal.state().name())
            .put("version", proposal.basedOn())
            .put("asked", json(proposal.asked(), zone))
            .put("fields", fields);
    proposal.from().ifPresent(day -> json.put("validFrom", day.toString()));
    proposal.decided().ifPresent(step -> json.put("decided", json(step, zone)));
    return json;
  }

  private static JsonObject json(Step step, ZoneId zone) {
    var json =
        new JsonObject()
            .put("by", step.by())
            .put("at", IsoTime.of(step.at().truncatedTo(ChronoUnit.SECONDS), zone));
    return step.why().isEmpty() ? json : json.put("why", step.why());
  }
}
