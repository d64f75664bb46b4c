package id.antrean.journeys;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import id.antrean.testkit.Script;
import java.time.Duration;

/**
 * How long a person takes: the answers of the real program over a slow line, plus reading, touching
 * and typing at the pace of that person (in the manner of Card, Moran and Newell's keystroke-level
 * model, 1980). People go from the top down to what they press and read every second word, twice as
 * many as readers of the web were seen to (Weinreich et al. 2008); who listens hears them all. It
 * cannot tell where somebody stops and wonders; only people can.
 */
final class Hands {
  /** Words passed a second; seconds a touch (finding and hitting it); seconds a key. */
  record Pace(double words, double touch, double key) {
    /** Silent reading is about 4 words a second (Brysbaert 2019), a phone's key 0.3 to 0.5 s. */
    static final Pace ADULT = new Pace(7, 1.5, 0.6);

    static final Pace OVER_SIXTY = new Pace(4.5, 3, 1.4);

    /**
     * Left school after primary: ninety words a minute, half as fast again as who can just follow a
     * text (45 to 60; Abadzi 2008).
     */
    static final Pace SLOW_READER = new Pace(1.5, 2, 1);

    /** A screen reader says 3 words a second; moving on is part of that. */
    static final Pace LISTENING = new Pace(3, 2, 1.5);
  }

  private final Page page;
  private final Pace pace;
  private double seconds;
  private double waited;
  private int read;

  Hands(Page page, Pace pace) {
    this.page = page;
    this.pace = pace;
    slowLine(page.context().newCDPSession(page));
  }

  /** 3G at the edge of a village: 400 kbit/s, 400 ms. */
  private static void slowLine(CDPSession session) {
    session.send("Network.enable");
    var line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 400);
    line.addProperty("downloadThroughput", 400_000 / 8);
    line.addProperty("uploadThroughput", 400_000 / 8);
    session.send("Network.emulateNetworkConditions", line);
  }

  void open(String path) {
    waits(() -> page.navigate(path));
  }

  void follow(String link) {
    press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first());
  }

  void press(String button) {
    press(
        page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)));
  }

  void unfold(String summary) {
    seconds += pace.touch;
    page.locator("summary").getByText(summary).click();
  }

  void choose(String radio) {
    var choice = page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(radio)).first();
    readTo(choice);
    seconds += pace.touch;
    choice.check();
  }

  /** Words before it are read once per page, so a second field costs only what lies between. */
  void type(String label, String text) {
    var field = page.getByLabel(label);
    seconds += pace.touch + pace.key * text.length();
    field.fill(text);
  }

  void readAll() {
    int all = words(page.locator("main"));
    seconds += Math.max(0, all - read) / pace.words;
    read = all;
  }

  /** Not part of a page: a message on the phone. */
  void reads(String text) {
    seconds += text.split("\\s+").length / pace.words;
  }

  /** Something that takes its own time, such as an audio clip. */
  void hears(Duration length) {
    seconds += length.toMillis() / 1000.0;
  }

  Duration spent() {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /** The part of it in which the page was awaited. */
  Duration waited() {
    return Duration.ofMillis(Math.round(waited * 1000));
  }

  private void press(Locator control) {
    readTo(control);
    seconds += pace.touch;
    waits(
        () -> {
          control.click();
          page.waitForLoadState(LoadState.LOAD);
        });
  }

  /** What is hidden is not read, and nothing is read twice. */
  private void readTo(Locator control) {
    var before = ((Number) control.evaluate(Script.of("words-before"))).intValue();
    seconds += Math.max(0, before - read) / pace.words;
    read = Math.max(read, before);
  }

  private static int words(Locator part) {
    return part.innerText().split("\\s+").length;
  }

  private void waits(Runnable action) {
    var start = System.nanoTime();
    action.run();
    read = 0;
    var answer = (System.nanoTime() - start) / 1e9;
    waited += answer;
    seconds += answer;
  }
}
