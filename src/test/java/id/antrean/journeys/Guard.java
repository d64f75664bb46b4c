package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import id.antrean.testkit.Axe;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import java.util.regex.Pattern;

/** The guard of the demo branch, with a phone in one hand. */
final class Guard implements AutoCloseable {
  private final Browser browser;
  private final Page page;
  private final String name;

  Guard(Http node) {
    this(node, "");
  }

  /**
   * {@code before}: a script that runs before the console's own, to lend the phone what it lacks.
   */
  Guard(Http node, String before) {
    this(Browser.phone(node), "guard", before);
  }

  /** An officer at a desk, with a keyboard. */
  static Guard officer(Http node) {
    return new Guard(Browser.desktop(node), "officer", "");
  }

  private Guard(Browser browser, String name, String before) {
    this.browser = browser;
    this.name = name;
    page = browser.page();
    page.addInitScript(before);
    page.navigate("/console");
  }

  Page page() {
    return page;
  }

  void signIn(String password) {
    page.getByLabel("Nama pengguna").fill(name);
    page.getByLabel("Kata sandi").fill(password);
    press("Masuk");
  }

  Guard signedIn() {
    signIn(Nodes.PASSWORD);
    assertThat(button("Panggil berikutnya").or(button(Pattern.compile("^Buka Loket")))).isVisible();
    return this;
  }

  void look(String name) {
    PageChecks.look(browser, page, name, Size.DESKTOP);
  }

  /** At its own size, and for everybody. */
  void lookClosely(String name) {
    PageChecks.look(browser, page, name);
    assertThat(Axe.complaints(page)).as("not for everybody: %s", name).isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(Axe.complaintsOfColours(page)).as("not in the dark: %s", name).isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  void loseLink() {
    browser.context().setOffline(true);
  }

  void findLink() {
    browser.context().setOffline(false);
  }

  void tab(String name) {
    page.getByRole(AriaRole.NAVIGATION).getByText(name, new Locator.GetByTextOptions()).click();
  }

  void press(String name) {
    button(name).click();
  }

  /** On a desk its key stands before its name. */
  Locator button(String name) {
    return button(Pattern.compile("^(\\S )?" + name.replaceAll("[?().]", "\\\\$0") + "$"));
  }

  Locator button(Pattern name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** The field of this name that is to be seen; other tabs have one of the same name. */
  Locator field(String label) {
    return page.getByLabel(label).locator("visible=true");
  }

  /** The answer that covers the whole screen. */
  Locator cover() {
    return page.getByRole(AriaRole.DIALOG);
  }

  String coverNumber() {
    return number(cover().locator(".cover-number"));
  }

  void closeCover() {
    button(Pattern.compile("^Selesai")).last().click();
    assertThat(cover()).isHidden();
  }

  void chooseCounterClosed(String name) {
    var list = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Loket"));
    var option = list.locator("option", new Locator.LocatorOptions().setHasText(name));
    list.selectOption(option.getAttribute("value"));
  }

  void chooseCounter(String name) {
    chooseCounterClosed(name);
    var closed = button("Buka " + name);
    if (closed.isVisible()) {
      closed.click();
    }
    assertThat(button("Panggil berikutnya")).isVisible();
  }

  /** Calls the next one; the answer says whom and when. */
  Response call() {
    var answer =
        page.waitForResponse(
            response -> response.url().endsWith("/calls"), () -> press("Panggil berikutnya"));
    assertThat(answer.status()).isEqualTo(201);
    return answer;
  }

  String called() {
    return number(page.locator(".card-number"));
  }

  private static String number(Locator text) {
    var found = Pattern.compile("[A-Z]-\\d{3,4}").matcher(text.innerText());
    assertThat(found.find()).as(text.innerText()).isTrue();
    return found.group();
  }

  @Override
  public void close() {
    browser.close();
  }
}
