package id.antrean.http;

import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.Texts;
import java.util.List;

/**
 * The ways out of a form that are buttons of it, so that what was typed is sent along and kept
 * first: another language or contrast, the page before, help. Also what {@code keep.js} sends while
 * somebody types. Links would lose it, and an address must not hold it.
 */
public final class FormExit {
  /** What the page said about the form is said again. */
  private static final List<String> SAID =
      List.of(Param.WRONG, Param.CAPTCHA_WRONG, Param.WARN, Param.CHANGE, Param.LEFT);

  private static final long YEAR = 365L * 24 * 60 * 60;

  private FormExit() {}

  /** Whether this press only keeps what is typed and judges nothing of it. */
  public static boolean isIn(Request request) {
    return !request.form(Param.LEAVE).isEmpty();
  }

  /** {@code here}: the form as it was kept just now; {@code back}: the page before it. */
  public static Reply take(Request request, String here, String back) {
    var pressed = request.form(Param.LEAVE);
    return switch (pressed) {
      case "kembali" -> Reply.seeOther(back);
      case "bantuan" -> Reply.seeOther(Links.help());
      case "privasi" -> Reply.seeOther(Links.privacy());
      case "simpan" -> Reply.noContent().header("X-Here", here);
      default -> {
        prefer(request, pressed);
        yield Reply.seeOther(asItWas(request, here));
      }
    };
  }

  private static void prefer(Request request, String pressed) {
    switch (pressed) {
      case "id", "en" -> language(request, pressed);
      case "tinggi", "biasa" -> contrast(request, pressed.equals("tinggi"));
      default -> {}
    }
  }

  private static String asItWas(Request request, String here) {
    var link = here;
    for (var said : SAID) {
      link = Links.with(link, said, request.query(said).orElse(""));
    }
    return link;
  }

  /** The language of this browser from now on. */
  public static void language(Request request, String to) {
    request.cookies().set(Request.LANGUAGE_COOKIE, Texts.of(to).language(), YEAR);
  }

  /** The contrast of this browser from now on; {@code high} or the usual one. */
  public static void contrast(Request request, boolean high) {
    request.cookies().set(Request.CONTRAST_COOKIE, high ? "tinggi" : "", high ? YEAR : 0);
  }
}
