package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
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

  Guard(Http node) {
    browser = Browser.phone(node);
    page = browser.page();
    page.navigate("/console");
  }

  Page page() {
    return page;
  }

  void signIn(String password) {
    page.getByLabel("Nama pengguna").fill("guard");
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

  void tab(String name) {
    page.getByRole(AriaRole.NAVIGATION).getByText(name, new Locator.GetByTextOptions()).click();
  }

  void press(String name) {
    button(name).click();
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
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

  void chooseCounter(String name) {
    var list = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Loket"));
    var option = list.locator("option", new Locator.LocatorOptions().setHasText(name));
    list.selectOption(option.getAttribute("value"));
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
    org.assertj.core.api.Assertions.assertThat(answer.status()).isEqualTo(201);
    return answer;
  }

  String called() {
    return number(page.locator(".card-number"));
  }

  private static String number(Locator text) {
    var found = Pattern.compile("[A-Z]-\\d{3,4}").matcher(text.innerText());
    org.assertj.core.api.Assertions.assertThat(found.find()).as(text.innerText()).isTrue();
    return found.group();
  }

  @Override
  public void close() {
    browser.close();
  }
}
