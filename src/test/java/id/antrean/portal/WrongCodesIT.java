package id.antrean.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WrongCodesIT {
  private static final List<String> METHODS = List.of("GET", "PATCH", "DELETE");

  private static Nodes nodes;
  private static String code;

  @BeforeAll
  static void start() {
    nodes = Nodes.start(1, "ANTREAN_LIMITS", "on");
    TestBranch.branch(nodes.database(), 1);
    nodes.main(0).rooms().branches().reload();
    long slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 3, 1);
    var booked = nodes.http(0).post("/api/v1/bookings", TestPeople.wish(1, slot));
    code = booked.json().getString("code");
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void aSearchForCodesIsStoppedAndTheNeighboursRightCodesStillOpen() {
    for (int n = 0; n < 15; n++) {
      assertThat(tried(METHODS.get(n % 3), n).code()).isEqualTo("not_found");
    }
    for (var method : METHODS) {
      var refused = tried(method, 99);
      assertThat(refused.code()).isEqualTo("too_many_requests");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 41);
    }
    var page = nodes.http(0).get("/t/0000000000999");
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.body()).contains("Terlalu banyak percobaan");
    for (int i = 0; i < 20; i++) {
      assertThat(nodes.http(0).get("/t/" + code).status()).isEqualTo(200);
      assertThat(nodes.http(0).get("/api/v1/bookings/" + code).status()).isEqualTo(200);
    }
  }

  private static Http.Answer tried(String method, int n) {
    var body = method.equals("PATCH") ? new JsonObject().put("slot", "1") : null;
    var key = method.equals("GET") ? null : "wrong-code-" + method + n;
    return nodes.http(0).send(method, "/api/v1/bookings/0000000000%03d".formatted(n), body, key);
  }
}
