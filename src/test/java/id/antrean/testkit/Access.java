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
import java.util.List;
import java.util.Map;

/**
 * Whether everybody can use a page as it stands: in light, dark and both ways to high contrast, at
 * 320 px and with letters twice as large. Leaves the page as it was.
 */
public final class Access {
  private static final int NARROWEST = 320;

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

  /**
   * A page that differs only in numbers and secrets from one already checked is not new. Its rules
   * and colours are looked at again only where a part of it is new by its place, its classes and
   * its state, but whether its words fit always.
   */
  public static void check(Page page, String name) {
    if (Seen.isNew(page.content().replaceAll("[0-9]+|[\\w+/=-]{16,}", ""))) {
      assertThat(complaints(page, name, newParts(page)))
          .as("not for everybody: %s", name)
          .isEmpty();
    }
  }

  /** The parts whose place, classes and state were not seen before; all of them are seen now. */
  public static List<String> newParts(Page page) {
    return styledParts(page).stream().filter(part -> Seen.isNew("part " + part)).toList();
  }

  private static List<String> styledParts(Page page) {
    return ((List<?>) page.evaluate(Script.of("styled-parts")))
        .stream().map(String.class::cast).toList();
  }

  /** All that can be wrong with it; {@link Seen#ALL_LOOKS} leaves a picture of each look, too. */
  public static List<String> complaints(Page page, String name) {
    return complaints(page, name, styledParts(page));
  }

  private static List<String> complaints(Page page, String name, List<String> newParts) {
    var all = new ArrayList<String>();
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    if (!newParts.isEmpty()) {
      all.addAll(Axe.complaints(page));
      for (var look : LOOKS.entrySet()) {
        page.emulateMedia(look.getValue());
        add(all, look.getKey(), Axe.complaintsOfColours(page, newParts));
        picture(page, name, look.getKey());
        page.emulateMedia(ORDINARY);
      }
      chosenContrast(page, newParts, all);
    }
    narrow(page, name, all);
    largeLetters(page, newParts, all);
    if (Seen.ALL_LOOKS) {
      page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
      picture(page, name, "forced");
      page.emulateMedia(ORDINARY);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      picture(page, name, "print");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
    return all;
  }

  /** For people to judge: target/screens/NAME-LOOK.png. */
  private static void picture(Page page, String name, String look) {
    if (Seen.ALL_LOOKS) {
      var file = Path.of("target", "screens", name + "-" + look + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }
  }

  /** As the link in the footer does. */
  private static void chosenContrast(Page page, List<String> newParts, List<String> all) {
    var before =
        page.evaluate(
            """
            () => {
              const before = document.documentElement.dataset.contrast || '';
              document.documentElement.dataset.contrast = 'high';
              return before;
            }
            """);
    add(all, "chosen contrast", Axe.complaintsOfColours(page, newParts));
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
  private static void largeLetters(Page page, List<String> newParts, List<String> all) {
    var devTools = page.context().newCDPSession(page);
    letters(devTools, 32);
    add(all, "letters twice as large", cutOff(page));
    if (!newParts.isEmpty()) {
      var found = Seen.ALL_LOOKS ? Axe.complaints(page) : Axe.complaintsOfSizes(page, newParts);
      add(all, "letters twice as large", found);
    }
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
