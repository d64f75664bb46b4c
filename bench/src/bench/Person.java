package bench;

import id.antrean.core.Ids;
import id.antrean.core.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * People who want to book, each with data, address and request key of their own. The captcha is
 * what the server would have handed out for a right answer, sealed with the node's own key; the
 * server opens, checks and spends it as any other.
 */
final class Person {
  private static final int PASS_GOOD_SECONDS = 600;
  private final Sealed sealed;
  private final String pick = UUID.randomUUID().toString().substring(0, 8);

  Person(Sealed sealed) {
    this.sealed = sealed;
  }

  byte[] wish(long n, long slot, String path) {
    var key = pick + "-%012d".formatted(n);
    var body =
        "{\"nik\":\"%s\",\"kpj\":[\"%011d\"],\"name\":\"Peserta Uji\",\"phone\":\"0812%08d\","
                .formatted(nik(n), n, n)
            + "\"service\":\"JHT\",\"slot\":\"%d\",\"captcha\":{\"pass\":\"%s\"},"
                .formatted(slot, pass(key))
            + "\"phonePass\":\"%s\"}".formatted(phonePass("+62812%08d".formatted(n)));
    return ("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                .formatted(path)
            + "Idempotency-Key: %s\r\nX-Forwarded-For: 10.%d.%d.%d\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(key, n >> 16 & 255, n >> 8 & 255, n & 255, body.length(), body))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** As PhonePass makes it: of which mobile, until when. */
  private String phonePass(String mobile) {
    var hash = sealed.hash("phone", mobile);
    var plain =
        ByteBuffer.allocate(1 + hash.length + Long.BYTES)
            .put((byte) 'S')
            .put(hash)
            .putLong(Instant.now().getEpochSecond() + PASS_GOOD_SECONDS)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.seal(plain, "phone-pass"));
  }

  /** A lawful NIK: region, date of birth, serial; a billion of them before one comes again. */
  static String nik(long n) {
    long serial = 1 + n % 9_999;
    long date = n / 9_999;
    return "337401%02d%02d%02d%04d"
        .formatted(1 + date % 28, 1 + date / 28 % 12, date / 336 % 100, serial);
  }

  /** As Captcha makes it: which captcha, until when, bound to which request key. */
  private String pass(String requestKey) {
    var captcha = Ids.next();
    var bound = sealed.hash("captcha-request", requestKey);
    var plain =
        ByteBuffer.allocate(25 + bound.length)
            .putLong(captcha.getMostSignificantBits())
            .putLong(captcha.getLeastSignificantBits())
            .putLong(Instant.now().getEpochSecond() + PASS_GOOD_SECONDS)
            .put((byte) 1) // work was done
            .put(bound)
            .array();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(sealed.seal(plain, "captcha-pass"));
  }
}
