package id.antrean.server;

import id.antrean.http.FormExit;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Param;

/**
 * Language and contrast: links that work without JavaScript. Each sets a cookie of this browser and
 * goes back to the page. On a page with a form they are buttons of it: {@link FormExit}.
 */
final class Preferences {
  private Preferences() {}

  static void register(Routes routes) {
    routes.get("/bahasa", Preferences::language);
    routes.get("/kontras", Preferences::contrast);
  }

  private static Reply language(Request request) {
    FormExit.language(request, request.query(Param.TO).orElse("id"));
    return back(request);
  }

  private static Reply contrast(Request request) {
    FormExit.contrast(request, request.query(Param.TO).filter("tinggi"::equals).isPresent());
    return back(request);
  }

  private static Reply back(Request request) {
    return Reply.seeOther(request.query(Param.BACK).orElse("/"));
  }
}
