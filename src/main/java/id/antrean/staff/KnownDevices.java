package id.antrean.staff;

import id.antrean.core.Sealed;
import id.antrean.http.Request;
import io.vertx.core.http.CookieSameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Browsers from which a name signed in before, by a signed cookie. Tries from there are counted by
 * themselves: an attack on the name from elsewhere must not keep its owner out.
 */
final class KnownDevices {
  static final String COOKIE = "antrean_perangkat";
  private static final Duration KEPT = Duration.ofDays(180);

  /** Of one browser that a whole shift signs in at; the oldest is forgotten first. */
  private static final int NAMES = 12;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Sealed sealed;
  private final SecureRandom random = new SecureRandom();

  KnownDevices(Sealed sealed) {
    this.sealed = sealed;
  }

  /** {@code isKnown}: the name signed in from there; {@code from}: for which tries are counted. */
  record Origin(boolean isKnown, String from) {
    static Origin address(String address) {
      return new Origin(false, "address " + address);
    }
  }

  Origin origin(String username, Request request) {
    var parts = parts(request);
    boolean isKnown =
        parts.size() > 1 && parts.subList(1, parts.size()).contains(mark(username, parts.getFirst()));
    return isKnown
        ? new Origin(true, "device " + parts.getFirst())
        : Origin.address(request.address());
  }

  /** After a sign-in. */
  void remember(String username, Request request) {
    var parts = parts(request);
    var device = parts.isEmpty() ? device() : parts.getFirst();
    var mark = mark(username, device);
    var names = new ArrayList<>(List.of(mark));
    parts.stream().skip(1).filter(other -> !other.equals(mark)).limit(NAMES - 1L).forEach(names::add);
    request.setCookie(
        COOKIE, device + "." + String.join(".", names), KEPT.toSeconds(), CookieSameSite.STRICT);
  }

  /** The device's id and a mark for each name; empty for a cookie that is none of ours. */
  private static List<String> parts(Request request) {
    return request
        .cookie(COOKIE)
        .filter(value -> value.matches("[\\w-]{22}(\\.[\\w-]{22}){1," + NAMES + "}"))
        .map(value -> List.of(value.split("\\.")))
        .orElse(List.of());
  }

  private String mark(String username, String device) {
    return BASE64.encodeToString(sealed.hash("known-device", username + "\n" + device));
  }

  private String device() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }
}
