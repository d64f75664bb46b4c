package id.antrean.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
  private final SingleFlight<String, Integer> flight = new SingleFlight<>();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void callersThatComeMeanwhileShareTheAnswerAndOtherKeysDoNotWait() throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CompletableFuture<Integer>();
    var first =
        CompletableFuture.supplyAsync(
            () ->
                flight.run(
                    "a",
                    () -> {
                      begun.countDown();
                      return go.join() + runs.incrementAndGet();
                    }));
    begun.await();
    var twin = CompletableFuture.supplyAsync(() -> flight.run("a", runs::incrementAndGet));
    assertThat(flight.run("b", () -> 7)).isEqualTo(7);
    Thread.sleep(100); // the twin has come
    go.complete(10);
    assertThat(first.join()).isEqualTo(11);
    assertThat(twin.join()).isEqualTo(11);
  }

  @Test
  void afterAFailureTheNextCallerTriesAgain() {
    assertThatThrownBy(
            () ->
                flight.run(
                    "a",
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(flight.run("a", runs::incrementAndGet)).isEqualTo(1);
    assertThat(flight.run("a", runs::incrementAndGet)).isEqualTo(2);
  }
}
