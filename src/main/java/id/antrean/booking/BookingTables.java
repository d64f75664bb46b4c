package id.antrean.booking;

import id.antrean.db.Tx;
import id.antrean.slots.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the use cases ask of the tables: {@link BookingStore} in the program; tests put tables here
 * that lie in memory, lose answers and let them come late.
 */
interface BookingTables {

  /** What the statement did with one row. CONFLICT: one of the unique keys is taken. */
  enum Outcome {
    MADE,
    FULL,
    CLOSED,
    CONFLICT,
    UNKNOWN_SLOT
  }

  /** {@code version} and {@code remaining} are the slot's afterwards; number only when MADE. */
  record Answer(Outcome outcome, int number, long version, int remaining) {
    static Answer full() {
      return new Answer(Outcome.FULL, 0, 0, 0);
    }

    static Answer conflict() {
      return new Answer(Outcome.CONFLICT, 0, 0, 0);
    }
  }

  /** A booking found by its request key, with the print of the request that made it. */
  record Earlier(Booking booking, byte[] fingerprint) {}

  /** Books all rows in one commit, each with its own answer, in order. */
  List<Answer> book(List<BookingRow> rows, Instant now);

  Optional<Earlier> byRequestKey(String requestKey);

  /** By the secret of its link. */
  Optional<Booking> byCode(String code);

  /** By what the ticket's QR says: good for following, not for changing. */
  Optional<Booking> byToken(String token);

  /** Empty once it is forgotten ({@link BookingRetention}). */
  Optional<Person> person(UUID id);

  /**
   * An open booking of this NIK that forbids the row: for the same, at the same time, one too many.
   */
  Optional<Booking> inTheWay(BookingRow row, Instant now);

  /**
   * Ends what stands open of the row's NIK and holder although its day is over. Returns how many.
   */
  int endPast(BookingRow row, Instant now);

  boolean captchaSpent(UUID captcha);

  /** Sends the booking's number to its holder once more, in a transaction of its own. */
  void sendAgain(UUID id, Instant now);

  /**
   * Changes a booking in one transaction that takes the request key; a repeat of the key changes
   * nothing and gets the booking as it is now. Problem 422 request_key_reused: the key came with
   * another print before.
   */
  Booking once(UUID id, String requestKey, byte[] print, Instant now, Function<Tx, Booking> change);

  /** Locks both slots in the order of their ids, so that crossing moves cannot deadlock. */
  void lockSlots(Tx tx, long one, long other);

  Optional<Booking> lock(Tx tx, UUID id);

  /** Takes the first free number of the slot; empty when it is full or closed. */
  Optional<Integer> take(Tx tx, long slot, Instant now);

  /** Frees the number at once, or withholds it until then. */
  void giveBack(Tx tx, long slot, int number, Optional<Instant> withheldUntil);

  /** How often the holder has moved the booking: on this day of the branch, and in all. */
  record Moves(int today, int ever) {}

  /** Without the moves by staff and those of a closed day. Exact while the booking is locked. */
  Moves movesByHolder(Tx tx, UUID booking, Instant now);

  /** As {@link #movesByHolder(Tx, UUID, Instant)}, just to look. */
  Moves movesByHolder(UUID booking, Instant now);

  /**
   * Moves the booking to a place that was taken for it, and writes the event; {@code openKey}:
   * where it changes with the place. ConstraintViolation booking_half_hour_0_once to _3_once: the
   * same NIK has another place then; booking_open_once: another open booking there.
   */
  Booking move(
      Tx tx,
      Booking booking,
      Slot slot,
      int number,
      Optional<byte[]> openKey,
      BookingMoved.Cause cause,
      Instant now);

  /** Cancels the booking, and writes the event. */
  Booking cancel(Tx tx, Booking booking, Instant now);

  /** Sends the numbers of locked bookings to their holders; answers how many were not too often. */
  int tellAgain(Tx tx, List<UUID> bookings, Instant now);

  /** When {@link #tellAgain} will send this one again. */
  Instant mayBeToldAgainAt(Tx tx, UUID booking, Instant now);
}
