package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.Simulation.Without;
import id.antrean.booking.Tables.Broken;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The booking steps under everything that can come between them, one schedule for each seed. The
 * profile faults takes a million, {@code -Dsimulation.seeds=N} any number, {@code
 * -Dsimulation.from=N} others.
 */
class SimulationTest {
  private static final long FROM = Long.getLong("simulation.from", 1);
  private static final long SEEDS = Long.getLong("simulation.seeds", 3_000);

  @Test
  void noScheduleSellsAPlaceTwiceOrLosesOne() {
    long start = System.nanoTime();
    LongStream.range(FROM, FROM + SEEDS).parallel().forEach(seed -> mustBeWell(seed));
    long ms = Duration.ofNanos(System.nanoTime() - start).toMillis();
    System.out.printf("%d seeds in %d ms: %d a second%n", SEEDS, ms, SEEDS * 1_000 / ms);
  }

  /** Seeds that once went wrong, whatever was wrong then. */
  @ParameterizedTest
  @ValueSource(longs = {1297})
  void aSeedThatOnceFailedStaysWell(long seed) {
    mustBeWell(seed);
  }

  @Test
  void aSeedIsTheSameStoryEachTime() {
    LongStream.range(1, 200)
        .forEach(seed -> assertThat(told(seed)).as("seed %d", seed).isEqualTo(told(seed)));
  }

  private static String told(long seed) {
    return Story.trace(seed, Simulation.NOTHING)
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "some id")
        .replaceAll("\\[B@\\w+", "some bytes");
  }

  @Test
  void withoutTheDatabasesGuardItOversellsAndWeSeeIt() {
    assertThat(firstTrace(new Without(Broken.PLACES, false))).contains("bookings for");
  }

  @Test
  void withoutTheOffersGuardMoreIsSoldThanWasOfferedAndWeSeeIt() {
    assertThat(firstTrace(new Without(Broken.OFFER, false))).contains("while it offered");
  }

  @Test
  void withoutTheUniqueRequestKeyARepeatIsAnotherAnswerAndWeSeeIt() {
    assertThat(firstTrace(new Without(Broken.REQUEST_KEY, false)))
        .containsAnyOf("replayed", "another booking");
  }

  @Test
  void withoutTheReconcilerTheCounterStaysWrongAndWeSeeIt() {
    assertThat(firstTrace(new Without(Broken.NOTHING, true))).contains("the counter of slot");
  }

  private static void mustBeWell(long seed) {
    if (!Story.violations(seed, Simulation.NOTHING).isEmpty()) {
      throw new AssertionError(Story.trace(seed, Simulation.NOTHING));
    }
  }

  /** How the first seed fails that sees the guard missing. */
  private static String firstTrace(Without guard) {
    long bad =
        LongStream.range(1, 2_000)
            .filter(seed -> !Story.violations(seed, guard).isEmpty())
            .findFirst()
            .orElseThrow(() -> new AssertionError("no seed sees that the guard is off"));
    return Story.trace(bad, guard);
  }
}
