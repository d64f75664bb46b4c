package id.antrean.admin;

import id.antrean.booking.GrantedPass;
import id.antrean.booking.PassGrants;
import id.antrean.branch.Branches;
import id.antrean.core.IsoTime;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Grants passes for the e-Klaim lane. */
final class PassApi {
  private final Branches branches;
  private final PassGrants grants;

  PassApi(Branches branches, PassGrants grants) {
    this.branches = branches;
    this.grants = grants;
  }

  void register(Routes routes) {
    routes.post("/api/v1/branches/{branch}/passes", this::grant);
  }

  private Reply grant(Request request) {
    var branch = branches.get(request.path("branch"));
    var act = StaffPages.act(request, request.requestKey());
    var body = request.json();
    var typed =
        new TypedPass(
            body.getString("nik"),
            body.getString("reference"),
            body.getString("firstDay"),
            body.getString("lastDay"),
            body.getString("reason"));
    var today = branches.calendar(branch.id()).today(request.now());
    var granted = grants.grant(act, branch.id(), typed.wish(today));
    return Reply.json(201, json(granted, branch.timeZone()));
  }

  private static JsonObject json(GrantedPass granted, ZoneId zone) {
    var pass = granted.pass();
    return new JsonObject()
        .put("id", pass.id().toString())
        .put("nikTail", granted.nikTail())
        .put("reference", pass.reference().orElse(""))
        .put("firstDay", pass.firstDay().toString())
        .put("lastDay", pass.lastDay().toString())
        .put("grantedBy", granted.by())
        .put("grantedAt", IsoTime.of(granted.at().truncatedTo(ChronoUnit.SECONDS), zone));
  }
}
