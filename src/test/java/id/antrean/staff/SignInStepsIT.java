package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.testkit.Base32;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sign-in as production demands it: own password, second factor, and then work. */
class SignInStepsIT {
  private static final String OWN = "semarang-pemuda";
  private static final String COUNTERS = "/api/v1/branches/" + OWN + "/counters";
  private static final String OWN_PAGE = "/staf/saya";
  private static final String GOOD = "kuda hitam di pasar senen";
  private static final Pattern SECRET = Pattern.compile("class=\"secret\">([A-Z2-7 ]{32,})<");
  private static final Pattern RECOVERY =
      Pattern.compile("class=\"secret\">([0-9a-z]{5}-[0-9a-z]{5})<");
  private static Nodes nodes;
  private static int names;

  @BeforeAll
  static void start() {
    nodes = Nodes.start(1, "ANTREAN_SECOND_FACTOR", "supervisors");
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  /** Somebody of this role with a password that was given to them. */
  private static String newcomer(Role role) {
    var username = "baru-" + ++names;
    TestBranch.staff(nodes.database(), role, OWN, username);
    nodes
        .database()
        .update("UPDATE account SET password_one_time = true WHERE username = $1", username);
    return username;
  }

  private static TextBrowser signedIn(String username, String password) {
    return new TextBrowser(nodes.http(0))
        .open("/staf/masuk?kembali=" + OWN_PAGE)
        .type("Nama pengguna", username)
        .type("Kata sandi", password)
        .press("Masuk");
  }

  private static TextBrowser choose(TextBrowser page, String password) {
    return page.type("Kata sandi baru", password)
        .type("Kata sandi baru, sekali lagi", password)
        .press("Simpan kata sandi");
  }

  private static Totp offered(TextBrowser page) {
    var letters = SECRET.matcher(page.html());
    assertThat(letters.find()).isTrue();
    return new Totp(Base32.bytes(letters.group(1).replace(" ", "")));
  }

  private static String code(Totp totp, int off) {
    return totp.code(Totp.step(Instant.now()) + off);
  }

  /** With the factor set up; ends on the page of recovery codes. */
  private record Equipped(TextBrowser page, Totp totp, List<String> recovery) {
    static Equipped of(TextBrowser page) {
      var totp = offered(page);
      page.type("Kode 6 angka", code(totp, 0)).press("Pasang");
      var codes = RECOVERY.matcher(page.html()).results().map(found -> found.group(1)).toList();
      assertThat(codes).hasSize(10);
      return new Equipped(page, totp, codes);
    }
  }

  private static Equipped equipped(String username) {
    return Equipped.of(choose(signedIn(username, Nodes.PASSWORD), GOOD));
  }

  @Test
  void aGuardChoosesAPasswordAtTheFirstSignInAndWorks() {
    var username = newcomer(Role.GUARD);
    var page = signedIn(username, Nodes.PASSWORD);
    assertThat(page.heading()).isEqualTo("Buat kata sandi sendiri");
    assertThat(page.tab().open("/staf/saya").status()).isEqualTo(401);
    assertThat(page.tab().open("/staf/saya").follow("Lanjutkan masuk").heading())
        .isEqualTo("Buat kata sandi sendiri");
    choose(page, GOOD);
    assertThat(page.address()).isEqualTo(OWN_PAGE);
    assertThat(page.open("/staf/saya").status()).isEqualTo(200);
    assertThat(signedIn(username, Nodes.PASSWORD).text()).contains("Nama atau kata sandi salah");
    assertThat(signedIn(username, GOOD).address()).isEqualTo(OWN_PAGE);
  }

  @Test
  void aPasswordThatIsShortCommonOneselfOrTheSameIsRefusedBesideItsField() {
    var username = newcomer(Role.GUARD);
    var page = signedIn(username, Nodes.PASSWORD);
    assertThat(choose(page, "sebelas-abc").text()).contains("paling sedikit 12 huruf");
    assertThat(choose(page, "Password2026!").text()).contains("mudah ditebak");
    assertThat(choose(page, username + "-" + username).text()).contains("mudah ditebak");
    assertThat(choose(page, Nodes.PASSWORD).text()).contains("yang lain dari yang sekarang");
    page.type("Kata sandi baru", GOOD)
        .type("Kata sandi baru, sekali lagi", "lain")
        .press("Simpan kata sandi");
    assertThat(page.text()).contains("tidak sama");
    assertThat(page.status()).isEqualTo(400);
    assertThat(signedIn(username, Nodes.PASSWORD).heading()).isEqualTo("Buat kata sandi sendiri");
  }

  @Test
  void theConsoleIsToldWhichPageAsksForTheRest() {
    var username = newcomer(Role.GUARD);
    var browser = nodes.http(0).browser();
    var session = signIn(browser, username, Nodes.PASSWORD);
    assertThat(session.status()).isEqualTo(201);
    assertThat(session.json().getString("next")).isEqualTo("/staf/saya/sandi?kembali=%2Fconsole");
    assertThat(browser.get(COUNTERS).code()).isEqualTo("password_needed");
    var resumed = browser.get("/api/v1/session");
    assertThat(resumed.code()).isEqualTo("password_needed");
    assertThat(resumed.json().getString("next")).isEqualTo(session.json().getString("next"));
    var staff = browser.with(session.json().getString("csrfToken"));
    var change = new JsonObject().put("old", Nodes.PASSWORD).put("new", GOOD);
    assertThat(staff.patch("/api/v1/session/password", change).status()).isEqualTo(204);
    assertThat(staff.get(COUNTERS).status()).isEqualTo(200);
  }

  @Test
  void aSupervisorSetsUpTheSecondFactorAndIsAskedForItNextTime() {
    var username = newcomer(Role.SUPERVISOR);
    var page = choose(signedIn(username, Nodes.PASSWORD), GOOD);
    assertThat(page.heading()).isEqualTo("Kode masuk dari HP");
    assertThat(page.text()).contains("Peran Anda perlu kode dari HP");
    page.type("Kode 6 angka", "000000").press("Pasang");
    assertThat(page.text()).contains("Kode salah");
    var set = Equipped.of(page);
    assertThat(page.follow("Sudah saya simpan").address()).isEqualTo(OWN_PAGE);
    var again = signedIn(username, GOOD);
    assertThat(again.heading()).isEqualTo("Tulis kode masuk");
    assertThat(again.tab().open("/staf/saya/sandi").status()).as("not past it").isEqualTo(401);
    assertThat(again.tab().open("/staf/saya/faktor").status()).as("not past it").isEqualTo(401);
    again.type("Kode", code(set.totp(), 1)).press("Masuk");
    assertThat(again.address()).isEqualTo(OWN_PAGE);
    assertThat(stored(username)).doesNotContain(set.totp().letters());
  }

  @Test
  void aCodeIsGoodOnceAndNoneBeforeIt() {
    var username = newcomer(Role.SUPERVISOR);
    var set = equipped(username);
    var used = code(set.totp(), 1);
    assertThat(signedIn(username, GOOD).type("Kode", used).press("Masuk").address())
        .isEqualTo(OWN_PAGE);
    var replay = signedIn(username, GOOD).type("Kode", used).press("Masuk");
    assertThat(replay.status()).isEqualTo(401);
    assertThat(replay.text()).contains("Kode salah atau sudah dipakai");
    replay.type("Kode", code(set.totp(), 0)).press("Masuk");
    assertThat(replay.status()).as("an earlier one").isEqualTo(401);
  }

  @Test
  void ofTwoWhoShowTheSameCodeAtOnceOneGoesOn() throws Exception {
    assertThat(twinsWhoGoOn()).isOne();
  }

  @Test
  void withoutTheMemoryOfItsStepBothWouldGoOn() throws Exception {
    var db = nodes.database();
    db.run(
        """
        CREATE FUNCTION forget_step() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN NEW.totp_step := 0; RETURN NEW; END $$
        """);
    db.run(
        """
        CREATE TRIGGER forget_step BEFORE UPDATE ON account
          FOR EACH ROW EXECUTE FUNCTION forget_step()
        """);
    try {
      assertThat(twinsWhoGoOn()).isEqualTo(2);
    } finally {
      db.run("DROP TRIGGER forget_step ON account");
      db.run("DROP FUNCTION forget_step()");
    }
  }

  private static long twinsWhoGoOn() throws Exception {
    var username = newcomer(Role.SUPERVISOR);
    var set = equipped(username);
    var code = new JsonObject().put("code", code(set.totp(), 1));
    var gate = new CountDownLatch(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var twins =
          List.of(waiting(username), waiting(username)).stream()
              .map(
                  twin ->
                      threads.submit(
                          () -> {
                            gate.countDown();
                            gate.await();
                            return twin.send("POST", "/api/v1/session/code", code, null).status();
                          }))
              .toList();
      long on = 0;
      for (var twin : twins) {
        on += twin.get() == 200 ? 1 : 0;
      }
      return on;
    }
  }

  /** Signed in as far as the password. */
  private static Http waiting(String username) {
    var browser = nodes.http(0).browser();
    return browser.with(signIn(browser, username, GOOD).json().getString("csrfToken"));
  }

  @Test
  void aRecoveryCodeIsGoodOnceForWhoeverLostThePhone() {
    var username = newcomer(Role.SUPERVISOR);
    var set = equipped(username);
    var code = set.recovery().getFirst();
    var page = signedIn(username, GOOD).type("Kode", code.toUpperCase()).press("Masuk");
    assertThat(page.address()).isEqualTo(OWN_PAGE);
    assertThat(page.open("/staf/saya").text()).contains("Kode pemulihan tersisa: 9");
    assertThat(signedIn(username, GOOD).type("Kode", code).press("Masuk").status()).isEqualTo(401);
    page.type("Kata sandi sekarang", "salah").press("Buat kode baru");
    assertThat(page.text()).contains("Kata sandi sekarang salah");
    page.type("Kata sandi sekarang", GOOD).press("Buat kode baru");
    assertThat(page.heading()).isEqualTo("Simpan kode pemulihan");
    var old = signedIn(username, GOOD).type("Kode", set.recovery().get(1)).press("Masuk");
    assertThat(old.status()).as("an old one").isEqualTo(401);
    assertThat(stored(username)).doesNotContain(code);
  }

  @Test
  void fiveWrongCodesLockWhoeverHasThePasswordAndAManagerUnlocks() {
    var username = newcomer(Role.SUPERVISOR);
    var set = equipped(username);
    var page = signedIn(username, GOOD);
    for (int tries = 0; tries < 5; tries++) {
      assertThat(page.type("Kode", "000000").press("Masuk").status()).isEqualTo(401);
    }
    assertThat(page.type("Kode", code(set.totp(), 1)).press("Masuk").status()).isEqualTo(429);
    nodes.database().update("DELETE FROM sign_in_try");
    assertThat(page.type("Kode", code(set.totp(), 1)).press("Masuk").address()).isEqualTo(OWN_PAGE);
  }

  @Test
  void aManagerRemovesALostFactorAndItsOwnerSetsUpAnother() {
    var username = newcomer(Role.SUPERVISOR);
    var first = equipped(username);
    var boss = equippedAdmin();
    var removed =
        boss.patch("/api/v1/staff/" + username, new JsonObject().put("secondFactor", false));
    assertThat(removed.status()).isEqualTo(200);
    assertThat(removed.json().getBoolean("secondFactor")).isFalse();
    assertThat(first.page().open("/staf/saya").status()).as("signed out").isEqualTo(401);
    var page = signedIn(username, GOOD);
    assertThat(page.heading()).isEqualTo("Kode masuk dari HP");
    assertThat(offered(page).letters()).isNotEqualTo(first.totp().letters());
  }

  /** An administrator at the API, with everything that is demanded of one. */
  private static Http equippedAdmin() {
    var username = newcomer(Role.ADMIN);
    var set = equipped(username);
    var staff = waiting(username);
    var code = new JsonObject().put("code", code(set.totp(), 1));
    var session = staff.send("POST", "/api/v1/session/code", code, null);
    assertThat(session.json().getJsonObject("user").getJsonArray("roles"))
        .isEqualTo(new JsonArray().add(new JsonObject().put("role", "ADMIN")));
    return staff;
  }

  @Test
  void ownSessionsAndDevicesAreSeenAndEnded() {
    var username = newcomer(Role.GUARD);
    var here = choose(signedIn(username, Nodes.PASSWORD), GOOD);
    var there = signedIn(username, GOOD);
    here.open("/staf/saya");
    assertThat(here.text()).contains("Perangkat ini", "Alamat 127.0.0.1");
    here.press("Akhiri");
    assertThat(here.text()).contains("Sudah diakhiri");
    assertThat(there.open("/staf/saya").status()).isEqualTo(401);
    assertThat(here.open("/staf/saya").status()).isEqualTo(200);
    here.press("Keluar");
    assertThat(here.open("/staf/saya").status()).isEqualTo(401);
  }

  @Test
  void aDeviceThatIsForgottenIsAStrangerAgain() {
    var username = newcomer(Role.GUARD);
    var here = choose(signedIn(username, Nodes.PASSWORD), GOOD);
    for (int tries = 0; tries < 5; tries++) {
      signedIn(username, "salah");
    }
    assertThat(signedIn(username, GOOD).text()).as("the address").contains("Terlalu banyak");
    here.open("/staf/saya").press("Keluar");
    assertThat(signInAgain(here, username)).as("a known device").isEqualTo(OWN_PAGE);
    here.open("/staf/saya").press("Lupakan").press("Keluar");
    assertThat(signInAgain(here, username)).as("a stranger").startsWith("/staf/masuk");
  }

  private static String signInAgain(TextBrowser browser, String username) {
    return browser
        .open("/staf/masuk?kembali=" + OWN_PAGE)
        .type("Nama pengguna", username)
        .type("Kata sandi", GOOD)
        .press("Masuk")
        .address();
  }

  private static Answer signIn(Http browser, String username, String password) {
    var credentials = new JsonObject().put("username", username).put("password", password);
    return browser.send("POST", "/api/v1/session", credentials, null);
  }

  private static String stored(String username) {
    return nodes
        .database()
        .list(
            row -> row.getString("line"),
            """
            SELECT a::text || coalesce((SELECT string_agg(c::text, ' ') FROM recovery_code c
              WHERE c.account_id = a.id), '') AS line
            FROM account a WHERE username = $1
            """,
            username)
        .toString();
  }
}
