package id.antrean.work;

import io.vertx.core.Future;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits with a limit. A booking waits some seven times, nearly always for a moment, so there is no
 * timer for each: setting and clearing one wakes a thread twice. One thread looks fifty times a
 * second for waits that are over.
 */
public final class Timeouts {
  private static final long LOOK_NANOS = 20_000_000;

  private record Wait(CompletableFuture<?> bounded, long endNanos) {}

  private static final Queue<Wait> WAITS = new ConcurrentLinkedQueue<>();

  static {
    Thread.ofPlatform().daemon().name("deadlines").start(Timeouts::look);
  }

  private Timeouts() {}

  /** The result of {@code work}, or TimeoutException after {@code ms}, give or take one look. */
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
    if (!bounded.isDone()) {
      WAITS.add(new Wait(bounded, System.nanoTime() + ms * 1_000_000));
    }
    return bounded;
  }

  /** Waits for the result of {@code work}; throws what it threw, or TimeoutException. */
  public static <T> T await(long ms, CompletionStage<T> work) {
    return Future.fromCompletionStage(within(ms, work)).await();
  }

  /** A listener that throws must not stop the other timeouts. */
  private static void giveUp(Wait wait) {
    try {
      wait.bounded().completeExceptionally(new TimeoutException("no answer in time"));
    } catch (Throwable itsOwn) {
      // The waiter receives the exception.
    }
  }

  private static void look() {
    while (true) {
      LockSupport.parkNanos(LOOK_NANOS);
      long now = System.nanoTime();
      for (var all = WAITS.iterator(); all.hasNext(); ) {
        var wait = all.next();
        if (wait.bounded().isDone()) {
          all.remove();
        } else if (now - wait.endNanos() >= 0) {
          all.remove();
          giveUp(wait);
        }
      }
    }
  }
}
