package id.antrean.booking.lost;

import id.antrean.booking.BookingStore;
import id.antrean.booking.Person;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.WrongFields;
import id.antrean.db.Database;
import id.antrean.db.RequestKeys;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Recovers lost numbers. Their links go to the mobile number of the booking and nowhere else, and
 * the caller learns nothing: words, status and work are the same, found or not.
 */
public final class LostNumbers {
  private static final String DONE = "asked";
  private static final String CAPTCHA_USED = "captcha_used";

  /** Whose bookings are meant. */
  record Who(Nik nik, Phone phone) {
    /** Problem 400 with every wrong field at once. */
    static Who parse(String nik, String phone) {
      var wrong = new WrongFields();
      var who =
          new Who(
              wrong.read("nik", () -> Nik.parse(nik)),
              wrong.read("phone", () -> Phone.parse(phone)));
      wrong.mustBeNone();
      return who;
    }

    @Override
    public String toString() {
      return "Who[hidden]";
    }
  }

  private final Database db;
  private final Sealed sealed;
  private final BookingStore store;
  private final Limits limits;

  public LostNumbers(Database db, Sealed sealed, BookingStore store, Limits limits) {
    this.db = db;
    this.sealed = sealed;
    this.store = store;
    this.limits = limits;
  }

  /** Whether this request key asked the same already; nothing is sent for it again. */
  boolean askedBefore(Who who, String requestKey) {
    return RequestKeys.find(db, requestKey, fingerprint(who)).isPresent();
  }

  /**
   * Sends the links of all bookings of this person that are still to come. Problem 409
   * captcha_used: a captcha is good for one question or one booking, and with a spent one nobody's
   * tries are used up; 429.
   */
  void ask(Who who, String requestKey, Optional<UUID> captcha, String address, Instant now) {
    if (captcha.filter(store::captchaSpent).isPresent() && !askedBefore(who, requestKey)) {
      throw Problem.conflict(CAPTCHA_USED);
    }
    var tries = tries(who, address);
    limits.take(tries);
    try {
      askOnce(who, requestKey, captcha, now);
    } catch (Problem refusal) {
      if (refusal.is(CAPTCHA_USED)) {
        limits.giveBack(tries);
      }
      throw refusal;
    }
  }

  private static Limits.Try[] tries(Who who, String address) {
    return new Limits.Try[] {
      Limit.LOST_NUMBER_ADDRESS.by(address),
      Limit.LOST_NUMBER_NIK.by(who.nik().digits()),
      Limit.LOST_NUMBER_PHONE.by(who.phone().e164())
    };
  }

  private void askOnce(Who who, String requestKey, Optional<UUID> captcha, Instant now) {
    db.inTransaction(
        now,
        tx -> {
          if (RequestKeys.claim(tx, requestKey, fingerprint(who), now).isEmpty()) {
            RequestKeys.remember(tx, requestKey, DONE);
            if (captcha.filter(id -> !store.spend(tx, id, now)).isPresent()) {
              throw Problem.conflict(CAPTCHA_USED);
            }
            var nikHash = Person.nikHash(sealed, who.nik());
            var phoneHash = who.phone().hash(sealed);
            store.tellAgain(tx, store.lockToCome(tx, nikHash, phoneHash, now), now);
          }
          return null;
        });
  }

  private byte[] fingerprint(Who who) {
    return sealed.hash("lost-number", who.nik().digits() + "|" + who.phone().e164());
  }
}
