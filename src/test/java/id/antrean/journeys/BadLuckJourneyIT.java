package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network goes away between two steps, or the script dies: the booking is still made, once. */
@Antrean(captcha = true, browser = true, shared = true)
class BadLuckJourneyIT {
  private static final String OFFICE = "semarang-pemuda";

  private static Participants people;

  @BeforeAll
  static void start(Nodes nodes, KnownDigits digits) {
    people = new Participants(nodes, digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "throw new Error('never starts');",
        """
        document.querySelectorAll('form').forEach(form =>
          form.addEventListener('submit', () => { throw new Error('dies at the press'); }));
        throw new Error('half of it');
        """
      })
  @Tag("long")
  void aScriptThatIsMissingOrDiesStopsNobody(String script) {
    try (var someone = people.somebody()) {
      someone
          .page()
          .route(
              "**/portal/*.js",
              route -> {
                if (script.isEmpty()) {
                  route.abort();
                } else {
                  route.fulfill(
                      new Route.FulfillOptions().setContentType("text/javascript").setBody(script));
                }
              });
      someone.goToCheck(OFFICE, "09.00–09.30 WIB");
      someone.book();
    }
  }

  @Test
  @Tag("long")
  void theNetworkGoesAwayBetweenTwoStepsAndComesBack() {
    try (var someone = people.somebody()) {
      var page = someone.page();
      int before = people.bookings();
      someone.goToTimes(OFFICE);
      someone.chooseTime("09.30–10.00 WIB");
      someone.fillIn();
      cut(someone, "Lanjut");
      someone.reads("Periksa, lalu pesan");
      assertThat(page.locator("main")).containsText("Siti Rahmawati");
      someone.solve();
      cut(someone, "Pesan antrean");
      someone.hasTicket();
      assertThat(people.bookings()).isEqualTo(before + 1);
    }
  }

  /** Presses while nothing is connected; then does what the page, or the browser, offers. */
  private static void cut(Participant someone, String button) {
    var page = someone.page();
    page.context().setOffline(true);
    try {
      someone.press(button);
      page.waitForTimeout(500);
    } catch (PlaywrightException nothingCame) {
      // the browser shows its own page
    }
    page.context().setOffline(false);
    if (someone.button(button).isVisible()) {
      someone.press(button);
    } else {
      page.reload();
    }
  }
}
