package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Wire;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An installation whose public address is https, behind a proxy that ends it. */
class HttpsIT {
  private static final String OURS = "https://antre.example";
  private static final String JSON = "Content-Type: application/json";

  private static Nodes nodes;
  private static Wire wire;

  @BeforeAll
  static void start() {
    nodes =
        Nodes.start(
            1,
            "ANTREAN_PUBLIC_URL",
            OURS,
            "ANTREAN_SECURITY_CONTACT",
            "mailto:security@antre.example");
    wire = nodes.wire(0);
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void aCookieIsOfThisHostAloneAndReadUnderThatNameOnly() {
    var cookie = signIn().header("Set-Cookie");
    assertThat(cookie)
        .startsWith("__Host-antrean_staf=")
        .contains("Secure", "HTTPOnly", "Path=/", "SameSite=Strict")
        .doesNotContain("Domain");
    var sent = cookie.split(";")[0];
    assertThat(resumed(sent).status()).isEqualTo(200);
    var planted = sent.replace("__Host-", "");
    assertThat(resumed(planted).code()).as("set by another host").isEqualTo("not_signed_in");
  }

  @Test
  void preferencesAndDraftsAreSuchCookiesToo() {
    var language = wire.send("GET", "/bahasa?ke=en", "").header("Set-Cookie").split(";")[0];
    assertThat(language).isEqualTo("__Host-bahasa=en");
    assertThat(wire.send("GET", "/", "", "Cookie: " + language).body()).contains("lang=\"en\"");
    assertThat(wire.send("GET", "/", "", "Cookie: bahasa=en").body()).contains("<html lang=\"id\"");
    assertThat(wire.send("GET", "/kontras?ke=tinggi", "").header("Set-Cookie"))
        .startsWith("__Host-kontras=");
  }

  @Test
  void aPageThatOnlySeemsToStandHereMayNotWrite() {
    var rebound = "Origin: https://rebound.example";
    assertThat(signIn(rebound, "Sec-Fetch-Site: same-origin").code()).isEqualTo("foreign_page");
    assertThat(signIn("Origin: " + OURS, "Sec-Fetch-Site: same-origin").status()).isEqualTo(201);
    assertThat(signIn("Origin: " + OURS).status()).isEqualTo(201);
  }

  @Test
  void whoFindsAFaultLearnsWhereToReportIt() {
    var answer = wire.send("GET", "/.well-known/security.txt", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(answer.body())
        .isEqualTo(
            """
            Contact: mailto:security@antre.example
            Expires: 2027-05-22T00:00:00Z
            Preferred-Languages: id, en
            Canonical: https://antre.example/.well-known/security.txt
            """);
  }

  @Test
  void robotsMayReadWhatIsPublic() {
    var robots = wire.send("GET", "/robots.txt", "");
    assertThat(robots.status()).isEqualTo(200);
    assertThat(robots.body()).contains("User-agent: *", "Disallow: /api/v1/").doesNotContain("/t");
    for (var page : List.of("/", "/bantuan", "/privasi", "/kantor", "/kantor/semarang-pemuda")) {
      assertThat(wire.send("GET", page, "").header("X-Robots-Tag")).as(page).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/t",
        "/t/0000000000000",
        "/cari-nomor",
        "/pesan/data",
        "/console",
        "/display/semarang-pemuda",
        "/mailbox",
        "/api/v1/regions",
        "/api/v1/bookings/0000000000000",
        "/portal/pages.js"
      })
  void searchEnginesListNothingPersonalAndNothingOfStaff(String path) {
    assertThat(wire.send("GET", path, "").header("X-Robots-Tag")).isEqualTo("noindex");
  }

  private static Answer signIn(String... headers) {
    var who = new JsonObject().put("username", "admin").put("password", Nodes.PASSWORD).encode();
    var lines = new java.util.ArrayList<>(List.of(headers));
    lines.add(JSON);
    return wire.send("POST", "/api/v1/session", who, lines.toArray(String[]::new));
  }

  private static Answer resumed(String cookie) {
    return wire.send("GET", "/api/v1/session", "", "Cookie: " + cookie);
  }
}
