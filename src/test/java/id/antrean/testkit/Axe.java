package id.antrean.testkit;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core on a page as it stands. Each line names one place and what is wrong with it. */
public final class Axe {
  private static final String CORE = core();

  private Axe() {}

  /** WCAG 2.2 AA and best practices. */
  public static List<String> complaints(Page page) {
    return run(
        page,
        """
        { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
          'best-practice'] }
        """,
        null);
  }

  /** What a change of colours alone can break, in these parts of {@link Access#newParts}. */
  static List<String> complaintsOfColours(Page page, List<String> parts) {
    return run(page, "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }", parts);
  }

  /** What letters of another size alone can break, in these parts. */
  static List<String> complaintsOfSizes(Page page, List<String> parts) {
    return run(
        page, "{ type: 'rule', values: ['target-size', 'scrollable-region-focusable'] }", parts);
  }

  /** {@code parts}: null for the whole page. */
  private static List<String> run(Page page, String only, List<String> parts) {
    boolean withoutScripts =
        (boolean) page.evaluate("() => matchMedia('(scripting: none)').matches");
    var devTools = withoutScripts ? page.context().newCDPSession(page) : null;
    if (withoutScripts) {
      scripts(devTools, false); // each connection believes that scripts run until it says otherwise
      scripts(devTools, true);
    }
    if (!(boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(CORE);
    }
    var found = page.evaluate(RUN.replace("ONLY", only), parts);
    if (withoutScripts) {
      scripts(devTools, false); // it stays so only while this connection is open
    }
    return ((List<?>) found).stream().map(String.class::cast).toList();
  }

  private static void scripts(CDPSession devTools, boolean run) {
    var wish = new JsonObject();
    wish.addProperty("value", !run);
    devTools.send("Emulation.setScriptExecutionDisabled", wish);
  }

  /** Without fetching style sheets again: a test counts requests. */
  private static final String RUN = Script.of("run-axe");

  private static String core() {
    try (var file = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
