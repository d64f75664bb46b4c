package id.antrean.booking;

import id.antrean.branch.Service;
import id.antrean.core.Code;
import id.antrean.core.Event;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.db.Tx;
import id.antrean.slots.QuotaCounter;
import id.antrean.slots.Slot;
import id.antrean.slots.SlotStore;
import id.antrean.slots.Slots;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The production stores' methods, done on {@link Tables} instead of PostgreSQL. */
final class StandInStores {
  private static final MeterRegistry METERS = new SimpleMeterRegistry();

  private StandInStores() {}

  /** The way to the tables; a simulation loses, delays and cuts it off. */
  interface Way {
    <T> T read(String what, java.util.function.Supplier<T> work);

    /** {@code keys}: the request keys it is asked with; none for a transaction, which has one. */
    <T> T write(String what, List<String> keys, java.util.function.Supplier<T> work);
  }

  /** The production use cases on these stores. */
  static Bookings room(
      BookingStore store,
      SlotStore slots,
      BookingBatch batch,
      QuotaCounter quota,
      Duration withheld,
      RandomGenerator random) {
    var shown =
        new Slots(slots, null) {
          @Override
          public List<Slot> alternatives(Slot full, Instant now) {
            return List.of();
          }
        };
    return new Bookings(
        Simulation.SEALED,
        null,
        shown,
        store,
        null,
        batch,
        quota,
        branch -> {},
        withheld,
        random,
        METERS) {
      @Override
      public Optional<Service> offered(String branch, String service) {
        return Optional.of(People.SERVICE);
      }
    };
  }

  static final class OfBookings extends BookingStore {
    private final Tables tables;
    private final Way way;
    private final Sealed sealed;

    OfBookings(Tables tables, Sealed sealed, Way way) {
      super(null, sealed);
      this.tables = tables;
      this.sealed = sealed;
      this.way = way;
    }

    @Override
    public List<Answer> book(List<Draft> drafts, Instant now) {
      return way.write(
          "booking statement of " + drafts.size(),
          drafts.stream().map(Draft::requestKey).toList(),
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
                  .map(Tables.BookingRow::booking));
    }

    @Override
    public Optional<Booking> open(byte[] openKey) {
      return way.read(
          "look-up of the open booking",
          () ->
              tables.bookings.values().stream()
                  .filter(row -> row.isOpen() && Arrays.equals(row.draft().openKey(), openKey))
                  .findFirst()
                  .map(Tables.BookingRow::booking));
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
    public int tellAgain(Tx tx, List<UUID> bookings, Instant now) {
      return bookings.size();
    }

    /** All its statements at once, or none when it throws: as under the locks it takes. */
    @Override
    public <T> T inTransaction(Instant now, Function<Tx, T> work) {
      return way.write(
          "transaction",
          List.of(),
          () -> {
            var before = new Undo(tables);
            try {
              return work.apply(null);
            } catch (Problem refused) {
              before.restore();
              throw refused;
            }
          });
    }

    @Override
    public Optional<String> claim(Tx tx, String requestKey, byte[] fingerprint, Instant now) {
      var earlier = tables.keys.get(requestKey);
      if (earlier == null) {
        tables.keys.put(requestKey, new Tables.Key(fingerprint, null));
        return Optional.empty();
      }
      if (!Arrays.equals(earlier.fingerprint(), fingerprint)) {
        throw Problem.of(422, "request_key_reused");
      }
      return Optional.of(earlier.made());
    }

    @Override
    public void remember(Tx tx, String requestKey, UUID booking) {
      tables.keys.computeIfPresent(
          requestKey, (k, key) -> new Tables.Key(key.fingerprint(), booking.toString()));
    }

    @Override
    public void emit(Tx tx, Event event) {
      tables.events.add(event.kind());
    }

    @Override
    public Optional<Booking> byId(Tx tx, UUID id) {
      return Optional.ofNullable(tables.bookings.get(id)).map(Tables.BookingRow::booking);
    }

    @Override
    public void lockSlots(Tx tx, long one, long other) {
      // A transaction is done at once here.
    }

    @Override
    public Optional<Booking> lock(Tx tx, UUID id) {
      return byId(tx, id);
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
    public void move(Tx tx, UUID id, Slot slot, int number, Instant now) {
      tables.move(id, slot, number, now);
    }

    @Override
    public void setState(Tx tx, UUID id, Booking.State state, Instant now) {
      tables.setState(id, state, now);
    }
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
            var same = new Tables.SlotRow(row.slot, row.capacity, row.quota, 0);
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

  static final class OfSlots extends SlotStore {
    private final Tables tables;
    private final Way way;

    OfSlots(Tables tables, Way way) {
      super(null);
      this.tables = tables;
      this.way = way;
    }

    @Override
    public Optional<Found> find(long id) {
      return way.read(
          "look-up of the slot",
          () ->
              Optional.ofNullable(tables.slots.get(id))
                  .map(row -> new Found(row.slot, counted(row))));
    }

    @Override
    public List<Places> places(Collection<Long> slots) {
      return way.read(
          "look-up of the places",
          () ->
              slots.stream()
                  .map(tables.slots::get)
                  .filter(java.util.Objects::nonNull)
                  .map(OfSlots::counted)
                  .toList());
    }

    private static Places counted(Tables.SlotRow row) {
      return new Places(row.slot.id(), row.version, row.remaining());
    }

    @Override
    public List<Long> release(Instant now) {
      return way.write("release of withheld places", List.of(), () -> tables.release(now));
    }
  }
}
