package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

  @Test
  void theWaitGrowsFromOneSecondToFifteenMinutes() {
    assertThat(pause(1, 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pause(2, 1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pause(5, 1)).isEqualTo(Duration.ofSeconds(16));
    assertThat(pause(11, 1)).isEqualTo(Duration.ofMinutes(15));
    assertThat(pause(1_000_000, 1)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void chanceSpreadsItOverItsSecondHalf() {
    assertThat(pause(11, 0)).isEqualTo(Duration.ofSeconds(450));
    assertThat(pause(11, 0.5)).isBetween(Duration.ofSeconds(450), Duration.ofMinutes(15));
  }

  @Test
  void afterADayItIsOver() {
    assertThat(Retry.isOver(NOW, NOW.plus(Duration.ofHours(23)))).isFalse();
    assertThat(Retry.isOver(NOW, NOW.plus(Duration.ofHours(24)))).isTrue();
  }

  private static Duration pause(int attempts, double chance) {
    return Duration.between(NOW, Retry.next(NOW, attempts, chance));
  }
}
