package id.antrean.security;

import id.antrean.core.Contact;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A PIN on its way. {@code id} is the same at each try, so that a receiver can recognise a repeat.
 */
public record PinLetter(
    long id, Contact to, String digits, Instant until, ZoneId zone, String language, int attempts) {

  @Override
  public String toString() {
    return "PinLetter[hidden]";
  }
}
