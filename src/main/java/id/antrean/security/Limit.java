package id.antrean.security;

import java.time.Duration;

/**
 * Every limit on tries, with its numbers and why. Per person narrow, per address wide: a carrier's
 * NAT hides thousands of honest people behind one address. README's table is made from this one.
 */
public enum Limit {
  BOOKING_NIK(6, Duration.ofMinutes(10), "one person needs a few tries, a search of NIKs many"),
  BOOKING_PHONE(10, Duration.ofHours(1), "a family shares a mobile; a tout books for dozens"),
  BOOKING_ADDRESS(30, 30, Duration.ofMinutes(1), "a script that reads pictures is slowed"),
  BOOKING_ADDRESS_WORKED(300, 300, Duration.ofMinutes(1), "what a carrier's NAT sends in a rush"),
  CAPTCHA_ADDRESS(600, 600, Duration.ofMinutes(1), "two pictures for each booking of a full NAT"),
  CAPTCHA_TRY(5, Duration.ofMinutes(5), "guessing one picture out of a million"),
  CAPTCHA_WRONG_ADDRESS(300, 300, Duration.ofMinutes(10), "one wrong answer in ten is normal"),
  CODE_WRONG_ADDRESS(15, 15, Duration.ofMinutes(10), "people open links; a wrong code is a search"),
  SIGN_IN(10, Duration.ofMinutes(10), "of one user name from one device or address: guessing"),
  SIGN_IN_NAME(20, Duration.ofMinutes(10), "of one user name from devices new to it: a botnet"),
  SIGN_IN_ADDRESS(100, 100, Duration.ofMinutes(10), "one password tried on all user names"),
  LOST_NUMBER_NIK(3, Duration.ofHours(1), "each try sends an SMS to somebody"),
  LOST_NUMBER_PHONE(3, Duration.ofHours(1), "each try sends an SMS to it"),
  LOST_NUMBER_ADDRESS(50, 50, Duration.ofMinutes(10), "a search of pairs of NIK and mobile");

  private final int atOnce;
  private final int back;
  private final Duration per;
  private final String reason;

  /** Of a person: all at once, for people try again at once; so twice as many in the first time. */
  Limit(int tries, Duration per, String reason) {
    this(tries, tries, per, reason);
  }

  /** Of an address: half at once and half evenly, so that no {@code per} lets more through (L2). */
  Limit(int atOnce, int back, Duration per, String reason) {
    this.atOnce = atOnce;
    this.back = back;
    this.per = per;
    this.reason = reason;
  }

  /** So many may come at once. */
  public int atOnce() {
    return atOnce;
  }

  /** After so long one more may come. */
  public Duration step() {
    return per.dividedBy(back);
  }

  public String reason() {
    return reason;
  }

  /** One try of whom: a NIK, a phone number, an address. */
  public Limits.Try by(String whom) {
    return new Limits.Try(this, whom);
  }
}
