package id.antrean.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void anIdIsARandomUuidOfVersionSevenThatBeginsWithTheTime() {
    long before = System.currentTimeMillis();
    var id = Ids.next();
    long after = System.currentTimeMillis();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
  }

  @Test
  void laterIdsSortLaterAndNoneComesTwice() throws InterruptedException {
    var first = Ids.next();
    Thread.sleep(2);
    assertThat(Ids.next().toString()).isGreaterThan(first.toString());
    var ids = new HashSet<UUID>();
    for (int i = 0; i < 100_000; i++) {
      ids.add(Ids.next());
    }
    assertThat(ids).hasSize(100_000);
  }
}
