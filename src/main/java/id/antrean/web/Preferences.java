package id.antrean.web;

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

  private static Reply language(Call call) {
    var language = Texts.of(call.query("ke").orElse("id")).language();
    call.setCookie(Call.LANGUAGE_COOKIE, language, YEAR);
    return back(call);
  }

  private static Reply contrast(Call call) {
    boolean on = call.query("ke").filter("tinggi"::equals).isPresent();
    call.setCookie(Call.CONTRAST_COOKIE, on ? "tinggi" : "", on ? YEAR : 0);
    return back(call);
  }

  /** Only to a page of our own: "//elsewhere" and "/\elsewhere" would leave. */
  private static Reply back(Call call) {
    var path = call.query("kembali").orElse("/");
    boolean ours = path.startsWith("/") && !path.matches("(?s)/[/\\\\].*|.*[\\r\\n].*");
    return Reply.seeOther(ours ? path : "/");
  }
}
