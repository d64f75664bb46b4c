package id.antrean.security;

import java.time.Duration;

/**
 * Every limit on tries, with its numbers and why. Per person narrow, per address wide: a carrier's
 * NAT hides thousands of honest people behind one address. README's table is made from this one.
 */
public enum Limit {
  BOOKING_NIK(6, Duration.ofMinutes(10), "one person needs a few tries, a search of NIKs many"),
  BOOKING_PHONE(10, Duration.ofHours(1), "a family shares a mobile; a tout books for dozens"),
  BOOKING_ADDRESS(600, Duration.ofMinutes(1), "above what a carrier's NAT sends in a rush"),
  CAPTCHA_ADDRESS(1_200, Duration.ofMinutes(1), "two pictures for each booking of a full NAT"),
  CAPTCHA_TRY(5, Duration.ofMinutes(5), "guessing one picture out of a million"),
  CAPTCHA_WRONG_ADDRESS(600, Duration.ofMinutes(10), "one wrong answer in ten is normal"),
  SIGN_IN(10, Duration.ofMinutes(10), "of one user name from one device or address: guessing"),
  SIGN_IN_NAME(20, Duration.ofMinutes(10), "of one user name from devices new to it: a botnet"),
  SIGN_IN_ADDRESS(200, Duration.ofMinutes(10), "one password tried on all user names"),
  LOST_NUMBER_NIK(3, Duration.ofHours(1), "each try sends an SMS to somebody"),
  LOST_NUMBER_PHONE(3, Duration.ofHours(1), "each try sends an SMS to it"),
  LOST_NUMBER_ADDRESS(100, Duration.ofMinutes(10), "a search of pairs of NIK and mobile");

  private final int tries;
  private final Duration per;
  private final String reason;

  Limit(int tries, Duration per, String reason) {
    this.tries = tries;
    this.per = per;
    this.reason = reason;
  }

  /** So many at once; they come back evenly, all of them after {@link #per}. */
  public int tries() {
    return tries;
  }

  public Duration per() {
    return per;
  }

  public String reason() {
    return reason;
  }

  /** One try of whom: a NIK, a phone number, an address. */
  public Limits.Try by(String whom) {
    return new Limits.Try(this, whom);
  }
}
