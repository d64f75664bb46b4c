package id.antrean.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Problem;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedQueryTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration OLD = Duration.ZERO;

  private final CachedQuery<Integer> cached = new CachedQuery<>();
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void itIsReadOnceAndAgainOnlyWhenItIsOld() {
    assertThat(cached.get(LONG, reads::incrementAndGet)).isEqualTo(1);
    assertThat(cached.get(LONG, reads::incrementAndGet)).isEqualTo(1);
    assertThat(cached.get(OLD, reads::incrementAndGet)).isEqualTo(2);
    cached.reload(reads::incrementAndGet);
    assertThat(cached.get(LONG, reads::incrementAndGet)).isEqualTo(3);
  }

  @Test
  void theLastAnswerStaysWhilePostgreSqlIsAway() {
    assertThatThrownBy(() -> cached.get(LONG, CachedQueryTest::away)).isInstanceOf(Problem.class);
    cached.get(LONG, reads::incrementAndGet);
    assertThat(cached.get(OLD, CachedQueryTest::away)).isEqualTo(1);
  }

  private static Integer away() {
    throw Problem.unavailable("unavailable", null);
  }

  @Test
  void nobodyWaitsWhileAnotherReads() throws Exception {
    cached.get(LONG, reads::incrementAndGet);
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var reader =
        Thread.startVirtualThread(
            () ->
                cached.get(
                    OLD,
                    () -> {
                      begun.countDown();
                      await(go);
                      return reads.incrementAndGet();
                    }));
    begun.await();
    assertThat(cached.get(OLD, reads::incrementAndGet)).isEqualTo(1);
    go.countDown();
    reader.join();
    assertThat(cached.get(LONG, reads::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void whoTakesItAtOnceNeverWaitsAndItIsReadBeside() throws Exception {
    assertThat(cached.getAtOnce(LONG, reads::incrementAndGet)).isEqualTo(1);
    var go = new CountDownLatch(1);
    var read = new CountDownLatch(1);
    for (int n = 0; n < 3; n++) {
      assertThat(
              cached.getAtOnce(
                  OLD,
                  () -> {
                    await(go);
                    read.countDown();
                    return reads.incrementAndGet();
                  }))
          .isEqualTo(1);
    }
    go.countDown();
    read.await();
    while (cached.getAtOnce(LONG, reads::incrementAndGet) == 1) {
      Thread.sleep(1);
    }
    assertThat(reads).hasValue(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
