package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Access;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.Cable;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The guard of the demo branch, with a phone in one hand. */
final class Guard implements AutoCloseable {
  static final String PIN = "2580";

  private final Cable link;
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
    this(new Cable(node.base()), Browser::phone, "guard", before);
  }

  /** An officer at a desk, with a keyboard. */
  static Guard officer(Http node) {
    return new Guard(new Cable(node.base()), Browser::desktop, "officer", "");
  }

  static Guard supervisor(Http node) {
    return new Guard(new Cable(node.base()), Browser::phone, "supervisor", "");
  }

  /** Not bound to a branch: signed in, and on no page of the console yet. */
  static Guard admin(Http node) {
    var admin = new Guard(new Cable(node.base()), Browser::phone, "admin", "");
    admin.page.waitForResponse(
        answer -> answer.request().method().equals("POST"), () -> admin.signIn(Nodes.PASSWORD));
    return admin;
  }

  private Guard(Cable link, Function<Http, Browser> device, String name, String before) {
    this.link = link;
    this.name = name;
    browser = device.apply(new Http(link.url()));
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
    page.getByLabel("Buat PIN").fill(PIN);
    press("Masuk");
  }

  Guard signedIn() {
    signIn(Nodes.PASSWORD);
    assertThat(next()).isVisible();
    return this;
  }

  void look(String name) {
    stay();
    PageChecks.look(browser, page, name, Size.DESKTOP);
    Access.check(page, name);
  }

  /** At its own size only. */
  void lookClosely(String name) {
    stay();
    PageChecks.look(browser, page, name);
    Access.check(page, name);
  }

  /** A sheet that somebody touches does not go away by itself. */
  private void stay() {
    var heading = cover().locator("h2");
    if (heading.isVisible()) {
      heading.click();
    }
  }

  void loseLink() {
    link.cut();
  }

  void findLink() {
    link.mend();
  }

  void tab(String name) {
    page.getByRole(AriaRole.NAVIGATION).getByText(name, new Locator.GetByTextOptions()).click();
  }

  void press(String name) {
    button(name).click();
  }

  void press(Pattern name) {
    button(name).click();
  }

  /** On a desk its key stands before its name. */
  Locator button(String name) {
    return button(Pattern.compile("^(\\S )?" + name.replaceAll("[?().+]", "\\\\$0") + "$"));
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

  /** The words on its buttons, without the key that presses each. */
  String coverButtons() {
    return cover().locator(".cover-buttons .button > span").allInnerTexts().stream()
        .map(label -> label.replaceAll(" \\(\\d\\)", ""))
        .collect(Collectors.joining(", "));
  }

  /** Opens the console anew, also after a test that failed half-way. */
  void startOver() {
    page.reload();
    assertThat(next()).isVisible();
  }

  /** The large button, whatever it does next. */
  Locator next() {
    return page.locator(".call-view .huge");
  }

  /** It takes a press again: just after its own it takes none. */
  void ready() {
    assertThat(next()).not().hasAttribute("aria-disabled", "true");
  }

  void closeCover() {
    button(Pattern.compile("^Selesai")).last().click();
    assertThat(cover()).isHidden();
  }

  void chooseCounterClosed(String name) {
    button(Pattern.compile("^" + name + " ")).click();
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
    var number = new JsonObject(answer.text()).getJsonObject("ticket").getString("number");
    PlaywrightAssertions.assertThat(page.locator(".card-number")).containsText(number);
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
    link.close();
  }
}
