package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import id.antrean.http.Access;
import id.antrean.server.OddValues.Probe;
import id.antrean.server.OfferedForms.Offered;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Logs;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Odd values in every place of a request that the program reads: never a 5xx, never an error in the
 * log, and each refusal shows its id. BadInputIT has the bodies of the API. The gate tries a part,
 * chosen by a fixed seed; -Plong tries all.
 */
@Antrean(counters = 2)
class OddValuesIT {
  private static final int TRIES = Integer.getInteger("odd.values", 1_000);
  private static final long SEED = 20_261_129;
  private static final String FILE = "/static/shared/tokens.css";
  private static final List<String> FILES =
      List.of(
          FILE,
          "/static/{file}",
          "/static/portal/{file}",
          "/{file}",
          "/robots.txt",
          "/503.html",
          "//portal");

  private static Nodes nodes;
  private static Wire wire;
  private static Logs logs;
  private static AdminSession session;
  private static OfferedForms forms;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    session = AdminSession.begin(nodes, 50);
    forms = new OfferedForms(nodes, session);
    wire = session.wire();
    logs = Logs.capture(Level.INFO, "id.antrean", "io.vertx", "io.netty");
  }

  @AfterAll
  static void stop() {
    logs.close();
  }

  @AfterEach
  void nothingInTheLogIsOurFault() {
    assertThat(logs.lines().filter(line -> line.startsWith("ERROR") || line.contains("\tat ")))
        .isEmpty();
  }

  @Test
  void everyParameterOfEveryRouteTakesThem() {
    var probes = new ArrayList<Probe>();
    for (var rule : Access.load().rules()) {
      var path = rule.path();
      OddValues.probes(rule.method(), path, session.filled(path)).forEach(probes::add);
    }
    FILES.forEach(file -> OddValues.probes("GET", file, session.filled(file)).forEach(probes::add));
    for (var probe : some(probes, TRIES)) {
      if (!probe.equals(new Probe("DELETE", "/api/v1/session", ""))) {
        judge(send(probe), probe);
      }
    }
  }

  private static Answer send(Probe probe) {
    boolean isApi = probe.target().startsWith("/api/");
    var lines = new ArrayList<String>();
    if (!probe.header().startsWith("Cookie")) {
      lines.add(session.cookie());
    }
    if (!probe.header().startsWith("X-CSRF-Token")) {
      lines.add(session.csrf());
    }
    if (!probe.header().startsWith("Content-Type")) {
      lines.add("Content-Type: application/" + (isApi ? "json" : "x-www-form-urlencoded"));
    }
    if (!probe.header().isEmpty()) {
      lines.add(probe.header());
    }
    lines.add("Idempotency-Key: odd-" + System.nanoTime());
    var body = probe.method().equals("GET") ? "" : isApi ? "{}" : "token=x&kode=x";
    return wire.send(probe.method(), probe.target(), body, lines.toArray(String[]::new));
  }

  private static <T> List<T> some(List<T> all, int many) {
    Collections.shuffle(all, new Random(SEED));
    return all.subList(0, Math.min(many, all.size()));
  }

  private static void judge(Answer answer, Object what) {
    assertThat(answer.status()).as("%s\n%s", what, answer.body()).isLessThan(500);
    assertThat(answer.location()).as("%s", what).doesNotMatch("(//|/\\\\|[^/]).*");
    assertThat(answer.header("X-Injected")).isEmpty();
    if (answer.status() >= 400) {
      assertThat(answer.header("X-Request-Id")).as("%s", what).isNotEmpty();
      assertThat(answer.body()).doesNotContain("Exception", "\tat ", "io.vertx", "root:");
    }
  }

  @Test
  void everyFieldOfEveryFormTakesThem() {
    var odd = new ArrayList<>(forms.all().stream().flatMap(Offered::odd).toList());
    for (var form : some(odd, TRIES / 3)) {
      judge(form.send(), form.path() + form.fields());
    }
  }

  @Test
  void aDayBeyondTheCalendarIsNoDay() {
    var slots = "/api/v1/branches/" + TestBranch.BRANCH + "/slots?from=";
    for (var day : List.of("%2B999999999-12-31", "-999999999-01-01", "2026-02-30", "")) {
      assertThat(nodes.http(0).get(slots + day).code()).as(day).isEqualTo("invalid_input");
    }
    for (var page : List.of("/pesan/kantor-uji/JHT/waktu?alasan=RESIGNED&tanggal=", moving())) {
      judge(nodes.http(0).get(page + "%2B999999999-12-31"), page);
    }
  }

  private static String moving() {
    return "/t/" + session.code() + "/pindah?tanggal=";
  }

  @Test
  void escapesBrokenInPathAndQueryAreABadRequestWithItsId() {
    for (var target :
        List.of("/t/" + session.code() + "%?x=%", "/kantor%zz?q=%zz", "/api/v1/regions%?q=%")) {
      var answer = wire.send("GET", target, "");
      assertThat(answer.status()).as(target).isEqualTo(400);
      assertThat(answer.body()).contains(answer.header("X-Request-Id"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=10-5, 416",
    "bytes=99999999-, 416",
    "bytes=99999999999999999999-1, 416",
    "bytes=0-9, 206",
    "lines=1-2, 200"
  })
  void aRangeThatIsNoneIsRefused(String range, int status) {
    var answer = wire.send("GET", FILE, "", "Range: " + range);
    assertThat(answer.status()).as(range).isEqualTo(status);
    judge(answer, range);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /kantor", "POST /t", "POST /api/v1/captchas", "GET /robots.txt"})
  void whatCannotBeExpectedIsRefused(String route) {
    var parts = route.split(" ");
    var answer = wire.send(parts[0], parts[1], "", "Expect: 200-ok");
    assertThat(answer.status()).isEqualTo(417);
    assertThat(answer.body()).contains(answer.header("X-Request-Id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/static/portal/", "/portal/", "/static/%00", "/static/../routes.txt"})
  void whatIsNoFileIsNotFound(String path) {
    assertThat(wire.send("GET", path, "").status()).as(path).isIn(400, 404);
    assertThat(wire.send("GET", "/static/" + "x".repeat(300), "").status()).isEqualTo(404);
  }

  @Test
  void gzipWithTheWeightNoneIsNotSent() {
    var slots = "/api/v1/branches/" + TestBranch.BRANCH + "/slots?days=2";
    for (var path : List.of(slots, slots, "/kantor", FILE)) {
      var answer = wire.send("GET", path, "", "Accept-Encoding: gzip;q=0, br");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Encoding")).as(path).isIn("", "identity");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/%09/evil.example/phish, /",
    "//evil.example, /",
    "/%5Cevil.example, /%5Cevil.example",
    "/t/X%00, /",
    "/kantor%3Fq%3Dsolo%2520baru, /kantor?q=solo%20baru"
  })
  void aChangeOfLanguageLeadsBackToAPageOfOursOnly(String back, String location) {
    for (var preference : List.of("/bahasa?ke=en&kembali=", "/kontras?ke=tinggi&kembali=")) {
      var answer = wire.send("GET", preference + back, "");
      assertThat(answer.status()).isEqualTo(303);
      assertThat(answer.location()).isEqualTo(location);
    }
  }

  @Test
  void aLinkToThePageItselfStaysHereHoweverItWasAskedFor() {
    var page = wire.send("GET", "//t/" + session.code(), "").body();
    assertThat(page).contains("Selasa, 24 November 2026").doesNotContain("href=\"//");
  }

  @Test
  void draftsThatNoFormOfOursNamedDoNoHarm() {
    var browser = nodes.http(0).browser();
    var times = forms.times();
    var odd = "draft_a b=1; draft_=2; draft_(x)=3; draft_\u00e9=4; draft_x,y=5; draft_z=\"";
    var answer =
        wire.send(
            "POST",
            times.path(),
            "token=" + times.fields().get(1) + "&slot=" + session.slot(),
            "Content-Type: application/x-www-form-urlencoded",
            "Cookie: " + odd);
    assertThat(answer.status()).isEqualTo(303);
    judge(browser.get("/"), odd);
  }
}
