package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo's page of everything that would have been sent to people. */
@Antrean(browser = true, shared = true)
class MailboxJourneyIT {
  private static Nodes nodes;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
  }

  @Test
  void whatAPersonWouldReceiveCanBeReadAndFollowed() {
    try (var siti = new Participant(Browser.phone(nodes.http(0)), new KnownDigits(), 1)) {
      siti.page().navigate("/mailbox");
      assertThat(siti.page().getByText("Belum ada pesan.")).isVisible();
      siti.look("mailbox-1-empty");
      siti.goToCheck("semarang-pemuda", "10.00–10.30 WIB");
      siti.press("Pesan antrean");
      siti.hasTicket();
      var number = siti.page().locator(".ticket .number").innerText();
      assertThat(siti.nextSms(number)).containsText(Pattern.compile("1\\d\\d/160"));
      var mail =
          siti.page()
              .getByRole(AriaRole.ARTICLE)
              .filter(new Locator.FilterOptions().setHasText("siti@example.id"));
      for (int wait = 0; wait < 40 && mail.count() == 0; wait++) {
        siti.page().waitForTimeout(250);
        siti.follow("Perbarui");
      }
      assertThat(mail).containsText("Antrean " + number + ": ");
      assertThat(mail).containsText(".ics");
      siti.look("mailbox-2-messages");
      mail.getByRole(AriaRole.LINK).first().click();
      siti.reads("Antrean Anda");
    }
  }
}
