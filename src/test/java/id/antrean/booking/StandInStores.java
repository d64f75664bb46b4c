package id.antrean.booking;

import id.antrean.slots.QuotaCounter;
import id.antrean.slots.SlotTables;
import id.antrean.slots.Slots;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Puts the production use cases on stores that a test chooses: on the real ones, or on {@link
 * StandInBookings} and {@link StandInSlots}, which stand on {@link Tables} instead of PostgreSQL.
 */
final class StandInStores {
  private static final MeterRegistry METERS = new SimpleMeterRegistry();

  private StandInStores() {}

  /** The way to the tables; a simulation loses, delays and cuts it off. */
  interface Way {
    <T> T read(String what, Supplier<T> work);

    /** {@code keys}: the request keys it is asked with; none for a transaction, which has one. */
    <T> T write(String what, List<String> keys, Supplier<T> work);
  }

  /** The production use cases on these stores. */
  record Room(Bookings bookings, BookingChanges changes) {}

  static Room room(
      BookingTables bookings,
      SlotTables slots,
      BookingBatch batch,
      QuotaCounter quota,
      Duration withheld,
      RandomGenerator random) {
    var shown = new Slots(slots, null);
    var offers =
        new Offers(
            (branch, service) -> Optional.of(People.SERVICE),
            null,
            (full, now) -> List.of(),
            (branch, day) -> false);
    return new Room(
        new Bookings(
            Simulation.SEALED,
            shown,
            bookings,
            offers,
            batch,
            quota,
            branch -> {},
            Blocks.NONE,
            METERS),
        new BookingChanges(
            Simulation.SEALED,
            null,
            shown,
            bookings,
            offers,
            quota,
            branch -> {},
            new Withholding(policy(withheld), random)));
  }

  static BookingPolicy policy(Duration withheld) {
    return new BookingPolicy(withheld.dividedBy(4), withheld, 3, 5);
  }
}
