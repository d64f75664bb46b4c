package id.antrean.booking;

import id.antrean.booking.BookingTables.Answer;
import id.antrean.core.Code;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.slots.QuotaCounter;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import id.antrean.slots.SlotsOffered;
import id.antrean.work.SingleFlight;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Books, and finds what was booked. Nothing is acknowledged before it is durable. */
public final class Bookings {
  private static final int TRIES = 3;

  private final Sealed sealed;
  private final Slots slots;
  private final BookingTables tables;
  private final Offers offers;
  private final BookingBatch batch;
  private final QuotaCounter quota;
  private final Consumer<String> ring;
  private final Blocks blocks;
  private final MeterRegistry meters;
  private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();
  private final SingleFlight<Asked, Booking> twins = new SingleFlight<>();

  private record Asked(String requestKey, BookingWish wish) {}

  Bookings(
      Sealed sealed,
      Slots slots,
      BookingTables tables,
      Offers offers,
      BookingBatch batch,
      QuotaCounter quota,
      Consumer<String> ring,
      Blocks blocks,
      MeterRegistry meters) {
    this.sealed = sealed;
    this.slots = slots;
    this.tables = tables;
    this.offers = offers;
    this.batch = batch;
    this.quota = quota;
    this.ring = ring;
    this.blocks = blocks;
    this.meters = meters;
  }

  /** As {@link #book}, for somebody whose address does not matter. */
  public Booking book(BookingWish wish, String requestKey, Optional<UUID> captcha, Instant now) {
    return book(wish, requestKey, captcha, Optional.empty(), now);
  }

  /**
   * Books one place, or refuses with a Problem: 404 unknown_slot, unknown_service; 409 slot_full
   * (with {@link SlotsOffered}), cannot_book, pass_required, not_bookable, captcha_used; 422
   * request_key_reused; 503 when the database is away or the outcome unknown. A repeat with the
   * same key gives the same booking: it is always refused, for the key is unique, so only the
   * refused are looked up.
   */
  public Booking book(
      BookingWish wish,
      String requestKey,
      Optional<UUID> captcha,
      Optional<String> address,
      Instant now) {
    Booking booking;
    try {
      booking =
          twins.run(
              new Asked(requestKey, wish),
              () -> tryToBook(wish, requestKey, captcha, address, now));
    } catch (Problem refusal) {
      return repeatOf(wish, requestKey, refusal);
    }
    count("made");
    return booking;
  }

  /** The booking that the first request with this key made; else the refusal stands. */
  private Booking repeatOf(BookingWish wish, String requestKey, Problem refusal) {
    try {
      if (refusal.status() >= 500) {
        throw refusal;
      }
      return earlier(wish, requestKey).orElseThrow(() -> refusal);
    } catch (Problem stands) {
      count(stands.code());
      throw stands;
    }
  }

  private Booking tryToBook(
      BookingWish wish,
      String requestKey,
      Optional<UUID> captcha,
      Optional<String> address,
      Instant now) {
    // A slot that is new here is new to the counter, too; one read serves both.
    var slot =
        slots.find(wish.slot(), quota::load).orElseThrow(() -> Problem.of(404, "unknown_slot"));
    if (wish.staff().filter(staff -> !staff.who().worksAt(slot.branch())).isPresent()) {
      throw Problem.of(404, "unknown_slot");
    }
    var service = offers.mustSuit(wish, slot, now);
    var block = blocks.of(wish, address, now);
    for (int tries = 1; ; tries++) {
      if (quota.take(slot.id(), now) == QuotaCounter.Word.FULL) {
        throw offers.full(slot, now);
      }
      var openKey = BookingRow.openKey(sealed, wish.person().nik(), service, slot);
      var row = BookingRow.of(sealed, wish, openKey, requestKey, captcha);
      var answer = block.isPresent() ? refused(slot, block.get(), now) : write(row, now);
      switch (answer.outcome()) {
        case MADE -> {
          ring.accept(slot.branch());
          return row.made(slot, answer.number(), now);
        }
        case UNKNOWN_SLOT -> throw Problem.of(404, "unknown_slot");
        case CLOSED -> {
          quota.giveBack(slot.id());
          throw Problem.conflict("not_bookable");
        }
        case FULL -> mustHavePlaces(slot, answer, tries, now);
        case CONFLICT -> {
          quota.giveBack(slot.id());
          var twin = known(wish, requestKey);
          if (twin.isPresent()) {
            return twin.get();
          }
          if (block.isPresent()) {
            throw blocked(row, block.get(), now);
          }
          mustBeFree(row, tries, now);
        }
      }
    }
  }

  /**
   * Writes as much as a statement that meets another booking of the person, and answers as it does.
   */
  private Answer refused(Slot slot, UUID block, Instant now) {
    blocks.count(block, now);
    return quota.isFull(slot.id(), now) ? Answer.full() : Answer.conflict();
  }

  /** The same steps as {@link #mustBeFree}, so that the time it takes tells nothing either. */
  private Problem blocked(BookingRow row, UUID block, Instant now) {
    if (row.captcha() != null && tables.captchaSpent(row.captcha())) {
      return Problem.conflict("captcha_used");
    }
    tables.endPast(row, now);
    var standing = tables.inTheWay(row, now);
    standing.ifPresentOrElse(
        booking -> tables.sendAgain(booking.id(), now), () -> blocks.touch(block, now));
    return Problem.conflict("cannot_book");
  }

  /** A place taken from the counter goes back when nothing was written, and only then. */
  private Answer write(BookingRow row, Instant now) {
    try {
      return batch.book(row, now);
    } catch (Problem problem) {
      if (!problem.is("outcome_unknown")) {
        quota.giveBack(row.slot());
      }
      throw problem;
    }
  }

  /** A conflict of others in the same batch can make a slot look full that has a place left. */
  private void mustHavePlaces(Slot slot, Answer answer, int tries, Instant now) {
    quota.load(slot.id(), answer.version(), answer.remaining());
    if (answer.remaining() == 0 || tries == TRIES) {
      throw offers.full(slot, now);
    }
  }

  /**
   * Whatever took one of the row's unique keys is gone by now, so that another try is worth it;
   * else Problem captcha_used or cannot_book. What stood only because no job has tidied its day yet
   * is ended here (F6): it never refuses anybody.
   */
  private void mustBeFree(BookingRow row, int tries, Instant now) {
    if (row.captcha() != null && tables.captchaSpent(row.captcha())) {
      throw Problem.conflict("captcha_used");
    }
    if (tries < TRIES && tables.endPast(row, now) > 0) {
      return;
    }
    var standing = tables.inTheWay(row, now);
    if (standing.isPresent() || tries == TRIES) {
      // The holder of the open booking gets its link; the one who asked learns nothing.
      standing.ifPresent(booking -> tables.sendAgain(booking.id(), now));
      throw Problem.conflict("cannot_book");
    }
  }

  private void count(String outcome) {
    outcomes
        .computeIfAbsent(outcome, word -> meters.counter("bookings", "outcome", word))
        .increment();
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
    var earlier = tables.byRequestKey(requestKey);
    if (earlier.isPresent() && !BookingRow.isOf(wish, earlier.get().fingerprint(), sealed)) {
      throw Problem.of(422, "request_key_reused");
    }
    return earlier.map(BookingTables.Earlier::booking);
  }

  /** The booking made with this request key, in its current state. */
  public Optional<Booking> madeBy(String requestKey) {
    return tables.byRequestKey(requestKey).map(BookingTables.Earlier::booking);
  }

  /**
   * Whether this wish counts against the caller's limits: not where this node knows that the slot
   * is full, but a claim is judged all the same, and its tries are few. Does no I/O.
   */
  public boolean isCounted(BookingWish wish, Instant now) {
    return wish.claimReference().isPresent() || !quota.isKnownFull(wish.slot(), now);
  }

  /**
   * Refuses as {@link #book} would where this node knows that the slot is full, before anything
   * else is looked at: nobody need prove a mobile for that. Problems 404 unknown_slot, 409
   * slot_full.
   */
  public void mustNotBeFull(BookingWish wish, Instant now) {
    var slot =
        slots.find(wish.slot(), quota::load).orElseThrow(() -> Problem.of(404, "unknown_slot"));
    if (quota.isKnownFull(slot.id(), now)) {
      count("slot_full");
      throw offers.full(slot, now);
    }
  }

  /**
   * Refuses a spent captcha before the tries of all are counted, which are few while no PIN can be
   * sent. Problem 409 captcha_used.
   */
  public void mustBeUnspent(BookingWish wish, Optional<UUID> captcha) {
    if (wish.proof().missing() && captcha.filter(tables::captchaSpent).isPresent()) {
      throw Problem.conflict("captcha_used");
    }
  }

  /** By the secret of the link. Problem 404 not_found. */
  public Booking byCode(String code) {
    return tables.byCode(code).orElseThrow(Problem::notFound);
  }

  /** By the token on the ticket's QR. Problem 404 not_found. */
  public Booking byToken(String token) {
    return tables.byToken(token).orElseThrow(Problem::notFound);
  }

  public Person person(Booking booking) {
    return tables.person(booking.id()).orElseThrow(Problem::notFound);
  }

  public String code(Booking booking) {
    return Code.ofBooking(sealed, booking.id());
  }

  public String checkInToken(Booking booking) {
    return Code.checkInToken(sealed, booking.id());
  }
}
