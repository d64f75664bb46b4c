package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitUntilState;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ticket that a phone keeps is there without a network, and goes when it should. */
@Antrean(clock = "2026-11-24T08:00:00+07:00", counters = 2, browser = true)
class CopyJourneyIT {
  private static final String EVERYTHING_KEPT =
      """
      async () => {
        const cache = await caches.open('antrean');
        const all = await Promise.all((await cache.keys()).map(async request =>
          request.url + ' ' + await (await cache.match(request)).text()));
        return all.join(' ');
      }
      """;

  private static final Page.WaitForURLOptions COMMITTED =
      new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT);

  private static Http anybody;
  private static long slot;
  private static long later;
  private static int people;

  @BeforeAll
  static void start(Nodes nodes) {
    anybody = nodes.http(0);
    slot = TestBranch.slot(nodes.database(), "ONLINE", "08:45", 20, 31);
    later = TestBranch.slot(nodes.database(), "ONLINE", "13:45", 20, 61);
  }

  private static JsonObject book() {
    return anybody.post("/api/v1/bookings", TestPeople.wish(++people, slot)).json();
  }

  @Test
  @Tag("long")
  void theTicketIsThereWithoutANetworkUntilItsHolderRemovesIt() {
    var booking = book();
    var address = "/t/" + booking.getString("code");
    try (var browser = Browser.phone(anybody)) {
      var page = browser.page();
      page.navigate(address);
      assertThat(page.locator("#salinan")).containsText("Antrean ini juga tersimpan di HP ini.");
      PageChecks.look(browser, page, "copy-1-kept", Size.DESKTOP);
      assertThat((String) page.evaluate(EVERYTHING_KEPT))
          .contains(booking.getString("number"))
          .doesNotContainIgnoringCase(booking.getString("code"));
      page.navigate("/t");
      page.locator("#di-hp-ini").getByText(booking.getString("number")).click();
      assertThat(page.locator(".ticket .number")).hasText(booking.getString("number"));
      page.close();

      browser.context().setOffline(true);
      var later = browser.context().newPage();
      later.navigate(address);
      assertThat(later.locator("#ini-salinan")).containsText("Tidak tersambung. Ini salinan pukul");
      assertThat(later.locator(".ticket .number")).hasText(booking.getString("number"));
      assertThat(later.locator(".ticket .qr")).isVisible();
      assertThat(later.locator(".papers")).containsText("KTP");
      assertThat(later.getByText("Batalkan")).isHidden();
      PageChecks.look(browser, later, "copy-2-offline", Size.DESKTOP);

      later.getByText("Hapus salinan").click();
      assertThat(later.locator("#salinan")).containsText("Tidak ada salinan");
      assertThatThrownBy(() -> later.navigate(address)).isInstanceOf(PlaywrightException.class);

      browser.context().setOffline(false);
      later.navigate("/t");
      assertThat(later.locator("#di-hp-ini")).isHidden();
      later.navigate(address);
      assertThat(later.locator("#salinan")).containsText("Tidak ada salinan");
      later.getByText("Simpan salinan").click();
      assertThat(later.locator("#salinan")).containsText("juga tersimpan");
    }
  }

  /** Its answer was not even read when the page was left. */
  @Test
  void aMoveThatIsLeftAtOnceLeavesNoOldTimeOnThePhone() {
    var address = "/t/" + book().getString("code");
    try (var browser = Browser.phone(anybody)) {
      var page = browser.page();
      page.navigate(address);
      assertThat(page.locator("#salinan")).containsText("juga tersimpan");
      page.navigate(address + "/pindah?tanggal=" + TestBranch.DAY);
      page.locator("main input[value='" + later + "']").check();
      page.locator("main .primary").click();
      page.locator("main .primary").click();
      page.waitForURL(Pattern.compile(".*lama=.*"), COMMITTED);
      page.navigate("/t");
      assertThat(page.locator("#di-hp-ini")).containsText("13.45");
      assertThat(page.locator("#di-hp-ini")).not().containsText("08.45");
      browser.context().setOffline(true);
      page.navigate(address);
      assertThat(page.locator("#ini-salinan")).containsText("Ini salinan pukul");
      assertThat(page.locator(".ticket .when")).containsText("13.45");
    }
  }

  @Test
  @Tag("long")
  void aCancelledTicketLeavesNoCopy() {
    var booking = book();
    var address = "/t/" + booking.getString("code");
    try (var browser = Browser.phone(anybody)) {
      var page = browser.page();
      page.navigate(address);
      assertThat(page.locator("#salinan")).containsText("juga tersimpan");
      var path = "/api/v1/bookings/" + booking.getString("code");
      anybody.send("DELETE", path, null, UUID.randomUUID().toString());
      page.reload();
      page.waitForFunction(
          "caches.keys().then(() => caches.open('antrean')).then(c => c.keys())"
              + ".then(all => all.every(r => !r.url.includes('/salinan/')))");
    }
  }
}
