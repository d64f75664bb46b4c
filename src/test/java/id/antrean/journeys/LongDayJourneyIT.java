package id.antrean.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nobody restarts the screen on the wall: twenty-four hours pass at speed, with thousands of calls
 * and lost links, and it holds no more afterwards than at noon.
 */
@Antrean(browser = true, shared = true)
class LongDayJourneyIT {
  /**
   * What noise may add in half a day, such as code that the browser compiles meanwhile; 150 bytes
   * kept of each call would be above it.
   */
  private static final Map<String, Integer> NOISE =
      Map.of("kB of JavaScript", 250, "nodes", 100, "listeners", 10);

  private static Nodes nodes;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
  }

  @Test
  @Tag("long")
  void aDayAndANightLeaveNothingBehind() {
    try (var screen = new Stage(nodes.http(0), 8, Stage.officeWith("?suara=1"))) {
      var eye = screen.page().context().newCDPSession(screen.page());
      screen.at("04:00:00");
      run(screen, "day.rest('CLOSED', 3.5, boards.at('08:00:00'))");
      run(screen, "day.rest('OPENING', 0.5, boards.at('08:00:00'))");
      run(screen, "day.work(4)"); // by then also the browser's compilers have settled
      var noon = held(eye, "12.00");
      run(screen, "day.rest('BREAK', 1, boards.at('13:00:00'))");
      run(screen, "day.work(4)");
      var evening = held(eye, "17.00");
      run(screen, "day.rest('CLOSED', 10.9, boards.at('08:00:00'))");
      var night = held(eye, "04.00");

      assertThat(screen.number("day.calls")).isEqualTo(3_600);
      assertThat(screen.number("stage.played")).as("clips that were said").isGreaterThan(10_000);
      assertThat(screen.number("stage.reloads")).as("at 03.00 it wanted a new start").isPositive();
      assertThat(grown(noon, evening)).isEmpty();
      assertThat(grown(noon, night)).isEmpty();
    }
  }

  /** The control: a screen that keeps the lines it has shown is found out within an hour. */
  @Test
  void aScreenThatKeepsWhatItHasShownWouldBeNoticed() {
    try (var screen = new Stage(nodes.http(0), 8)) {
      var eye = screen.page().context().newCDPSession(screen.page());
      screen.at("08:00:00");
      run(screen, "day.work(0.5)");
      screen
          .page()
          .evaluate(
              """
              () => {
                window.kept = [];
                new MutationObserver((changes) => changes.forEach(
                  (change) => kept.push(...change.removedNodes)))
                  .observe(document.getElementById('hero'), { childList: true });
              }
              """);
      var warm = held(eye, "leak, begin");
      run(screen, "day.work(1)");
      assertThat(grown(warm, held(eye, "leak, 1 h"))).containsKey("nodes");
    }
  }

  private static void run(Stage screen, String part) {
    screen.page().evaluate("() => " + part);
  }

  private static Map<String, Integer> held(CDPSession eye, String when) {
    eye.send("HeapProfiler.collectGarbage");
    eye.send("HeapProfiler.collectGarbage");
    var counters = eye.send("Memory.getDOMCounters");
    var held = new HashMap<String, Integer>();
    held.put("kB of JavaScript", number(eye.send("Runtime.getHeapUsage"), "usedSize") / 1_024);
    held.put("nodes", number(counters, "nodes"));
    held.put("listeners", number(counters, "jsEventListeners"));
    System.out.println("lobby screen " + when + ": " + held);
    return held;
  }

  private static int number(JsonObject answer, String name) {
    return answer.get(name).getAsInt();
  }

  /** By how much, where it is more than noise. */
  private static Map<String, Integer> grown(Map<String, Integer> from, Map<String, Integer> to) {
    var grown = new HashMap<String, Integer>();
    from.forEach(
        (what, before) -> {
          int more = to.get(what) - before;
          if (more > NOISE.get(what)) {
            grown.put(what, more);
          }
        });
    return grown;
  }
}
