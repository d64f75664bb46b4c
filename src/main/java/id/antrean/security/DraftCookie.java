package id.antrean.security;

import id.antrean.core.PlannedStop;
import id.antrean.core.Sealed;
import id.antrean.http.Request;
import id.antrean.page.Param;
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
import java.util.function.Supplier;

/**
 * Half-filled forms, each in one encrypted and signed cookie of the visitor. No server stores them,
 * so they survive a lost node, PostgreSQL away, Back, and two tabs. The draft's id stands in the
 * URL and says only when the form was begun. A page that waits longer than the cookie holds the
 * draft in a hidden field, sealed likewise (F14).
 */
public final class DraftCookie {
  private static final String PREFIX = "draft_";
  private static final String COPY = "copy_";
  private static final Duration GOOD = Duration.ofMinutes(30);

  /** A page left open over a working day; it shows in plain words what its copy holds. */
  private static final Duration COPY_GOOD = Duration.ofHours(12);

  private static final String SAVED = "savedAt";

  /** Where a planned stop falls into its time: until when it is good. */
  private static final String UNTIL = "goodUntil";

  /** With name and attributes still below the 4,096 bytes that every browser keeps. */
  static final int LONGEST = 3_700;

  private static final int AT_ONCE = 4;

  /**
   * What became of a draft: its half hour is over, the browser keeps no cookies, or it keeps them
   * and this one is not among them.
   */
  public enum Absence {
    EXPIRED,
    BLOCKED,
    LOST
  }

  private final Sealed sealed;
  private final Supplier<List<PlannedStop>> stops;
  private final SecureRandom random = new SecureRandom();

  /** {@code stops}: planned ones; what is filled in before outlives them. */
  public DraftCookie(Sealed sealed, Supplier<List<PlannedStop>> stops) {
    this.sealed = sealed;
    this.stops = stops;
  }

  /** Eight digits for the second in which the form is begun, and eight of chance. */
  public String newId(Instant now) {
    var hex = HexFormat.of();
    return hex.toHexDigits(now.getEpochSecond(), 8) + hex.toHexDigits(random.nextInt());
  }

  /** Why the draft of this address is not here. */
  public Absence absence(Request request) {
    var id = request.draft();
    if (id.isEmpty()) {
      return Absence.LOST;
    }
    var begun = Instant.ofEpochSecond(Long.parseLong(id.substring(0, 8), 16));
    if (begun.plus(GOOD).isBefore(request.now())) {
      return Absence.EXPIRED;
    }
    return request.cookies().names().isEmpty() ? Absence.BLOCKED : Absence.LOST;
  }

  /** Empty when there is none, it is too old, or it was changed. */
  public Optional<JsonObject> find(Request request, String id) {
    return request.cookie(PREFIX + id).flatMap(value -> open(value, id, request.now()));
  }

  /** For a hidden field of the draft's page. */
  public String copy(JsonObject draft, String id, Instant now) {
    return closed(draft, COPY + id, COPY_GOOD, now);
  }

  /** The draft that the request's page held; empty as in {@link #find}. */
  public Optional<JsonObject> findCopy(Request request, String id) {
    return openCopy(request.form(Param.COPY), id, request.now());
  }

  Optional<JsonObject> openCopy(String value, String id, Instant now) {
    return opened(value, COPY + id, COPY_GOOD, now);
  }

  /** All that this browser fills in, or finished a moment ago. */
  public List<JsonObject> all(Request request) {
    return request.cookies().names().stream()
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
    var until = until(GOOD, request.now());
    request.cookies().set(PREFIX + id, value, Duration.between(request.now(), until).toSeconds());
    return true;
  }

  /** During a planned stop: all that this browser fills in is there after it. */
  public void keepOverStop(Request request) {
    for (var name : request.cookies().names()) {
      if (name.startsWith(PREFIX)) {
        var id = name.substring(PREFIX.length());
        find(request, id).ifPresent(draft -> save(request, id, draft));
      }
    }
  }

  public void drop(Request request, String id) {
    request.cookies().set(PREFIX + id, "", 0);
  }

  String close(JsonObject draft, String id, Instant now) {
    return closed(draft, PREFIX + id, GOOD, now);
  }

  /** The half hour begins again when a stop ends that falls into it. */
  private Instant until(Duration good, Instant now) {
    return stops.get().stream()
        .filter(stop -> stop.until().isAfter(now) && stop.from().isBefore(now.plus(good)))
        .map(stop -> stop.until().plus(GOOD))
        .reduce(now.plus(good), (a, b) -> a.isAfter(b) ? a : b);
  }

  /** {@code name}: what this value is, so that none can stand for another. */
  private String closed(JsonObject draft, String name, Duration good, Instant now) {
    var dated = draft.copy().put(SAVED, now.getEpochSecond());
    dated.remove(UNTIL);
    var until = until(good, now);
    if (until.isAfter(now.plus(good))) {
      dated.put(UNTIL, until.getEpochSecond());
    }
    var text = dated.encode();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.seal(text, name));
  }

  Optional<JsonObject> open(String value, String id, Instant now) {
    return opened(value, PREFIX + id, GOOD, now);
  }

  private Optional<JsonObject> opened(String value, String name, Duration good, Instant now) {
    try {
      var text = sealed.open(Base64.getUrlDecoder().decode(value), name);
      var draft = new JsonObject(new String(text, StandardCharsets.UTF_8));
      var saved = Instant.ofEpochSecond(draft.getLong(SAVED));
      var until = draft.getLong(UNTIL, saved.plus(good).getEpochSecond());
      return Instant.ofEpochSecond(until).isBefore(now) ? Optional.empty() : Optional.of(draft);
    } catch (IllegalArgumentException | DecodeException changed) {
      return Optional.empty();
    }
  }

  /** Many forgotten tabs together would grow beyond the headers that a server takes. */
  private void makeRoom(Request request, String id) {
    record Other(String id, long saved) {}
    List<Other> others = new ArrayList<>();
    for (var name : request.cookies().names()) {
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
