package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Script;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Staff who read English: the switch of the participants' pages goes for the console, too. */
@Antrean(browser = true, shared = true)
class LanguageJourneyIT {
  private static Nodes nodes;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
  }

  @Test
  void theConsoleSpeaksTheLanguageThatWasChosen() {
    try (var officer = Guard.officer(nodes.http(0))) {
      var page = officer.page();
      page.navigate("/bahasa?ke=en&kembali=%2Fconsole");
      page.getByLabel("Username").fill("officer");
      page.getByLabel("Password").fill(Nodes.PASSWORD);
      page.getByLabel("Choose a PIN").fill(Guard.PIN);
      officer.press("Sign in");
      assertThat(officer.next()).hasText(Pattern.compile("Open Loket|Call the next"));
      assertThat(page.locator("#tabs")).containsText("New number");
      page.locator("summary").first().click();
      assertThat(page.getByText("Bahasa Indonesia")).isVisible();
      officer.lookClosely("console-english");
    }
  }

  /** Each word is there in both, with as many arguments, and so is each sentence of the page. */
  @Test
  void noWordOfTheConsoleIsMissingInEitherLanguage() {
    try (var officer = Guard.officer(nodes.http(0))) {
      var missing = (List<?>) officer.page().evaluate(Script.of("missing-words"));
      assertThat(missing).isEmpty();
    }
  }
}
