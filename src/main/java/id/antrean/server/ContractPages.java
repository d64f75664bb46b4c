package id.antrean.server;

import id.antrean.http.Reply;
import id.antrean.http.Routes;
import io.vertx.core.buffer.Buffer;

/** The API's own description: the file, and the page that shows it. */
public final class ContractPages {
  private final ApiContract contract;

  public ContractPages(ApiContract contract) {
    this.contract = contract;
  }

  public void register(Routes routes) {
    routes
        .get(
            "/api/v1/openapi.yaml",
            call -> Reply.bytes("application/yaml", Buffer.buffer(contract.yaml())))
        .get("/api", call -> Reply.seeOther("/api/index.html"));
  }
}
