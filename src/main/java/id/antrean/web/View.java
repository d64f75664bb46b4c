package id.antrean.web;

/** What every page needs besides its own model. */
public record View(Texts texts, String path, boolean contrast, String requestId, boolean demo) {

  public String t(String key, Object... pairs) {
    return texts.say(key, pairs);
  }

  public String language() {
    return texts.language();
  }
}
