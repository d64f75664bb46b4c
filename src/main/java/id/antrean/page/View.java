package id.antrean.page;

import id.antrean.core.Sentence;
import java.time.Instant;

/**
 * What every page needs besides its own model. {@code here} is where the reader is: path and query.
 * {@code draft}: the half-filled form that the reader came from to change something, or "". {@code
 * part}: a script asks what is new on a page that it shows; no frame around it. {@code
 * maintenance}: a sentence on the planned stop, or "".
 */
public record View(
    Texts texts,
    String here,
    String draft,
    boolean contrast,
    String requestId,
    boolean demo,
    String styles,
    Instant now,
    boolean part,
    String maintenance) {

  public String t(String key, Object... pairs) {
    return texts.say(key, pairs);
  }

  public String t(Sentence message) {
    return texts.say(message);
  }

  public String language() {
    return texts.language();
  }

  public Dates dates() {
    return texts.dates();
  }

  /** A link on the way to the booking form; it takes the draft along. */
  public String go(String link) {
    return Links.withDraft(link, draft);
  }
}
