package id.antrean.core;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A booking's secrets, derived from its id and the hash key, so that the database holds only their
 * hashes and a message can still carry the link. 13 Crockford letters = 65 bits. A ticket's token
 * is its id with a seal of 56 bits, so the database holds nothing of it.
 */
public final class Code {
  private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
  private static final int LETTERS = 13;
  private static final int ID = 16;

  /** With these no token ends in a sign, which phones leave out of a link. */
  private static final int SEAL = 7;

  private Code() {}

  /** Lets its holder move and cancel; never printed or shown as a QR. */
  public static String ofBooking(Sealed sealed, UUID booking) {
    return letters(sealed.hmac("booking-code", booking.toString()));
  }

  /** On the ticket's QR: good for check-in and following only. */
  public static String checkInToken(Sealed sealed, UUID booking) {
    return "T" + letters(sealed.hmac("check-in-token", booking.toString()));
  }

  /** On the paper of a queue number: good for following it, and for nothing else. */
  public static String ofTicket(Sealed sealed, UUID ticket) {
    var token = ByteBuffer.allocate(ID + SEAL);
    token.putLong(ticket.getMostSignificantBits()).putLong(ticket.getLeastSignificantBits());
    token.put(sealed.hmac("ticket-token", ticket.toString()), 0, SEAL);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /** The ticket of a token; empty for what was not made by {@link #ofTicket} with this key. */
  public static Optional<UUID> ticket(Sealed sealed, String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException noToken) {
      return Optional.empty();
    }
    if (bytes.length != ID + SEAL) {
      return Optional.empty();
    }
    var id = ByteBuffer.wrap(bytes);
    var ticket = new UUID(id.getLong(), id.getLong());
    var seal = Arrays.copyOf(sealed.hmac("ticket-token", ticket.toString()), SEAL);
    return MessageDigest.isEqual(seal, Arrays.copyOfRange(bytes, ID, bytes.length))
        ? Optional.of(ticket)
        : Optional.empty();
  }

  /** A token or code without the link around it. */
  public static String bare(String typed) {
    return typed.substring(1 + Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('=')));
  }

  /** What is stored and looked up; O, I and L are read as the digits they look like. */
  public static byte[] lookup(Sealed sealed, String typed) {
    var clean =
        SEPARATORS
            .matcher(typed.toUpperCase(Locale.ROOT))
            .replaceAll("")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return sealed.hash("code-lookup", clean);
  }

  private static String letters(byte[] hmac) {
    var text = new StringBuilder(LETTERS);
    for (int i = 0; i < LETTERS; i++) { // five bits each, from the end
      int at = hmac.length - 1 - 5 * i / 8;
      int two = (hmac[at - 1] & 255) << 8 | hmac[at] & 255;
      text.append(Crockford.letter(two >> 5 * i % 8));
    }
    return text.toString();
  }
}
