package id.antrean.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import id.antrean.core.Channel;
import id.antrean.core.Email;
import id.antrean.core.Ids;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.http.Network;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * PINs: six digits that prove a mobile number or an e-mail address, good for ten minutes and five
 * tries, used once on all nodes. The digits are made of the id by the hash key and lie nowhere.
 * Counted are what goes out to a receiver (exactly, in the database), new receivers by address, and
 * all together, because each SMS costs money and may go to a stranger (H2).
 */
public final class Pins {
  static final int TRIES = 5;
  static final Duration GOOD = Duration.ofMinutes(10);
  static final Duration AGAIN = Duration.ofSeconds(60);
  static final int AN_HOUR = 3;
  static final int A_DAY = 5;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofHours(26);
  private static final String SPENT = "pins_spent";

  /** Added to a refused PIN: how many tries are left. */
  public record TriesLeft(int triesLeft) {}

  private final Database db;
  private final Sealed sealed;
  private final PinStore store;
  private final Limits limits;

  public Pins(Database db, Sealed sealed, Limits limits) {
    this.db = db;
    this.sealed = sealed;
    this.store = new PinStore(db, sealed);
    this.limits = limits;
  }

  /**
   * Sends a PIN; a repeat with the same request key sends nothing. Problem 409 captcha_used: it
   * brought a PIN already; 422 request_key_reused: for another receiver; 429.
   */
  public Pin ask(PinWish wish, Instant now) {
    var hash = wish.contact().hash(sealed);
    var earlier = store.byRequestKey(wish.requestKey(), hash);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    // Whoever is refused here must not use up what is left for all.
    var before = store.sentTo(db, hash, now.minus(DAY));
    mustBeFew(before, now);
    if (wish.captcha().filter(store::isSpent).isPresent()) {
      return repeatOf(wish, hash, Problem.conflict("captcha_used"));
    }
    var tries = tries(wish, before.isEmpty());
    limits.take(tries);
    try {
      return db.inTransaction(now, tx -> asked(tx, wish, hash, now));
    } catch (ConstraintViolation race) {
      limits.giveBack(tries);
      return repeatOf(
          wish, hash, race.is("pin_captcha_once") ? Problem.conflict("captcha_used") : race);
    } catch (Problem refusal) {
      if (refusal.is(SPENT)) {
        limits.giveBack(tries);
      }
      throw refusal;
    }
  }

  /** Of a twin the captcha or the mobile may be seen first: so the key is asked for. */
  private Pin repeatOf(PinWish wish, byte[] hash, RuntimeException refusal) {
    return store.byRequestKey(wish.requestKey(), hash).orElseThrow(() -> refusal);
  }

  private Pin asked(Tx tx, PinWish wish, byte[] hash, Instant now) {
    store.lock(tx, hash);
    mustBeFew(store.sentTo(tx, hash, now.minus(DAY)), now);
    var pin = new Pin(Ids.next(), now.plus(GOOD), now.plus(AGAIN));
    store.add(tx, pin, wish, hash, now);
    store.addLetter(tx, pin.id(), now);
    return pin;
  }

  private static Limits.Try[] tries(PinWish wish, boolean isNew) {
    var tries = new ArrayList<Limits.Try>();
    tries.add(Limit.PIN_ALL.by("all"));
    if (isNew) {
      tries.add(Limit.PIN_NEW_ADDRESS.by(wish.address()));
    }
    if (isNew && wish.contact().channel() == Channel.EMAIL) {
      new Email(wish.contact().address())
          .ownHouse()
          .ifPresent(
              house -> {
                var from = house + " " + Network.of(wish.address());
                tries.add(Limit.PIN_MAIL_HOUSE_NETWORK.by(from));
                tries.add(Limit.PIN_MAIL_HOUSE.by(house));
              });
    }
    if (wish.contact().channel() == Channel.SMS) {
      tries.addAll(SmsAbroad.tries(new Phone(wish.contact().address()), wish.address()));
    }
    return tries.toArray(Limits.Try[]::new);
  }

  /** Problem 429 when the receiver got as many as one may get. */
  private static void mustBeFew(List<Instant> sent, Instant now) {
    var inTheHour = sent.stream().filter(at -> at.isAfter(now.minus(HOUR))).toList();
    if (inTheHour.size() >= AN_HOUR) {
      throw tooMany(inTheHour.get(inTheHour.size() - AN_HOUR).plus(HOUR), now);
    }
    if (sent.size() >= A_DAY) {
      throw tooMany(sent.get(sent.size() - A_DAY).plus(DAY), now);
    }
  }

  private static Problem tooMany(Instant until, Instant now) {
    int minutes = (int) Duration.between(now, until).toMinutes() + 1;
    return Problem.of(429, SPENT, "n", minutes).retryAfter(60 * minutes);
  }

  /**
   * Sends the same PIN once more. Problem 410 pin_over: it is used, expired or tried too often; 429
   * before {@link Pin#againAt}, and beyond the limits of what an SMS may cost.
   */
  public Pin again(UUID id, String address, Instant now) {
    return db.inTransaction(
        now,
        tx -> {
          var hash = store.lockOpen(tx, id, now).orElseThrow(Pins::over);
          var pin = store.find(tx, id).orElseThrow(Pins::over);
          if (now.isBefore(pin.againAt())) {
            throw Problem.tooMany((int) Duration.between(now, pin.againAt()).toSeconds() + 1);
          }
          store.lock(tx, hash);
          mustBeFew(store.sentTo(tx, hash, now.minus(DAY)), now);
          var tries = new ArrayList<>(List.of(Limit.PIN_ALL.by("all")));
          store.mobile(tx, id).ifPresent(to -> tries.addAll(SmsAbroad.tries(to, address)));
          limits.take(tries.toArray(Limits.Try[]::new));
          store.addLetter(tx, id, now);
          return new Pin(id, pin.until(), now.plus(AGAIN));
        });
  }

  /**
   * The hash of the contact that this PIN proves. A repeat of the right try with its request key is
   * right again. {@code typed}: the digits, or the whole message. Problem 409 pin_wrong with {@link
   * TriesLeft}, 410 pin_over.
   */
  public ProvedContact prove(UUID id, String typed, String requestKey, Instant now) {
    var digits =
        PinText.digits(typed)
            .orElseThrow(() -> Problem.invalid("pin", Sentence.of("err.pinDigits")));
    boolean right =
        MessageDigest.isEqual(digits(sealed, id).getBytes(US_ASCII), digits.getBytes(US_ASCII));
    var result = store.tried(id, right, requestKey, now).orElseThrow(Pins::over);
    if (!right) {
      int left = TRIES - result.tries();
      throw left == 0 ? over() : Problem.conflict("pin_wrong", "n", left).with(new TriesLeft(left));
    }
    return result.contact();
  }

  static Problem over() {
    return Problem.of(410, "pin_over");
  }

  /**
   * Leases what is due on this channel, the oldest first: so many that were never tried, and so
   * many to try again.
   */
  public List<PinLetter> claim(
      Channel channel, Instant now, Instant leaseUntil, int first, int again) {
    return store.claim(channel, now, leaseUntil, first, again);
  }

  public void sent(PinLetter letter) {
    store.ended(letter, true);
  }

  /** The receiver will never take it. */
  public void failed(PinLetter letter) {
    store.ended(letter, false);
  }

  public void later(PinLetter letter, Instant at) {
    store.later(letter, at);
  }

  /** Forgets what no receiver is counted by any more. */
  public void forget(Instant now) {
    store.forget(now.minus(KEPT));
  }

  static String digits(Sealed sealed, UUID id) {
    long number = ByteBuffer.wrap(Arrays.copyOf(sealed.hmac("pin", id.toString()), 8)).getLong();
    return "%06d".formatted(Long.remainderUnsigned(number, 1_000_000));
  }
}
