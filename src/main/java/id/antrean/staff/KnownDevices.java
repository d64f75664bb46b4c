package id.antrean.staff;

import id.antrean.core.Sealed;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Browsers from which a name signed in before, by a signed cookie. Tries from there are counted by
 * themselves: an attack on the name from elsewhere must not keep its owner out.
 */
final class KnownDevices {
  static final String COOKIE = "perangkat";
  static final Duration KEPT = Duration.ofDays(180);

  /** Of one browser that a whole shift signs in at; the oldest is forgotten first. */
  private static final int NAMES = 12;

  private static final Pattern SHAPE =
      Pattern.compile("[\\w-]{22}(\\.[\\w-]{22}){1," + NAMES + "}");

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Sealed sealed;
  private final SecureRandom random = new SecureRandom();

  KnownDevices(Sealed sealed) {
    this.sealed = sealed;
  }

  /** {@code isKnown}: the name signed in from there; {@code from}: for which tries are counted. */
  record Origin(boolean isKnown, String from, String address) {
    static Origin address(String address) {
      return new Origin(false, "address " + address, address);
    }
  }

  /** {@code cookie}: "" where there is none. */
  Origin origin(String username, String cookie, String address) {
    var parts = parts(cookie);
    boolean isKnown = parts.stream().skip(1).anyMatch(mark(username, device(parts))::equals);
    return isKnown ? new Origin(true, "device " + device(parts), address) : Origin.address(address);
  }

  /** As it is stored; of a cookie that is none of ours, of no device. */
  byte[] hash(String cookie) {
    return sealed.hash("staff-device", device(parts(cookie)));
  }

  /** The cookie after a sign-in. */
  String remembered(String username, String cookie) {
    var parts = parts(cookie);
    var device = parts.isEmpty() ? newDevice() : device(parts);
    var mark = mark(username, device);
    var others = parts.stream().skip(1).filter(other -> !other.equals(mark)).limit(NAMES - 1L);
    return Stream.concat(Stream.of(device, mark), others).collect(Collectors.joining("."));
  }

  /** The device's id and a mark for each name; empty for a cookie that is none of ours. */
  private static List<String> parts(String cookie) {
    return SHAPE.matcher(cookie).matches() ? List.of(cookie.split("\\.")) : List.of();
  }

  private static String device(List<String> parts) {
    return parts.isEmpty() ? "" : parts.getFirst();
  }

  private String mark(String username, String device) {
    return BASE64.encodeToString(sealed.hash("known-device", username + "\n" + device));
  }

  private String newDevice() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }
}
