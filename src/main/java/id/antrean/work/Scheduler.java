package id.antrean.work;

import io.vertx.core.Future;
import java.util.concurrent.TimeoutException;

/**
 * Where work runs apart from its caller, and how long the caller waits for its answer. A {@link
 * Worker} in the program; a simulation decides both by its own dice.
 */
@FunctionalInterface
public interface Scheduler {
  /** Longer than a statement may take: the server speaks first, unless it has gone silent. */
  long PATIENCE_MS = 2_500;

  /** Returns at once; {@code work} runs soon, and may wait. */
  void run(Runnable work);

  /** Waits for the answer, at most as long as for one statement and as the request still has. */
  default <T> T await(Future<T> answer) throws TimeoutException {
    return RequestBudget.spend(PATIENCE_MS, ms -> Timeouts.await(ms, answer.toCompletionStage()));
  }
}
