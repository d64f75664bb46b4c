package id.antrean.server;

import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.Wire;
import io.vertx.core.json.JsonObject;

/**
 * An administrator's session at a node with a slot and a booking in it: what is wrong with a
 * request is then not that nobody may send it, or that nothing is there.
 */
record AdminSession(Wire wire, String cookie, String csrf, String code, long slot) {
  static AdminSession begin(Nodes nodes, int places) {
    long slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", places, 1);
    var booked = nodes.http(0).post("/api/v1/bookings", TestPeople.wish(1, slot));
    var wire = nodes.wire(0);
    var who = new JsonObject().put("username", "admin").put("password", Nodes.PASSWORD).encode();
    var session = wire.send("POST", "/api/v1/session", who, "Content-Type: application/json");
    return new AdminSession(
        wire,
        "Cookie: " + session.header("Set-Cookie").split(";")[0],
        "X-CSRF-Token: " + session.json().getString("csrfToken"),
        booked.json().getString("code"),
        slot);
  }

  /** With things that exist where the path has parameters. */
  String filled(String path) {
    return path.replace("{branch}", TestBranch.BRANCH)
        .replace("{service}", "JHT")
        .replace("{counter}", TestBranch.BRANCH + "-1")
        .replace("{code}", code)
        .replace("{file}", "x.css")
        .replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000");
  }
}
