package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.security.SecondFactor;
import id.antrean.security.Sessions;
import id.antrean.staff.KnownDevices.Origin;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Antrean(nodes = 2)
class SignInIT {
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final Origin HERE = Origin.address("203.0.113.7");
  private static final String PIN = "2580";
  private static final String COUNTERS = "/api/v1/branches/semarang-pemuda/counters";
  private static Nodes nodes;
  private static Vertx vertx;
  private static Accounts accounts;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    vertx = Vertx.vertx();
    var db = nodes.database();
    accounts =
        new Accounts(
            vertx, db, TestSeal.SEALED, new Sessions(db, TestSeal.SEALED, SecondFactor.NONE));
    for (var name : new String[] {"locked", "rushed", "patient", "gone", "timed"}) {
      TestBranch.staff(db, Role.ADMIN, null, name);
    }
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
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

  /** The restart with another setting, as far as it touches the account. */
  @Test
  void aChangedSettingIsTheAdministratorsPasswordAndEndsTheirSessions() {
    var before = nodes.http(0).as("admin");
    accounts.createAdmin(Nodes.PASSWORD, NOW);
    assertThat(before.get("/api/v1/session").status()).isEqualTo(200);
    accounts.createAdmin("kata sandi berikutnya", NOW);
    assertThat(before.get("/api/v1/session").status()).isEqualTo(401);
    assertThat(nodes.http(1).send("POST", "/api/v1/session", credentials("admin"), null).status())
        .isEqualTo(401);
    var next = credentials("admin").put("password", "kata sandi berikutnya");
    assertThat(nodes.http(1).send("POST", "/api/v1/session", next, null).status()).isEqualTo(201);
    accounts.createAdmin(Nodes.PASSWORD, NOW);
  }

  /** The restart with the same setting undoes nothing; another one lets a locked-out admin in. */
  @Test
  void whatTheAdministratorChoseStaysUntilTheSettingIsAnother() {
    var db = nodes.database();
    db.update(
        """
        UPDATE account SET totp_since = now(), totp_secret = '\\x00', password_one_time = false,
          password_hash = (SELECT password_hash FROM account WHERE username = 'guard') || 'x'
        WHERE username = 'admin'
        """);
    accounts.createAdmin(Nodes.PASSWORD, NOW);
    assertThat(administrator()).isEqualTo("own false true");
    accounts.createAdmin("setelan yang lain lagi", NOW);
    assertThat(administrator()).isEqualTo("setting true false");
    accounts.createAdmin(Nodes.PASSWORD, NOW);
    db.update("UPDATE account SET password_one_time = false WHERE username = 'admin'");
  }

  /** Whose the password is, whether it was given, and whether there is a second factor. */
  private static String administrator() {
    return nodes
        .database()
        .first(
            row -> row.getString("line"),
            """
            SELECT concat_ws(' ', CASE WHEN password_hash = setting_hash THEN 'setting' ELSE 'own' END,
              CASE WHEN password_one_time THEN 'true' ELSE 'false' END,
              CASE WHEN totp_since IS NULL THEN 'false' ELSE 'true' END) AS line
            FROM account WHERE username = 'admin'
            """)
        .orElseThrow();
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
  void anEmptyFieldIsNamedWithASentenceOfItsOwn() {
    var empty = new JsonObject().put("username", "").put("password", "").put("pin", "");
    var fields = nodes.http(0).send("POST", "/api/v1/session", empty, null).json();
    assertThat(fields.getJsonObject("fields").getMap())
        .containsEntry("username", "Tulis nama pengguna Anda.")
        .containsEntry("password", "Tulis kata sandi Anda.")
        .containsEntry("pin", "PIN harus 4 angka.");
  }

  @Test
  void aWrongPasswordIsJudgedBeforeAPinThatIsEasilyGuessed() {
    var easy = credentials("officer").put("pin", "1234");
    var wrong = easy.copy().put("password", "not this");
    assertThat(nodes.http(0).send("POST", "/api/v1/session", wrong, null).code())
        .isEqualTo("sign_in_failed");
    var right = nodes.http(0).send("POST", "/api/v1/session", easy, null);
    assertThat(right.json().getJsonObject("fields").fieldNames()).containsExactly("pin");
    assertThat(right.header("Set-Cookie")).as("no session").isEmpty();
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
    var afterwards = accounts.signIn("locked", Nodes.PASSWORD, HERE, NOW.plusSeconds(4 + 900));
    assertThat(afterwards.username()).isEqualTo("locked");
  }

  @Test
  void aLockSaysHowLongToWait() {
    for (int i = 0; i < 5; i++) {
      assertRefused("patient", "wrong", NOW, "sign_in_failed");
    }
    assertThatThrownBy(() -> accounts.signIn("patient", "wrong", HERE, NOW.plusSeconds(300)))
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
              return accounts.signIn("rushed", "wrong", HERE, NOW).username();
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
  void theTrailTellsWhoSignedInFromWhereButNeverWhatWasTypedAsAName() {
    accounts.signIn("timed", Nodes.PASSWORD, HERE, NOW);
    assertRefused("hunter2-typed-as-a-name", "x", NOW, "sign_in_failed");
    var trail =
        nodes
            .database()
            .list(
                row -> row.getString("line"),
                "SELECT concat_ws(' ', actor, action, detail->>'address') AS line FROM audit");
    assertThat(trail).contains("timed SIGNED_IN 203.0.113.7", "unknown SIGN_IN_FAILED 203.0.113.7");
    assertThat(trail.toString()).doesNotContain("hunter2");
    assertThatThrownBy(() -> nodes.database().update("DELETE FROM audit"))
        .rootCause()
        .hasMessageContaining("never changed");
  }

  @Test
  void aScreenThatNobodyUsedForAQuarterOfAnHourAsksForItsPinAndGoesOn() {
    var desk = withPin(0);
    assertThat(desk.get("/api/v1/session").status()).isEqualTo(200);
    unused("officer", 15);
    assertThat(desk.get("/api/v1/session").code()).isEqualTo("session_locked");
    assertThat(withPin(1).get("/api/v1/session").status()).as("another one").isEqualTo(200);
    assertThat(unlock(desk, "9999").code()).isEqualTo("pin_wrong");
    assertThat(desk.get("/api/v1/session").code()).isEqualTo("session_locked");
    var opened = unlock(desk, PIN);
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.json()).isEqualTo(desk.get("/api/v1/session").json());
  }

  @Test
  void whoeverLeavesTheScreenLocksItAtOnce() {
    var desk = withPin(0);
    var token = desk.get("/api/v1/session").json().getString("csrfToken");
    var path = "/api/v1/session/lock";
    assertThat(desk.send("POST", path, null, null).code()).as("a foreign page").isEqualTo("csrf");
    assertThat(desk.with(token).send("POST", path, null, null).status()).isEqualTo(204);
    assertThat(desk.get(COUNTERS).code()).isEqualTo("session_locked");
    assertThat(unlock(desk, PIN).status()).isEqualTo(200);
    assertThat(desk.get(COUNTERS).status()).isEqualTo(200);
  }

  @Test
  void withAPinASessionLastsTheShiftWithoutOneAnHourAtMost() {
    var desk = withPin(0);
    unused("officer", 11 * 60);
    assertThat(desk.get("/api/v1/session").code()).isEqualTo("session_locked");
    var without = nodes.http(0).as("supervisor");
    unused("supervisor", 59);
    assertThat(without.get("/api/v1/session").status()).isEqualTo(200);
    unused("supervisor", 61);
    assertThat(without.get("/api/v1/session").code()).isEqualTo("not_signed_in");
  }

  @Test
  void fiveWrongPinsEndTheSessionOnEveryNode() {
    var desk = withPin(0);
    for (int left = 4; left > 0; left--) {
      assertThat(unlock(desk, "9999").body()).contains(left + " kali lagi");
    }
    assertThat(unlock(desk, "9999").code()).isEqualTo("not_signed_in");
    assertThat(unlock(desk, PIN).code()).isEqualTo("not_signed_in");
    assertThat(desk.at(nodes.http(1)).get("/api/v1/session").code()).isEqualTo("not_signed_in");
  }

  @Test
  void aLockedScreenCanSignOutButNotWithoutItsToken() {
    var desk = withPin(0);
    unused("officer", 15);
    assertThat(desk.get(COUNTERS).code()).isEqualTo("session_locked");
    var locked = desk.get("/api/v1/session");
    assertThat(locked.code()).isEqualTo("session_locked");
    assertThat(locked.json().getString("username")).isEqualTo("officer");
    assertThat(desk.delete("/api/v1/session").code()).as("without the token").isEqualTo("csrf");
    var signedOut = desk.with(locked.json().getString("csrfToken")).delete("/api/v1/session");
    assertThat(signedOut.status()).isEqualTo(204);
    assertThat(unlock(desk, PIN).code()).isEqualTo("not_signed_in");
  }

  @Test
  void whatIsNoPinIsNoTry() {
    var desk = withPin(0);
    unused("officer", 15);
    for (int i = 0; i < 6; i++) {
      assertThat(unlock(desk, "").json().getJsonObject("fields").getString("pin"))
          .isEqualTo("PIN harus 4 angka.");
    }
    assertThat(unlock(desk, PIN).status()).isEqualTo(200);
  }

  @Test
  void aPageThatAsksByItselfDoesNotKeepItsScreenOpen() {
    var desk = nodes.http(0).browser();
    var cookie = signIn(desk).header("Set-Cookie").split(";")[0];
    unused("officer", 10);
    poll(cookie, 600);
    unused("officer", 5);
    assertThat(poll(cookie, 900)).contains("session_locked");
    unlock(desk, PIN);
    unused("officer", 10);
    poll(cookie, 0);
    unused("officer", 10);
    assertThat(poll(cookie, 0)).as("a hand was on it").contains("csrfToken");
  }

  private static String poll(String cookie, int idleSeconds) {
    return nodes
        .wire(0)
        .send("GET", "/api/v1/session", "", "Cookie: " + cookie, "X-Idle-Seconds: " + idleSeconds)
        .body();
  }

  private static Http withPin(int node) {
    var desk = nodes.http(node).browser();
    assertThat(signIn(desk).status()).isEqualTo(201);
    return desk;
  }

  private static Answer signIn(Http desk) {
    return desk.send("POST", "/api/v1/session", credentials("officer").put("pin", PIN), null);
  }

  private static Answer unlock(Http desk, String pin) {
    return desk.send("POST", "/api/v1/session/unlock", new JsonObject().put("pin", pin), null);
  }

  /** Everybody of this name has gone to lunch. */
  private static void unused(String name, int minutes) {
    nodes
        .database()
        .update(
            """
            UPDATE staff_session SET seen_at = seen_at - make_interval(mins => $2)
            WHERE account_id = (SELECT id FROM account WHERE username = $1)
            """,
            name,
            minutes);
  }

  private static void assertRefused(String name, String password, Instant at, String code) {
    assertThatThrownBy(() -> accounts.signIn(name, password, HERE, at))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
  }

  private static JsonObject credentials(String username) {
    return new JsonObject().put("username", username).put("password", Nodes.PASSWORD);
  }
}
