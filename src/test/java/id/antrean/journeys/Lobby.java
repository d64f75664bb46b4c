package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.antrean.testkit.Access;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.Cable;
import id.antrean.testkit.Http;
import id.antrean.testkit.PageChecks;

/** The screen in the lobby of a branch; nobody touches it. */
final class Lobby implements AutoCloseable {
  private final Cable link;
  private final Browser browser;
  private final Page page;

  Lobby(Http node, String branch) {
    this(node, branch, false);
  }

  /** Its clock runs by itself, and {@link #later} moves it on. */
  static Lobby withMovableClock(Http node, String branch) {
    return new Lobby(node, branch, true);
  }

  private Lobby(Http node, String branch, boolean movableClock) {
    link = new Cable(node.base());
    browser = Browser.lobby(new Http(link.url()));
    page = browser.page();
    if (movableClock) {
      page.clock().install();
    }
    page.navigate("/display/" + branch);
    assertThat(page.locator("body")).hasAttribute("data-link", "live");
    assertThat(page.locator("body")).not().hasAttribute("data-scene", "loading");
    page.evaluate(
        """
        () => {
          window.seen = {};
          new MutationObserver(() => {
            const shown = document.querySelector('.hero-number');
            const number = shown && shown.textContent;
            if (number && !seen[number]) seen[number] = Date.now();
          }).observe(document.getElementById('hero'), { childList: true, subtree: true });
        }
        """);
  }

  Page page() {
    return page;
  }

  void look(String name) {
    PageChecks.look(browser, page, name, Size.DESKTOP);
    Access.check(page, name);
  }

  Locator hero() {
    return page.locator("#hero .hero-number").first();
  }

  Locator lane(String prefix) {
    return page.locator(".panel:has(.band b:text-is('" + prefix + "'))");
  }

  Locator bar() {
    return page.locator("#bar");
  }

  /** When this number came on the hero line, by the machine's clock. */
  long seenAt(String number) {
    return ((Number) page.evaluate("number => seen[number]", number)).longValue();
  }

  /** How high the digits themselves are, as a part of the screen's height. */
  double heroDigits() {
    return ((Number)
            page.evaluate(
                """
                () => {
                  const node = document.querySelector('#hero .hero-number');
                  const style = getComputedStyle(node);
                  const pen = document.createElement('canvas').getContext('2d');
                  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
                  return pen.measureText('0123456789').actualBoundingBoxAscent / innerHeight;
                }
                """))
        .doubleValue();
  }

  void loseLink() {
    link.cut();
  }

  void findLink() {
    link.mend();
  }

  void later(int seconds) {
    page.clock().fastForward(seconds * 1_000L);
  }

  @Override
  public void close() {
    browser.close();
    link.close();
  }
}
