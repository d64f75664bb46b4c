package id.antrean.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import id.antrean.testkit.Browser.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What holds for every page. A page that fails leaves its picture in target/screens; with {@code
 * -Dlooks=all} every page does, for people to judge.
 */
public final class PageChecks {
  /** WCAG asks 24; a thumb on a cheap phone needs 48. */
  private static final int TOUCH = 48;

  private static final Path SCREENS = Path.of("target", "screens");

  private PageChecks() {}

  /** Checks the page as it stands, at its own size and at others, and leaves it at its own. */
  public static void look(Browser browser, Page page, String name, Size... also) {
    at(browser, page, name, browser.size());
    for (var size : also) {
      page.setViewportSize(size.width, size.height);
      at(browser, page, name, size);
    }
    if (also.length > 0) {
      page.setViewportSize(browser.size().width, browser.size().height);
    }
  }

  /** For a page that is our own fault, which {@link #look} would never let pass. */
  public static Page.ScreenshotOptions picture(String name) {
    return new Page.ScreenshotOptions()
        .setPath(SCREENS.resolve(name + ".png"))
        .setFullPage(true)
        .setAnimations(ScreenshotAnimations.DISABLED);
  }

  /** With {@code -Dlooks=all}, for people to judge. */
  public static void pictureOfAll(Page page, String name) {
    if (Seen.ALL_LOOKS) {
      page.screenshot(picture(name));
    }
  }

  private static void at(Browser browser, Page page, String name, Size size) {
    var file = name + "-" + size.name().toLowerCase(Locale.ROOT);
    boolean passed = false;
    try {
      assertThat(browser.complaints()).as("complaints of the browser on %s", file).isEmpty();
      assertThat(tooWide(page)).as("wider than the screen on %s", file).isEmpty();
      assertThat(unfinished(page)).as("no word for people on %s", file).isEmpty();
      assertThat(tornOut(page)).as("torn out of its sentence on %s", file).isEmpty();
      if (size == Size.PHONE) {
        assertThat(tooSmall(page)).as("below %d px for a thumb on %s", TOUCH, file).isEmpty();
      }
      passed = true;
    } finally {
      if (!passed || Seen.ALL_LOOKS) {
        page.screenshot(picture(file));
      }
    }
  }

  /** Each line names one control that is too small, with its size. */
  private static List<String> tooSmall(Page page) {
    return strings(page, TARGETS, TOUCH);
  }

  /** A phone's innerWidth grows with what sticks out; the root's clientWidth does not. */
  private static List<String> tooWide(Page page) {
    return strings(page, Script.of("too-wide"), null);
  }

  /**
   * "e-Klaim" and numbers are marked so that no line ends inside; nothing else may set them off.
   */
  private static List<String> tornOut(Page page) {
    return strings(page, Script.of("torn-out"), null);
  }

  /** Placeholders that nobody filled, names of states and of nothing. */
  private static List<String> unfinished(Page page) {
    return strings(page, Script.of("unfinished"), null);
  }

  /**
   * A link inside a sentence is excepted, and what is hidden or waits off the screen. The label of
   * a radio or a checkbox is a part of its target.
   */
  private static final String TARGETS = Script.of("small-targets");

  private static List<String> strings(Page page, String script, Object argument) {
    return ((List<?>) page.evaluate(script, argument)).stream().map(String.class::cast).toList();
  }
}
