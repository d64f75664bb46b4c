package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Screen and console where JavaScript is off, and a screen whose address is wrong. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
class PlainScreenJourneyIT {
  private static final String SCREEN = "/display/" + Visits.OFFICE;

  private static Http node;
  private static String number;

  @BeforeAll
  static void somebodyIsCalledAndTwoWait(Nodes nodes) {
    node = nodes.http(0);
    var visits = new Visits(nodes);
    visits.open(1);
    number = visits.walkIn("WALK_IN").getString("number");
    visits.walkIn("PRIORITY");
    var calls = "/api/v1/counters/" + Visits.OFFICE + "-1/calls";
    var call = new JsonObject().put("lane", "WALK_IN");
    assertThat(node.as("guard").post(calls, call).status()).isEqualTo(201);
    visits.walkIn("WALK_IN");
  }

  private static void look(Browser browser, String name) {
    PageChecks.look(browser, browser.page(), name);
  }

  @Test
  void aScreenWithoutJavaScriptShowsTheBoardAndReadsItselfAgain() {
    try (var screen = Browser.lobbyWithoutJavaScript(node)) {
      var page = screen.page();
      page.navigate(SCREEN);
      page.waitForURL("**" + SCREEN + "/papan");
      assertThat(page.locator("tbody")).containsText(number);
      assertThat(page.locator("tbody")).containsText("Loket 1");
      assertThat(page.locator(".lanes")).containsText("1 menunggu Berikutnya A-002");
      assertThat(page.locator("meta[http-equiv=refresh]")).hasAttribute("content", "15");
      look(screen, "plain-1-screen");
    }
    try (var phone = Browser.phoneWithoutJavaScript(node)) {
      phone.page().navigate(SCREEN + "/papan");
      look(phone, "plain-2-screen");
    }
  }

  @Test
  void aScreenOfSomeLanesKeepsThemWithoutJavaScriptAndNamesThoseThatAreNotThere() {
    var board = node.get(SCREEN + "/papan?lanes=p,q").body();
    assertThat(board)
        .contains("Alamat layar salah: tidak ada jalur Q. Yang ada: A, B, E, P.")
        .doesNotContain(number);
    assertThat(node.get(SCREEN + "/papan?lanes=%3Cb%3E").body())
        .contains(number, "tidak ada jalur ?B?");
    assertThat(node.get(SCREEN + "?lanes=A,P").body())
        .contains("url=" + SCREEN + "/papan?lanes=A%2CP\"");
    assertThat(node.get("/display/nowhere").body()).contains("url=/display\"");
    assertThat(node.get("/display/nowhere/papan").status()).isEqualTo(404);
  }

  @Test
  void aLaneInTheAddressThatIsNotThereIsNamedOnTheScreenWithThoseThatAre() {
    try (var screen = Browser.lobby(node)) {
      var page = screen.page();
      page.navigate(SCREEN + "?lanes=Q,A");
      assertThat(page.locator("#bar"))
          .hasText("Alamat layar salah: tidak ada jalur Q. Yang ada: A, B, E, P.");
      assertThat(page.locator("#lanes .panel")).hasCount(1);
      look(screen, "plain-3-wrong-lane");
      page.navigate(SCREEN + "?lanes=Q");
      assertThat(page.locator("#bar")).containsText("tidak ada jalur Q");
      assertThat(page.locator("#lanes .panel")).hasCount(4);
      page.navigate(SCREEN + "?lanes=a,%20P");
      assertThat(page.locator("#lanes .panel")).hasCount(2);
      assertThat(page.locator("#bar")).not().containsText("Alamat layar salah");
    }
  }

  @Test
  void theConsoleWithoutJavaScriptSaysWhatStaffCanDoAndLeadsThere() {
    try (var phone = Browser.phoneWithoutJavaScript(node)) {
      var page = phone.page();
      page.navigate("/console");
      var indonesian = page.locator("main[lang=id]"); // texts of a noscript are found by no words
      var english = page.locator("main[lang=en]");
      assertThat(indonesian).isVisible();
      assertThat(english).isHidden();
      look(phone, "plain-4-console");
      indonesian.locator("a").first().click();
      page.locator("main a.primary").click(); // to sign in, and then on to where they wanted
      assertThat(page).hasURL(Pattern.compile(".*/staf/masuk[?]kembali=.*staf$"));
      assertThat(page.getByLabel("Kata sandi")).isVisible();
      page.navigate("/bahasa?ke=en&kembali=/console");
      assertThat(english).isVisible();
      assertThat(indonesian).isHidden();
    }
  }
}
