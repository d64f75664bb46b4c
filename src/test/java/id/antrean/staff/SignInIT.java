package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Problem;
import id.antrean.testkit.Nodes;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInIT {
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static Nodes nodes;
  private static Vertx vertx;
  private static Accounts accounts;

  @BeforeAll
  static void start() {
    nodes = Nodes.start(2);
    vertx = Vertx.vertx();
    accounts = new Accounts(vertx, nodes.database(), TestSeal.SEALED);
    nodes
        .database()
        .update(
            """
            INSERT INTO account (id, username, password_hash, role, branch_id, created_at)
            SELECT gen_random_uuid(), name, password_hash, 'ADMIN', NULL, created_at
            FROM account, unnest(ARRAY['locked', 'rushed', 'patient', 'gone', 'timed']) AS name
            WHERE username = 'admin'
            """);
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
    nodes.close();
  }

  @Test
  void aSessionOpenedOnOneNodeGoesOnAtAnotherAndEndsOnBoth() {
    var browser = nodes.http(0).browser();
    var signedIn = browser.send("POST", "/api/v1/session", credentials("admin"), null);
    assertThat(signedIn.status()).isEqualTo(201);
    assertThat(signedIn.json().getJsonObject("user").getString("role")).isEqualTo("ADMIN");
    var cookie = signedIn.header("Set-Cookie");
    assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict");

    var there = nodes.http(1).withCookie(cookie.split(";")[0]);
    var resumed = there.get("/api/v1/session");
    assertThat(resumed.status()).isEqualTo(200);
    assertThat(resumed.json()).isEqualTo(signedIn.json());

    assertThat(there.delete("/api/v1/session").status()).isEqualTo(403);
    var staff = nodes.http(0).as("admin");
    assertThat(staff.delete("/api/v1/session").status()).isEqualTo(204);
    assertThat(staff.get("/api/v1/session").status()).isEqualTo(401);
  }

  @Test
  void anUnknownNameAndAWrongPasswordGetTheSameAnswer() {
    var wrong = credentials("admin").put("password", "not this");
    var unknown = credentials("nobody-of-that-name");
    var first = nodes.http(0).send("POST", "/api/v1/session", wrong, null);
    var second = nodes.http(0).send("POST", "/api/v1/session", unknown, null);
    assertThat(first.status()).isEqualTo(401);
    assertThat(first.code()).isEqualTo("sign_in_failed");
    var id = "requestId";
    assertThat(second.json().put(id, "")).isEqualTo(first.json().put(id, ""));
  }

  @Test
  void fiveWrongPasswordsLockANameForAQuarterOfAnHourKnownOrNot() {
    for (var name : new String[] {"locked", "nobody-at-all"}) {
      for (int i = 0; i < 5; i++) {
        assertRefused(name, "wrong", NOW.plusSeconds(i), "sign_in_failed");
      }
      assertRefused(name, Nodes.PASSWORD, NOW.plusSeconds(5), "locked");
      assertRefused(name, Nodes.PASSWORD, NOW.plusSeconds(4 + 899), "locked");
    }
    var afterwards = accounts.signIn(" Locked ", Nodes.PASSWORD, NOW.plusSeconds(4 + 900));
    assertThat(afterwards.username()).isEqualTo("locked");
  }

  @Test
  void aLockSaysHowLongToWait() {
    for (int i = 0; i < 5; i++) {
      assertRefused("patient", "wrong", NOW, "sign_in_failed");
    }
    assertThatThrownBy(() -> accounts.signIn("patient", "wrong", NOW.plusSeconds(300)))
        .isInstanceOfSatisfying(
            Problem.class,
            locked -> {
              assertThat(locked.status()).isEqualTo(429);
              assertThat(locked.retryAfterSeconds()).isEqualTo(600);
            });
  }

  @Test
  void thirtyGuessesAtOnceGetFiveChecksAndNotOneMore() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> guess =
          () -> {
            try {
              return accounts.signIn("rushed", "wrong", NOW).username();
            } catch (Problem refused) {
              return refused.code();
            }
          };
      var answers =
          threads.invokeAll(IntStream.range(0, 30).mapToObj(i -> guess).toList()).stream()
              .map(f -> f.resultNow())
              .toList();
      assertThat(answers).filteredOn("sign_in_failed"::equals).hasSize(5);
      assertThat(answers).filteredOn("locked"::equals).hasSize(25);
    }
  }

  @Test
  void aDisabledAccountIsRefusedLikeAnUnknownOneAndItsSessionEnds() {
    var staff = nodes.http(0).as("gone");
    assertThat(staff.get("/api/v1/session").status()).isEqualTo(200);
    nodes.database().update("UPDATE account SET disabled = true WHERE username = 'gone'");
    assertThat(staff.get("/api/v1/session").status()).isEqualTo(401);
    assertRefused("gone", Nodes.PASSWORD, NOW, "sign_in_failed");
  }

  @Test
  void theTrailTellsWhoSignedInButNeverWhatWasTypedAsAName() {
    accounts.signIn("timed", Nodes.PASSWORD, NOW);
    assertRefused("hunter2-typed-as-a-name", "x", NOW, "sign_in_failed");
    var trail =
        nodes
            .database()
            .list(row -> row.getString("line"), "SELECT actor || ' ' || action AS line FROM audit");
    assertThat(trail).contains("timed SIGNED_IN", "unknown SIGN_IN_FAILED");
    assertThat(trail.toString()).doesNotContain("hunter2");
    assertThatThrownBy(() -> nodes.database().update("DELETE FROM audit"))
        .hasMessageContaining("never changed");
  }

  private static void assertRefused(String name, String password, Instant at, String code) {
    assertThatThrownBy(() -> accounts.signIn(name, password, at))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
  }

  private static JsonObject credentials(String username) {
    return new JsonObject().put("username", username).put("password", Nodes.PASSWORD);
  }
}
