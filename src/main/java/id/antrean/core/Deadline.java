package id.antrean.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Waits that end. The JDK's own time-outs, because setting and clearing a timer of Vert.x wakes an
 * event loop twice, and a booking waits some seven times.
 */
public final class Deadline {
  private Deadline() {}

  /** What comes of it, or TimeoutException after so long. */
  public static <T> CompletableFuture<T> within(long ms, CompletionStage<T> work) {
    var bounded = new CompletableFuture<T>();
    work.whenCompleteAsync(
        (value, failure) -> {
          if (failure == null) {
            bounded.complete(value);
          } else {
            bounded.completeExceptionally(failure);
          }
        },
        Runnable::run); // not Hazelcast's choice, which may be a new thread for each
    return bounded.orTimeout(ms, TimeUnit.MILLISECONDS);
  }
}
