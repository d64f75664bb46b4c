package id.antrean.security;

import id.antrean.core.Sealed;
import id.antrean.http.Request;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Half-filled forms, each in one encrypted and signed cookie of the visitor. No server stores them,
 * so they survive a lost node, PostgreSQL away, Back, and two tabs. The draft's id stands in the
 * URL and says nothing.
 */
public final class DraftCookie {
  private static final String PREFIX = "draft_";
  private static final Duration GOOD = Duration.ofMinutes(30);
  private static final String SAVED = "savedAt";

  /** With name and attributes still below the 4,096 bytes that every browser keeps. */
  static final int LONGEST = 3_700;

  private static final int AT_ONCE = 4;

  private final Sealed sealed;
  private final SecureRandom random = new SecureRandom();

  public DraftCookie(Sealed sealed) {
    this.sealed = sealed;
  }

  public String newId() {
    var bytes = new byte[8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Empty when there is none, it is too old, or it was changed. */
  public Optional<JsonObject> find(Request request, String id) {
    return request.cookie(PREFIX + id).flatMap(value -> open(value, id, request.now()));
  }

  /** All that this browser fills in, or finished a moment ago. */
  public List<JsonObject> all(Request request) {
    return request.cookieNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .flatMap(name -> find(request, name.substring(PREFIX.length())).stream())
        .toList();
  }

  /** False when it is longer than a cookie may be: nothing was kept. */
  public boolean save(Request request, String id, JsonObject draft) {
    var value = close(draft, id, request.now());
    if (value.length() > LONGEST) {
      return false;
    }
    makeRoom(request, id);
    request.setCookie(PREFIX + id, value, GOOD.toSeconds());
    return true;
  }

  public void drop(Request request, String id) {
    request.setCookie(PREFIX + id, "", 0);
  }

  String close(JsonObject draft, String id, Instant now) {
    var text = draft.copy().put(SAVED, now.getEpochSecond()).encode();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.seal(text, PREFIX + id));
  }

  Optional<JsonObject> open(String value, String id, Instant now) {
    try {
      var text = sealed.open(Base64.getUrlDecoder().decode(value), PREFIX + id);
      var draft = new JsonObject(new String(text, StandardCharsets.UTF_8));
      var saved = Instant.ofEpochSecond(draft.getLong(SAVED));
      return saved.plus(GOOD).isBefore(now) ? Optional.empty() : Optional.of(draft);
    } catch (IllegalArgumentException | DecodeException changed) {
      return Optional.empty();
    }
  }

  /** Many forgotten tabs together would grow beyond the headers that a server takes. */
  private void makeRoom(Request request, String id) {
    record Other(String id, long saved) {}
    List<Other> others = new ArrayList<>();
    for (var name : request.cookieNames()) {
      if (name.startsWith(PREFIX) && !name.equals(PREFIX + id)) {
        var other = name.substring(PREFIX.length());
        others.add(
            new Other(other, find(request, other).map(draft -> draft.getLong(SAVED)).orElse(0L)));
      }
    }
    others.sort((a, b) -> Long.compare(b.saved(), a.saved()));
    others.stream().skip(AT_ONCE - 1).forEach(other -> drop(request, other.id()));
  }
}
