package id.antrean.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long a freed place is withheld: a random time up to the longest; never where that is 0. */
record Withholding(Duration longest, RandomGenerator random) {

  Optional<Instant> until(Instant now) {
    return longest.isZero()
        ? Optional.empty()
        : Optional.of(now.plusMillis(random.nextLong(1, longest.toMillis() + 1)));
  }
}
