package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody proves that a mobile left with the guard is the visitor's. */
@Antrean(counters = 2, limits = true)
class WalkInSmsLimitsIT {
  private static final int OF_AN_ACCOUNT = 30;
  private static final int ABROAD = 5;

  @Test
  void oneAccountSendsThirtyAtOnceAndFiveAbroadAndGivesAllOtherNumbersWithoutSms(Nodes nodes) {
    var guard = nodes.http(0).as("admin");
    long abroad =
        IntStream.range(0, 15)
            .filter(n -> given(guard, "+3725123%04d".formatted(n)).getBoolean("sms"))
            .count();
    assertThat(abroad).isEqualTo(ABROAD);
    long all =
        abroad
            + IntStream.range(0, 60)
                .filter(n -> given(guard, "08120000%04d".formatted(n)).getBoolean("sms"))
                .count();
    assertThat(all).isBetween((long) OF_AN_ACCOUNT, OF_AN_ACCOUNT + 3L); // some come back
    assertThat(count(nodes, "SELECT count(*)::int AS n FROM ticket WHERE phone IS NOT NULL"))
        .isEqualTo((int) all);
    assertThat(count(nodes, "SELECT count(*)::int AS n FROM ticket")).isEqualTo(75);
    assertThat(given(guard, null).containsKey("sms")).isFalse();

    var second = guard.post(path(), wish("081200000059"));
    assertThat(second.status()).as("asked about without an SMS too").isEqualTo(409);
    assertThat(second.json().getString("code")).isEqualTo("already_waiting");
  }

  private static int count(Nodes nodes, String sql) {
    return nodes.database().first(row -> row.getInteger("n"), sql).orElseThrow();
  }

  private static JsonObject given(Http guard, String phone) {
    var answer = guard.post(path(), wish(phone));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static String path() {
    return "/api/v1/branches/" + TestBranch.BRANCH + "/tickets";
  }

  private static JsonObject wish(String phone) {
    var wish = new JsonObject().put("service", "JHT").put("lane", "PRIORITY");
    return phone == null ? wish : wish.put("phone", phone);
  }
}
