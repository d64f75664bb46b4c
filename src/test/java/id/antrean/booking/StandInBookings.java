package id.antrean.booking;

import id.antrean.core.Code;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.db.Tx;
import id.antrean.slots.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Bookings that lie in {@link Tables}: each statement of the production store, done there. */
final class StandInBookings implements BookingTables {
  private final Tables tables;
  private final StandInStores.Way way;
  private final Sealed sealed;

  StandInBookings(Tables tables, Sealed sealed, StandInStores.Way way) {
    this.tables = tables;
    this.sealed = sealed;
    this.way = way;
  }

  @Override
  public List<Answer> book(List<BookingRow> drafts, Instant now) {
    return way.write(
        "booking statement of " + drafts.size(),
        drafts.stream().map(BookingRow::requestKey).toList(),
        () -> tables.book(drafts, now));
  }

  @Override
  public Optional<Earlier> byRequestKey(String requestKey) {
    return way.read(
        "look-up of the request key",
        () ->
            tables
                .byRequestKey(requestKey)
                .map(row -> new Earlier(row.booking(), row.draft().fingerprint())));
  }

  @Override
  public Optional<Booking> byCode(String code) {
    var hash = Code.lookup(sealed, code);
    return way.read(
        "look-up of the code",
        () ->
            tables.bookings.values().stream()
                .filter(row -> Arrays.equals(row.draft().codeHash(), hash))
                .findFirst()
                .map(Tables.Booked::booking));
  }

  @Override
  public Optional<Booking> inTheWay(BookingRow asked, Instant now) {
    return way.read(
        "look-up of the open booking",
        () ->
            tables.bookings.values().stream()
                .filter(
                    row -> row.isOpen() && Arrays.equals(row.draft().openKey(), asked.openKey()))
                .findFirst()
                .map(Tables.Booked::booking));
  }

  /** No story lasts longer than a day. */
  @Override
  public int endPast(BookingRow asked, Instant now) {
    return 0;
  }

  @Override
  public boolean captchaSpent(UUID captcha) {
    return way.read(
        "look-up of the captcha",
        () ->
            tables.bookings.values().stream()
                .anyMatch(row -> captcha.equals(row.draft().captcha())));
  }

  @Override
  public Optional<Booking> byToken(String token) {
    throw new UnsupportedOperationException("nobody follows a booking here");
  }

  @Override
  public Optional<Person> person(UUID id) {
    throw new UnsupportedOperationException("no lane here needs a pass");
  }

  @Override
  public void sendAgain(UUID id, Instant now) {
    inTransaction(() -> byId(id));
  }

  @Override
  public int tellAgain(Tx tx, List<UUID> bookings, Instant now) {
    return bookings.size();
  }

  @Override
  public Instant mayBeToldAgainAt(Tx tx, UUID booking, Instant now) {
    return now;
  }

  @Override
  public Booking once(
      UUID id, String requestKey, byte[] print, Instant now, Function<Tx, Booking> change) {
    return inTransaction(
        () -> {
          var earlier = tables.keys.get(requestKey);
          if (earlier == null) {
            tables.keys.put(requestKey, new Tables.Key(print, id.toString()));
            return change.apply(null);
          }
          if (!Arrays.equals(earlier.fingerprint(), print)) {
            throw Problem.of(422, "request_key_reused");
          }
          return byId(id).orElseThrow();
        });
  }

  /** All its statements at once, or none when it throws: as under the locks it takes. */
  private <T> T inTransaction(Supplier<T> work) {
    return way.write(
        "transaction",
        List.of(),
        () -> {
          var before = new Undo(tables);
          try {
            return work.get();
          } catch (Problem refused) {
            before.restore();
            throw refused;
          }
        });
  }

  private Optional<Booking> byId(UUID id) {
    return Optional.ofNullable(tables.bookings.get(id)).map(Tables.Booked::booking);
  }

  @Override
  public void lockSlots(Tx tx, long one, long other) {
    // A transaction is done at once here.
  }

  @Override
  public Optional<Booking> lock(Tx tx, UUID id) {
    return byId(id);
  }

  @Override
  public Optional<Integer> take(Tx tx, long slot, Instant now) {
    return tables.take(slot, now);
  }

  @Override
  public void giveBack(Tx tx, long slot, int number, Optional<Instant> withheldUntil) {
    tables.giveBack(slot, number, withheldUntil);
  }

  @Override
  public Moves movesByHolder(Tx tx, UUID booking, Instant now) {
    return movesByHolder(booking, now);
  }

  @Override
  public Moves movesByHolder(UUID booking, Instant now) {
    int moves = byId(booking).orElseThrow().moves();
    return new Moves(moves, moves);
  }

  @Override
  public Booking move(
      Tx tx,
      Booking booking,
      Slot slot,
      int number,
      Optional<byte[]> openKey,
      BookingMoved.Cause cause,
      Instant now) {
    tables.move(booking.id(), slot, number, now);
    tables.events.add("BookingMoved");
    return byId(booking.id()).orElseThrow();
  }

  @Override
  public Booking cancel(Tx tx, Booking booking, Instant now) {
    tables.setState(booking.id(), Booking.State.CANCELLED, now);
    tables.events.add("BookingCancelled");
    return byId(booking.id()).orElseThrow();
  }

  /** The rows as they were when the transaction began. */
  private record Undo(Tables tables, Tables copy) {
    Undo(Tables tables) {
      this(tables, new Tables(Tables.Broken.NOTHING));
      copy.bookings.putAll(tables.bookings);
      copy.withheld.addAll(tables.withheld);
      copy.keys.putAll(tables.keys);
      copy.events.addAll(tables.events);
      tables.slots.forEach(
          (id, row) -> {
            var same = new SlotRow(row.slot, row.capacity, row.quota, 0);
            same.free = new ArrayList<>(row.free);
            same.version = row.version;
            copy.slots.put(id, same);
          });
    }

    void restore() {
      tables.bookings.clear();
      tables.bookings.putAll(copy.bookings);
      tables.withheld.clear();
      tables.withheld.addAll(copy.withheld);
      tables.keys.clear();
      tables.keys.putAll(copy.keys);
      tables.events.clear();
      tables.events.addAll(copy.events);
      copy.slots.forEach(
          (id, row) -> {
            tables.slots.get(id).free = row.free;
            tables.slots.get(id).version = row.version;
          });
    }
  }
}
