package id.antrean.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether everybody can use a page as it stands: in light, dark and both ways to high contrast, at
 * 320 px and with letters twice as large. Leaves the page as it was.
 */
public final class Access {
  private static final int NARROWEST = 320;
  private static final Set<String> SEEN = new HashSet<>();

  private static final Page.EmulateMediaOptions ORDINARY =
      new Page.EmulateMediaOptions()
          .setColorScheme(ColorScheme.LIGHT)
          .setContrast(Contrast.NO_PREFERENCE)
          .setForcedColors(ForcedColors.NONE);

  private static final Map<String, Page.EmulateMediaOptions> LOOKS =
      Map.of(
          "dark", new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK),
          "contrast", new Page.EmulateMediaOptions().setContrast(Contrast.MORE));

  private Access() {}

  /** A page that differs only in numbers and secrets from one already checked is not new. */
  public static void check(Page page, String name) {
    if (SEEN.add(page.content().replaceAll("[0-9]+|[\\w+/=-]{16,}", ""))) {
      assertThat(complaints(page, name)).as("not for everybody: %s", name).isEmpty();
    }
  }

  /** Each look leaves a picture for people to judge: target/screens/NAME-LOOK.png. */
  public static List<String> complaints(Page page, String name) {
    var all = new ArrayList<String>();
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    all.addAll(Axe.complaints(page));
    for (var look : LOOKS.entrySet()) {
      page.emulateMedia(look.getValue());
      add(all, look.getKey(), Axe.complaintsOfColours(page));
      picture(page, name, look.getKey());
      page.emulateMedia(ORDINARY);
    }
    chosenContrast(page, all);
    narrow(page, name, all);
    largeLetters(page, all);
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    picture(page, name, "forced");
    page.emulateMedia(ORDINARY);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    picture(page, name, "print");
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setMedia(Media.SCREEN)
            .setReducedMotion(ReducedMotion.NO_PREFERENCE));
    return all;
  }

  private static void picture(Page page, String name, String look) {
    var file = Path.of("target", "screens", name + "-" + look + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  /** As the link in the footer does. */
  private static void chosenContrast(Page page, List<String> all) {
    var before =
        page.evaluate(
            """
            () => {
              const before = document.documentElement.dataset.contrast || '';
              document.documentElement.dataset.contrast = 'high';
              return before;
            }
            """);
    add(all, "chosen contrast", Axe.complaintsOfColours(page));
    page.evaluate(
        """
        before => before ? document.documentElement.dataset.contrast = before
          : document.documentElement.removeAttribute('data-contrast')
        """,
        before);
  }

  private static void narrow(Page page, String name, List<String> all) {
    var before = page.viewportSize();
    page.setViewportSize(NARROWEST, before.height);
    add(all, "at 320 px", cutOff(page));
    picture(page, name, "320");
    page.setViewportSize(before.width, before.height);
  }

  /** The setting of the browser, which phones take from the system. */
  private static void largeLetters(Page page, List<String> all) {
    var devTools = page.context().newCDPSession(page);
    letters(devTools, 32);
    add(all, "letters twice as large", cutOff(page));
    add(all, "letters twice as large", Axe.complaints(page));
    letters(devTools, 16);
    devTools.detach();
  }

  private static void letters(CDPSession devTools, int pixels) {
    var sizes = new JsonObject();
    sizes.addProperty("standard", pixels);
    var wish = new JsonObject();
    wish.add("fontSizes", sizes);
    devTools.send("Page.setFontSizes", wish);
  }

  /** What ends beyond the screen, also where a container hides it. */
  private static List<String> cutOff(Page page) {
    return ((List<?>) page.evaluate(CUT_OFF)).stream().map(String.class::cast).toList();
  }

  private static final String CUT_OFF = Script.of("cut-off");

  private static void add(List<String> all, String look, List<String> some) {
    some.forEach(one -> all.add(look + ": " + one));
  }
}
