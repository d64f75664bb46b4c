package id.antrean.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long a freed place is withheld: a random time in the policy's range. */
record Withholding(BookingPolicy policy, RandomGenerator random) {

  Optional<Instant> until(Instant now) {
    long least = policy.withheldAtLeast().toMillis();
    long most = policy.withheldAtMost().toMillis();
    return most == 0
        ? Optional.empty()
        : Optional.of(now.plusMillis(random.nextLong(least, most + 1)));
  }
}
