package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.antrean.testkit.Access;
import id.antrean.testkit.Axe;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Contract;
import id.antrean.testkit.Http;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.Script;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A lobby screen whose server and clock are in the test's hand: it is told boards (src/test/
 * resources/scripts/lobby), each held against the contract, and hours pass in seconds.
 */
final class Stage implements AutoCloseable {
  private static final String OFFICE = "/display/semarang-pemuda";

  private static final String CUT = Script.of("clipped-text");
  private static final int[][] SIZES = {{1920, 1080}, {1080, 1920}, {1280, 720}};

  private final Browser browser;
  private final Page page;

  Stage(Http node) {
    this(node, 3, OFFICE);
  }

  Stage(Http node, int counters) {
    this(node, counters, OFFICE);
  }

  Stage(Http node, int counters, String address) {
    browser = Browser.lobby(node);
    page = browser.page();
    for (var script : List.of("stage", "boards", "day")) {
      page.addInitScript(Script.of("lobby/" + script));
    }
    page.addInitScript("stage.counters = " + counters);
    page.navigate(address);
  }

  static String officeWith(String query) {
    return OFFICE + query;
  }

  Page page() {
    return page;
  }

  /** On Monday, 23 November 2026. */
  Stage at(String time) {
    page.evaluate("time => stage.begin(boards.at(time))", time);
    return this;
  }

  /** Tells a board by its name in boards.js, and lets the screen draw it. */
  Stage show(String state) {
    return say("boards.made['" + state + "']()");
  }

  /** Tells a board that this expression makes. */
  Stage say(String board) {
    page.evaluate("() => stage.say(" + board + ")");
    Contract.holds("getBoard 200", json("stage.sent()"));
    return pass(0.3);
  }

  JsonObject json(String expression) {
    return new JsonObject((String) page.evaluate("() => JSON.stringify(" + expression + ")"));
  }

  Stage pass(double seconds) {
    page.evaluate("ms => stage.pass(ms)", (double) Math.round(seconds * 1_000));
    return this;
  }

  Stage linked(boolean linked) {
    page.evaluate("linked => { stage.linked = linked; }", linked);
    return this;
  }

  int number(String expression) {
    return ((Number) page.evaluate("() => " + expression)).intValue();
  }

  /** Waits in real time for what the page loads by itself; its frames stand still meanwhile. */
  void waitFor(String expression, int least) {
    for (int wait = 0; wait < 150 && number(expression) < least; wait++) {
      page.waitForTimeout(100);
    }
    assertThat(number(expression)).as(expression).isGreaterThanOrEqualTo(least);
  }

  /** What was said to those who hear, and at which second of the screen's clock. */
  List<String> announced() {
    return ((List<?>) page.evaluate("() => stage.announced"))
        .stream()
            .map(one -> (Map<?, ?>) one)
            .map(one -> one.get("s") + " " + one.get("w"))
            .toList();
  }

  String text(String selector) {
    return page.locator(selector).innerText().replaceAll("\\s+", " ").trim();
  }

  Locator hero() {
    return page.locator("#hero");
  }

  void look(String name) {
    fits(name);
    isForEverybody(name);
  }

  /** The same parts in another place; looked at closely where one of them is new there. */
  void lookUpright(String name) {
    page.setViewportSize(1080, 1920);
    fits(name + "-upright");
    if (!Access.newParts(page).isEmpty()) {
      isForEverybody(name + "-upright");
    }
    page.setViewportSize(browser.size().width, browser.size().height);
  }

  /** What cannot be read in the hall, upright, or on a small screen, each after {@code name}. */
  List<String> unreadable(String name) {
    var all = new ArrayList<String>();
    for (var size : SIZES) {
      page.setViewportSize(size[0], size[1]);
      var on = name + " " + size[0] + ": ";
      unreadable().forEach(one -> all.add(on + one));
      ((List<?>) page.evaluate(CUT)).forEach(one -> all.add(on + one + " is cut off"));
      PageChecks.pictureOfAll(page, "lobby-" + name + "-" + size[0]);
    }
    page.setViewportSize(browser.size().width, browser.size().height);
    return all;
  }

  /** Calls that cannot be read, and texts that lie on each other. */
  List<?> unreadable() {
    return (List<?>) page.evaluate(Script.of("lobby/unreadable"));
  }

  private void fits(String name) {
    noTextIsCut(name);
    assertThat(unreadable()).as("on %s", name).isEmpty();
    PageChecks.look(browser, page, "lobby-" + name);
  }

  private void isForEverybody(String name) {
    page.evaluate("() => stage.realTime(true)");
    assertThat(Axe.complaints(page)).as("not for everybody: %s", name).isEmpty();
    page.evaluate("() => stage.realTime(false)");
  }

  /** Half a number is another number. */
  private void noTextIsCut(String name) {
    var cut = (List<?>) page.evaluate(CUT);
    assertThat(cut).as("cut off on %s", name).isEmpty();
  }

  @Override
  public void close() {
    browser.close();
  }
}
