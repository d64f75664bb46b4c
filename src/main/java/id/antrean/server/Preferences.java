package id.antrean.server;

import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Param;
import id.antrean.page.Texts;

/**
 * Language and contrast: links that work without JavaScript. Each sets a cookie of this browser and
 * goes back to the page.
 */
final class Preferences {
  private static final long YEAR = 365L * 24 * 60 * 60;

  private Preferences() {}

  static void register(Routes routes) {
    routes.get("/bahasa", Preferences::language);
    routes.get("/kontras", Preferences::contrast);
  }

  private static Reply language(Request request) {
    var language = Texts.of(request.query(Param.TO).orElse("id")).language();
    request.cookies().set(Request.LANGUAGE_COOKIE, language, YEAR);
    return back(request);
  }

  private static Reply contrast(Request request) {
    boolean on = request.query(Param.TO).filter("tinggi"::equals).isPresent();
    request.cookies().set(Request.CONTRAST_COOKIE, on ? "tinggi" : "", on ? YEAR : 0);
    return back(request);
  }

  private static Reply back(Request request) {
    return Reply.seeOther(request.query(Param.BACK).orElse("/"));
  }
}
