package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Database;
import id.antrean.security.TestPins;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Two nodes, with limits, where a booking needs a phone pass; people ask for theirs over HTTP. */
final class ProofFixture implements AutoCloseable {
  final Nodes nodes;
  final Database db;
  private int days;

  ProofFixture(String... settings) {
    var all = new ArrayList<>(List.of("ANTREAN_CONFIRM_MOBILE", "on", "ANTREAN_LIMITS", "on"));
    all.addAll(List.of(settings));
    nodes = Nodes.start(2, all.toArray(String[]::new));
    db = nodes.database();
    TestBranch.open(nodes, 2);
  }

  /** A phone pass for the mobile or mailbox; {@code kind}: "phone" or "email". */
  String pass(String kind, String contact) {
    var pin = ask(kind, contact).json().getString("id");
    var body = new JsonObject().put("pin", TestPins.digits(nodes, pin));
    var proved = post("/api/v1/phones/" + pin + "/proof", body);
    assertThat(proved.status()).isEqualTo(200);
    return proved.json().getString("phonePass");
  }

  Answer ask(String kind, String contact) {
    var asked = post("/api/v1/phones", new JsonObject().put(kind, contact));
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    return asked;
  }

  Answer book(JsonObject wish) {
    return post("/api/v1/bookings", wish);
  }

  Answer post(String path, JsonObject body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  /** At one of the nodes, by the key. */
  Answer post(String path, JsonObject body, String key) {
    return nodes.http(key.hashCode() & 1).post(path, body, key);
  }

  /** A slot with so many places, each on a day of its own. */
  long slot(int places) {
    return TestBranch.slot(db, ++days, places, 1);
  }

  int free(long slot) {
    return db.first(
            row -> row.getInteger(0), "SELECT cardinality(free) FROM slot WHERE id = $1", slot)
        .orElseThrow();
  }

  @Override
  public void close() {
    nodes.close();
  }
}
