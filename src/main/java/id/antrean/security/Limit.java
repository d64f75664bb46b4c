package id.antrean.security;

import java.time.Duration;

/**
 * Every limit on tries, with its numbers and why. Per person narrow, per address wide: a carrier's
 * NAT hides thousands of honest people behind one address. In the first {@code per} twice as many
 * pass, those at once and those that come back: an address has half of what a {@code per} may let
 * through (L2), a person, who tries again at once, the whole. The table of docs/operate.md says it.
 */
public enum Limit {
  BOOKING_NIK(6, Duration.ofMinutes(10), "one person needs a few tries"),
  BOOKING_NIK_HOLDER(
      12,
      Duration.ofDays(1),
      "by who asks: which half hours are taken shows when a NIK's visit is"),
  BOOKING_PHONE(
      10, Duration.ofHours(1), "by who asks: a family shares a mobile, a tout books more"),
  BOOKING_STAFF(30, Duration.ofMinutes(10), "by account: at a desk each person has to be typed"),
  WALK_IN_SMS(30, Duration.ofMinutes(10), "by account: beyond it a number comes without its SMS"),
  BOOKING_ADDRESS(30, Duration.ofMinutes(1), "a script that reads pictures is slowed"),
  BOOKING_ADDRESS_WORKED(300, Duration.ofMinutes(1), "what a carrier's NAT sends in a rush"),
  BOOKING_UNPROVED(15, Duration.ofMinutes(1), "by address, while no PIN can be sent"),
  BOOKING_UNPROVED_ALL(30, Duration.ofMinutes(1), "of all nodes: a botnet has many addresses"),
  BOOKING_MAIL_NETWORK(5, Duration.ofDays(1), "by mailbox alone: a mailbox may have many names"),
  BOOKING_MAIL_HOUSE(30, Duration.ofMinutes(10), "the same of one mail house, from all networks"),
  BOOKING_MAIL_GMAIL(300, Duration.ofMinutes(10), "of Gmail: nearly all mail, of known spellings"),
  CANNOT_BOOK_PHONE(2, Duration.ofDays(2), "a search for known NIKs with a mobile proved once"),
  CANNOT_BOOK_AGAIN(1, Duration.ofDays(1), "remembers what a holder knows: the same NIK is free"),
  CAPTCHA_ADDRESS(600, Duration.ofMinutes(1), "two pictures for each booking of a full NAT"),
  CAPTCHA_SOUND(10, Duration.ofMinutes(5), "of one captcha: people listen a few times"),
  CAPTCHA_SOUND_ADDRESS(30, Duration.ofMinutes(1), "a sound costs as much as many bookings"),
  CAPTCHA_TRY(5, Duration.ofMinutes(5), "guessing one picture out of a million"),
  CAPTCHA_WRONG_ADDRESS(300, Duration.ofMinutes(10), "one wrong answer in ten is normal"),
  CODE_WRONG_ADDRESS(15, Duration.ofMinutes(10), "people open links; a wrong code is a search"),
  PIN_ALL(20, Duration.ofSeconds(1), "of all together: what pumping may cost in money"),
  PIN_NEW_ADDRESS(150, Duration.ofHours(1), "new receivers: SMS to strangers by one sender"),
  PIN_COUNTRY(150, Duration.ofHours(1), "by country abroad: SMS to numbers that pay their owner"),
  PIN_COUNTRY_NETWORK(5, Duration.ofHours(1), "the same by network, so that one shuts no country"),
  PIN_MAIL_HOUSE(15, Duration.ofHours(1), "new mailboxes of one bought name: a catch-all has any"),
  PIN_MAIL_HOUSE_NETWORK(3, Duration.ofHours(1), "the same by network, so that one shuts no house"),
  CLAIM_NIK(6, Duration.ofMinutes(10), "one person needs a few tries: of one NIK from a network"),
  CLAIM_NIK_ALL(60, Duration.ofMinutes(10), "the same from many networks"),
  CLAIM_ADDRESS(30, Duration.ofMinutes(10), "a search of pairs of NIK and claim"),
  SIGN_IN(10, Duration.ofMinutes(10), "of one user name from one device or address: guessing"),
  SIGN_IN_FIRST(1, Duration.ofMinutes(5), "of one user name from one network: an owner's slips"),
  SIGN_IN_FIRST_NAME(20, Duration.ofMinutes(10), "of one user name from new networks: a botnet"),
  SIGN_IN_NAME(20, Duration.ofMinutes(10), "of one user name from devices new to it: a botnet"),
  SIGN_IN_ADDRESS(100, Duration.ofMinutes(10), "one password tried on all user names"),
  LOST_NUMBER_NIK(3, Duration.ofHours(1), "each try sends an SMS to somebody"),
  LOST_NUMBER_PHONE(3, Duration.ofHours(1), "each try sends an SMS to it"),
  LOST_NUMBER_ADDRESS(50, Duration.ofMinutes(10), "a search of pairs of NIK and mobile"),
  SEARCH_STAFF(60, Duration.ofHours(1), "by account: enough for a desk, too few to copy an office"),
  PERSON_STAFF(60, Duration.ofHours(1), "by account: data of whom they serve, not of an office"),
  OWN_DATA_STAFF(20, Duration.ofDays(1), "by account: each NIK says whether it has booked"),
  OWN_DATA_AGAIN(1, Duration.ofDays(1), "remembers whose data an account looks at: one NIK is one"),
  CORRECTED_VISIT(3, Duration.ofDays(1), "of one visit: each change is an SMS to somebody");

  private final int tries;
  private final Duration per;
  private final String reason;

  Limit(int tries, Duration per, String reason) {
    this.tries = tries;
    this.per = per;
    this.reason = reason;
  }

  /** So many may come at once; then they come back evenly, all of them within {@link #per}. */
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
