package id.antrean.branch;

import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Where one can go, as JSON. */
public final class BranchApi {
  private final Branches branches;

  public BranchApi(Branches branches) {
    this.branches = branches;
  }

  public void register(Routes routes) {
    routes.get("/api/v1/regions", this::regions);
    routes.get("/api/v1/branches", this::list);
  }

  private Reply regions(Request request) {
    return Reply.json(
        new JsonArray(
            branches.regions().stream()
                .map(r -> new JsonObject().put("id", r.id()).put("name", r.name()))
                .toList()));
  }

  private Reply list(Request request) {
    var language = request.texts().language();
    return Reply.json(
        new JsonArray(
            branches.search(request.query("region"), request.query("q").orElse("")).stream()
                .map(branch -> BranchJson.of(branch, language))
                .toList()));
  }
}
