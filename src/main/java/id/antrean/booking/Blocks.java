package id.antrean.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What {@link Bookings} asks of the block list. */
interface Blocks {
  Blocks NONE =
      new Blocks() {
        @Override
        public Optional<UUID> of(BookingWish wish, Optional<String> address, Instant now) {
          return Optional.empty();
        }

        @Override
        public void count(UUID block, Instant now) {}

        @Override
        public void touch(UUID block, Instant now) {}
      };

  /** What forbids this wish, from the memory of this node. {@code address}: of who sends it. */
  Optional<UUID> of(BookingWish wish, Optional<String> address, Instant now);

  /** Notes that it refused a booking. */
  void count(UUID block, Instant now);

  /** Notes when it did so last. */
  void touch(UUID block, Instant now);
}
