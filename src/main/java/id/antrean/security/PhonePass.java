package id.antrean.security;

import id.antrean.core.Channel;
import id.antrean.core.Sealed;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The sealed word that a PIN proved a mobile number or an e-mail address: its channel, its keyed
 * hash, and until when it is believed. No server stores it, and any node reads it.
 */
final class PhonePass {
  /** In a browser: so long people keep a phone, and nobody else sits at it. */
  static final Duration IN_BROWSER = Duration.ofDays(30);

  /** In a program, which books for many. */
  static final Duration IN_PROGRAM = Duration.ofMinutes(30);

  /** By so much the clocks of two nodes may differ. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private static final String KIND = "phone-pass";
  private static final int HASH = 16;

  private PhonePass() {}

  static String of(Sealed sealed, ProvedContact proved, Instant until) {
    var plain =
        ByteBuffer.allocate(1 + HASH + Long.BYTES)
            .put(letter(proved.channel()))
            .put(proved.hash())
            .putLong(until.getEpochSecond())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.seal(plain, KIND));
  }

  /**
   * Whom it proves; empty for what is too old, made up, or good for longer than {@code kept}: the
   * pass of a browser is none for programs.
   */
  static Optional<ProvedContact> open(Sealed sealed, String pass, Duration kept, Instant now) {
    try {
      var plain = ByteBuffer.wrap(sealed.open(Base64.getUrlDecoder().decode(pass), KIND));
      var channel = plain.get() == letter(Channel.SMS) ? Channel.SMS : Channel.EMAIL;
      var hash = new byte[HASH];
      plain.get(hash);
      var until = Instant.ofEpochSecond(plain.getLong());
      boolean isKept = now.isBefore(until) && until.isBefore(now.plus(kept).plus(CLOCKS));
      return isKept ? Optional.of(new ProvedContact(channel, hash)) : Optional.empty();
    } catch (IllegalArgumentException madeUp) {
      return Optional.empty();
    }
  }

  private static byte letter(Channel channel) {
    return (byte) (channel == Channel.SMS ? 'S' : 'E');
  }
}
