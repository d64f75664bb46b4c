package id.antrean.booking;

import id.antrean.booking.BookingStore.Answer;
import id.antrean.booking.BookingStore.Draft;
import id.antrean.branch.Branches;
import id.antrean.branch.Service;
import id.antrean.core.Code;
import id.antrean.core.Ids;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.slots.QuotaCounter;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import id.antrean.work.SingleFlight;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Book, move, cancel. Each is one transaction; nothing is acknowledged before it is durable. */
public class Bookings {
  private static final int TRIES = 3;

  private final Sealed sealed;
  private final Branches branches;
  private final Slots slots;
  private final BookingStore store;
  private final LanePasses passes;
  private final BookingBatch batch;
  private final QuotaCounter quota;
  private final Consumer<String> ring;
  private final Duration withheld;
  private final RandomGenerator random;
  private final MeterRegistry meters;
  private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();
  private final SingleFlight<Asked, Booking> underWay = new SingleFlight<>();

  private record Asked(String requestKey, BookingWish wish) {}

  Bookings(
      Sealed sealed,
      Branches branches,
      Slots slots,
      BookingStore store,
      LanePasses passes,
      BookingBatch batch,
      QuotaCounter quota,
      Consumer<String> ring,
      Duration withheld,
      RandomGenerator random,
      MeterRegistry meters) {
    this.sealed = sealed;
    this.branches = branches;
    this.slots = slots;
    this.store = store;
    this.passes = passes;
    this.batch = batch;
    this.quota = quota;
    this.ring = ring;
    this.withheld = withheld;
    this.random = random;
    this.meters = meters;
  }

  /**
   * What this request key made before, as it is now; no captcha is needed for it. Problem 422
   * request_key_reused: the key came with another wish before.
   */
  public Optional<Booking> earlier(BookingWish wish, String requestKey) {
    var earlier = known(wish, requestKey);
    earlier.ifPresent(booking -> count("repeated"));
    return earlier;
  }

  private Optional<Booking> known(BookingWish wish, String requestKey) {
    return store
        .byRequestKey(requestKey)
        .map(
            earlier -> {
              if (!Arrays.equals(earlier.fingerprint(), fingerprint(wish))) {
                throw Problem.of(422, "request_key_reused");
              }
              return earlier.booking();
            });
  }

  /** What became of a form, for whoever holds its request key: also when it changed since. */
  public Optional<Booking> madeBy(String requestKey) {
    return store.byRequestKey(requestKey).map(BookingStore.Earlier::booking);
  }

  /**
   * Books one place, or refuses with a Problem: 404 unknown_slot, unknown_service; 409 slot_full
   * (with the extra "alternatives", a list of {@link Slot}), cannot_book, pass_required,
   * not_bookable, captcha_used; 422 request_key_reused; 503 when the database is away or the
   * outcome unknown. A repeat with the same key gives the same booking: it is always refused, for
   * the key is unique, so only the refused are looked up.
   */
  public Booking book(BookingWish wish, String requestKey, Optional<UUID> captcha, Instant now) {
    try {
      return bookOrRepeat(wish, requestKey, captcha, now);
    } catch (Problem refused) {
      count(refused.code());
      throw refused;
    }
  }

  private Booking bookOrRepeat(
      BookingWish wish, String requestKey, Optional<UUID> captcha, Instant now) {
    try {
      var booking = bookOnce(wish, requestKey, captcha, now);
      count("made");
      return booking;
    } catch (Problem refusal) {
      if (refusal.status() >= 500) {
        throw refusal;
      }
      return earlier(wish, requestKey).orElseThrow(() -> refusal);
    }
  }

  private void count(String outcome) {
    outcomes
        .computeIfAbsent(outcome, word -> meters.counter("bookings", "outcome", word))
        .increment();
  }

  private Booking bookOnce(
      BookingWish wish, String requestKey, Optional<UUID> captcha, Instant now) {
    // A twin that arrives while the first is under way waits for the first one's answer.
    return underWay.run(new Asked(requestKey, wish), () -> bookNew(wish, requestKey, captcha, now));
  }

  private Booking bookNew(
      BookingWish wish, String requestKey, Optional<UUID> captcha, Instant now) {
    // A slot that is new here is new to the counter, too; one read serves both.
    var slot =
        slots.find(wish.slot(), quota::load).orElseThrow(() -> Problem.of(404, "unknown_slot"));
    mustOffer(wish, slot);
    if (!slot.isOpen(now)) {
      throw Problem.conflict("not_bookable");
    }
    if (slot.lane() != Lane.ONLINE && !passes.covers(wish.person(), slot)) {
      throw Problem.conflict("pass_required");
    }
    for (int tries = 1; ; tries++) {
      if (quota.take(slot.id(), now) == QuotaCounter.Word.FULL) {
        throw full(slot, now);
      }
      var draft = draft(wish, requestKey, captcha);
      var answer = write(draft, now);
      switch (answer.outcome()) {
        case MADE -> {
          ring.accept(slot.branch());
          return made(draft, slot, answer.number(), now);
        }
        case UNKNOWN_SLOT -> throw Problem.of(404, "unknown_slot");
        case CLOSED -> {
          quota.giveBack(slot.id());
          throw Problem.conflict("not_bookable");
        }
        case FULL -> {
          quota.load(slot.id(), answer.version(), answer.remaining());
          if (answer.remaining() == 0 || tries == TRIES) {
            throw full(slot, now);
          }
        }
        case CONFLICT -> {
          quota.giveBack(slot.id());
          var twin = known(wish, requestKey);
          if (twin.isPresent()) {
            return twin.get();
          }
          if (captcha.isPresent() && store.captchaSpent(captcha.get())) {
            throw Problem.conflict("captcha_used");
          }
          var standing = store.open(draft.openKey());
          if (standing.isPresent() || tries == TRIES) {
            standing.ifPresent(b -> sendLink(b, now));
            throw Problem.conflict("cannot_book");
          }
        }
      }
    }
  }

  /** A place taken from the counter goes back when nothing was written, and only then. */
  private Answer write(Draft draft, Instant now) {
    try {
      return batch.book(draft, now);
    } catch (Problem problem) {
      if (!problem.is("outcome_unknown")) {
        quota.giveBack(draft.slot());
      }
      throw problem;
    }
  }

  /** Whoever comes too late shall not use up his tries by it. Waits for nothing. */
  public boolean isKnownFull(long slot, Instant now) {
    return quota.isKnownFull(slot, now);
  }

  Optional<Service> offered(String branch, String service) {
    return branches.service(branch, service);
  }

  private void mustOffer(BookingWish wish, Slot slot) {
    var service =
        offered(slot.branch(), wish.service())
            .filter(s -> s.lanes().contains(slot.lane()))
            .orElseThrow(() -> Problem.of(404, "unknown_service"));
    wish.reason()
        .ifPresent(
            reason -> {
              if (service.reasons().stream().noneMatch(r -> r.code().equals(reason))) {
                throw Problem.of(404, "unknown_service");
              }
            });
  }

  private Problem full(Slot slot, Instant now) {
    return Problem.conflict("slot_full").with("alternatives", slots.alternatives(slot, now));
  }

  private Draft draft(BookingWish wish, String requestKey, Optional<UUID> captcha) {
    var id = Ids.next();
    var person = wish.person();
    return new Draft(
        id,
        wish.slot(),
        Code.lookup(sealed, Code.ofBooking(sealed, id)),
        Code.lookup(sealed, Code.checkInToken(sealed, id)),
        wish.service(),
        wish.reason().orElse(null),
        person.nikHash(sealed),
        Person.phoneHash(sealed, person.phone()),
        person.seal(sealed, id),
        openKey(wish),
        wish.claimReference().map(c -> sealed.seal(c, "booking/claim/" + id)).orElse(null),
        requestKey,
        fingerprint(wish),
        captcha.orElse(null),
        wish.language(),
        wish.nearTurnSms());
  }

  private static Booking made(Draft draft, Slot slot, int number, Instant now) {
    return new Booking(
        draft.id(),
        slot.id(),
        slot.branch(),
        slot.date(),
        slot.starts(),
        slot.ends(),
        slot.startsAt(),
        slot.closesAt(),
        slot.lane(),
        number,
        draft.service(),
        draft.reason(),
        Booking.State.BOOKED,
        0,
        draft.language(),
        now,
        now);
  }

  /**
   * One open booking per NIK and service, nationwide (R13): change the scope here and nowhere else.
   */
  private byte[] openKey(BookingWish wish) {
    return sealed.hash("open-booking", wish.person().nik().digits() + "|" + wish.service());
  }

  private byte[] fingerprint(BookingWish wish) {
    return sealed.hash(
        "booking-request",
        wish.person().nik().digits() + "|" + wish.person().phone().e164() + "|" + wish.slot());
  }

  /** The holder of the open booking gets its link; the one who asked learns nothing. */
  private void sendLink(Booking booking, Instant now) {
    store.inTransaction(
        now,
        tx -> {
          store.lock(tx, booking.id());
          store.tellAgain(tx, List.of(booking.id()), now);
          return null;
        });
  }

  /**
   * Sends the number to its holder once more; a repeat with the same key sends nothing. Problem 409
   * not_allowed_now: there is nothing to come any more; 429 after three times within a day.
   */
  public Booking resend(String code, String requestKey, Instant now) {
    var asked = byCode(code);
    var print = sealed.hash("resend", asked.id().toString());
    var booking =
        store.inTransaction(
            now,
            tx -> {
              if (store.claim(tx, requestKey, print, now).isPresent()) {
                return store.byId(tx, asked.id()).orElseThrow();
              }
              store.remember(tx, requestKey, asked.id());
              var locked = store.lock(tx, asked.id()).orElseThrow(Problem::notFound);
              if (!locked.isToCome(branches.get(locked.branch()).timeZone(), now)) {
                throw Problem.conflict("not_allowed_now");
              }
              if (store.tellAgain(tx, List.of(locked.id()), now) == 0) {
                var wait = Duration.between(now, store.mayBeToldAgainAt(tx, locked.id(), now));
                throw Problem.tooMany((int) wait.toSeconds() + 1);
              }
              return locked;
            });
    ring.accept(booking.branch());
    return booking;
  }

  /** By the secret of the link. Problem 404 not_found. */
  public Booking byCode(String code) {
    return store.byCode(code).orElseThrow(Problem::notFound);
  }

  /** By the token on the ticket's QR. Problem 404 not_found. */
  public Booking byToken(String token) {
    return store.byToken(token).orElseThrow(Problem::notFound);
  }

  public Person person(Booking booking) {
    return store.person(booking.id()).orElseThrow(Problem::notFound);
  }

  public String code(Booking booking) {
    return Code.ofBooking(sealed, booking.id());
  }

  public String checkInToken(Booking booking) {
    return Code.checkInToken(sealed, booking.id());
  }

  /**
   * Moves a booking to another slot: both places change together or nothing does (R20, R21). 409
   * slot_full, cut_off_passed, not_bookable, pass_required; 404 unknown_slot.
   */
  public Booking move(String code, long slotId, String requestKey, Instant now) {
    return move(byCode(code), slotId, requestKey, booking -> booking.mayMove(now), now);
  }

  /**
   * As {@link #move}, by staff for who stands before them: after the cut-off too, for who came too
   * late would else have to cancel and begin anew.
   */
  public Booking moveAtDesk(Booking booking, long slotId, String requestKey, Instant now) {
    return move(booking, slotId, requestKey, Booking::mayMoveAtDesk, now);
  }

  private Booking move(
      Booking asked, long slotId, String requestKey, Predicate<Booking> mayMove, Instant now) {
    var slot = slots.find(slotId).orElseThrow(() -> Problem.of(404, "unknown_slot"));
    var print = sealed.hash("move", asked.id() + "|" + slotId);
    var result =
        store.inTransaction(
            now,
            tx -> {
              if (store.claim(tx, requestKey, print, now).isPresent()) {
                return store.byId(tx, asked.id()).orElseThrow();
              }
              store.lockSlots(tx, asked.slot(), slot.id());
              var booking = store.lock(tx, asked.id()).orElseThrow(Problem::notFound);
              if (booking.slot() != asked.slot()) {
                throw Problem.unavailable("busy", null); // moved a moment ago: ask again
              }
              store.remember(tx, requestKey, booking.id());
              if (booking.slot() == slot.id()) {
                return booking;
              }
              if (!mayMove.test(booking)) {
                throw Problem.conflict("cut_off_passed");
              }
              mustSuit(booking, slot);
              var number =
                  store
                      .take(tx, slot.id(), now)
                      .orElseThrow(
                          () ->
                              slot.isOpen(now)
                                  ? full(slot, now)
                                  : Problem.conflict("not_bookable"));
              store.giveBack(tx, booking.slot(), booking.number(), withheldUntil(now));
              store.move(tx, booking.id(), slot, number, now);
              store.emit(
                  tx,
                  new BookingMoved(
                      slot.branch(), booking.id(), booking.shownNumber(), booking.branch()));
              return store.byId(tx, booking.id()).orElseThrow();
            });
    changed(asked.slot(), asked.branch());
    changed(slot.id(), slot.branch());
    return result;
  }

  private void mustSuit(Booking booking, Slot slot) {
    var service = offered(slot.branch(), booking.service());
    if (slot.lane() != booking.lane() || service.isEmpty()) {
      throw Problem.conflict("not_bookable");
    }
    if (slot.lane() != Lane.ONLINE && !passes.covers(person(booking), slot)) {
      throw Problem.conflict("pass_required");
    }
  }

  /**
   * Cancels; a repeat gives the same final state. 409 not_allowed_now once checked in or served.
   */
  public Booking cancel(String code, String requestKey, Instant now) {
    var asked = byCode(code);
    var print = sealed.hash("cancel", asked.id().toString());
    var result =
        store.inTransaction(
            now,
            tx -> {
              if (store.claim(tx, requestKey, print, now).isPresent()) {
                return store.byId(tx, asked.id()).orElseThrow();
              }
              store.lockSlots(tx, asked.slot(), asked.slot());
              var booking = store.lock(tx, asked.id()).orElseThrow(Problem::notFound);
              if (booking.slot() != asked.slot()) {
                throw Problem.unavailable("busy", null);
              }
              store.remember(tx, requestKey, booking.id());
              if (booking.state() == Booking.State.CANCELLED) {
                return booking;
              }
              if (!booking.mayCancel()) {
                throw Problem.conflict("not_allowed_now");
              }
              store.setState(tx, booking.id(), Booking.State.CANCELLED, now);
              store.giveBack(tx, booking.slot(), booking.number(), withheldUntil(now));
              store.emit(tx, new BookingCancelled(booking.branch(), booking.id()));
              return store.byId(tx, booking.id()).orElseThrow();
            });
    changed(asked.slot(), asked.branch());
    return result;
  }

  private Optional<Instant> withheldUntil(Instant now) {
    return withheld.isZero()
        ? Optional.empty()
        : Optional.of(now.plusMillis(random.nextLong(1, withheld.toMillis() + 1)));
  }

  private void changed(long slot, String branch) {
    quota.reload(slot);
    ring.accept(branch);
  }
}
