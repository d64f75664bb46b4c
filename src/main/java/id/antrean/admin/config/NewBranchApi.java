package id.antrean.admin.config;

import id.antrean.branch.BranchJson;
import id.antrean.branch.Branches;
import id.antrean.core.WrittenReason;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.json.JsonObject;

/** Opens an office. */
final class NewBranchApi {
  private final Branches branches;
  private final NewBranches offices;

  NewBranchApi(Branches branches, NewBranches offices) {
    this.branches = branches;
    this.offices = offices;
  }

  void register(Routes routes) {
    routes.post("/api/v1/branches", this::open);
  }

  private Reply open(Request request) {
    var act = EditApi.act(request, request.requestKey());
    var reason = request.json().getString("reason", "");
    var why = reason.isBlank() ? "" : WrittenReason.parse(reason).text();
    var id = offices.open(act, typed(request.json()).wish(branches), why);
    return Reply.json(201, BranchJson.of(branches.get(id), request.texts().language()));
  }

  private static TypedBranch typed(JsonObject body) {
    return new TypedBranch(
        body.getString("id", ""),
        body.getString("name"),
        body.getString("smsName"),
        body.getString("region"),
        body.getString("province"),
        body.getString("city"),
        body.getString("timeZone"),
        body.getString("address", ""),
        body.getString("phone", ""),
        text(body.getNumber("latitude")),
        text(body.getNumber("longitude")),
        body.getString("like"));
  }

  private static String text(Number number) {
    return number == null ? "" : number.toString();
  }
}
