package id.antrean.db;

import id.antrean.core.Problem;
import id.antrean.work.RequestBudget;
import id.antrean.work.Scheduler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Batches what many callers ask at once. While one batch runs, later questions queue up and run
 * together as the next one; each caller gets its own answer. There is no timer, so a single
 * question is never delayed. A batch that fails is tried again one by one, so that one caller's
 * question does not fail the others'.
 */
public final class Batcher<Q, A> {
  /** At most so many bookings may be under way at a node, if nobody sets it higher. */
  private static final int LOOKUPS_MOST = 512;

  private static final Scheduler CALLERS_CONTEXT =
      work -> Vertx.currentContext().runOnContext(go -> work.run());

  private record Waiting<Q, A>(Q question, long sinceNs, Promise<A> answer) {
    /** Nobody waits any more; a node that was frozen must not write what was given up. */
    boolean isTooLate() {
      return System.nanoTime() - sinceNs > Scheduler.PATIENCE_MS * 1_000_000;
    }
  }

  private final int most;
  private final Scheduler scheduler;
  private final Function<List<Q>, List<A>> batch;
  private final Queue<Waiting<Q, A>> waiting = new ArrayDeque<>();
  private boolean underWay;

  /** {@code batch} answers up to {@code most} questions, in their order. */
  public Batcher(int most, Scheduler scheduler, Function<List<Q>, List<A>> batch) {
    this.most = most;
    this.scheduler = scheduler;
    this.batch = batch;
  }

  /** Batches lookups by key, in the first caller's context; equal keys are looked up once. */
  public static <K, V> Batcher<K, Optional<V>> ofLookups(Function<Set<K>, Map<K, V>> query) {
    return new Batcher<>(
        LOOKUPS_MOST,
        CALLERS_CONTEXT,
        keys -> {
          var found = query.apply(Set.copyOf(keys));
          return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
        });
  }

  /**
   * Waits for the answer, as long as for one statement; throws what the batch threw. Problem 503
   * when it takes too long: "busy" while it was not begun.
   */
  @SuppressWarnings("ReferenceEquality") // one constant means the caller's context
  public A ask(Q question) {
    RequestBudget.mustRemain();
    if (scheduler == CALLERS_CONTEXT && Vertx.currentContext() == null) { // at the start, in tests
      return batch.apply(List.of(question)).getFirst();
    }
    var one = enqueue(question);
    try {
      return scheduler.await(one.answer().future());
    } catch (TimeoutException e) {
      synchronized (waiting) {
        throw waiting.remove(one) ? Problem.unavailable("busy", e) : Problem.outcomeUnknown(e);
      }
    }
  }

  /** As {@link #ask}, for a question whose answer nobody waits for. */
  public void submit(Q question) {
    enqueue(question);
  }

  private Waiting<Q, A> enqueue(Q question) {
    var one = new Waiting<Q, A>(question, System.nanoTime(), Promise.promise());
    boolean idle;
    synchronized (waiting) {
      waiting.add(one);
      idle = !underWay;
      underWay = true;
    }
    if (idle) {
      scheduler.run(this::drain);
    }
    return one;
  }

  private void drain() {
    for (var batch = next(); !batch.isEmpty(); batch = next()) {
      try {
        run(batch);
      } catch (Throwable failure) {
        if (isAway(failure) || isOneQuestion(batch)) {
          batch.forEach(one -> one.answer().tryFail(failure));
        } else {
          batch.forEach(this::alone);
        }
      }
    }
  }

  /** To ask for each alone would only keep everybody waiting. */
  private static boolean isAway(Throwable failure) {
    return failure instanceof Problem problem && problem.status() == 503;
  }

  private static <Q, A> boolean isOneQuestion(List<Waiting<Q, A>> batch) {
    return batch.stream().map(Waiting::question).distinct().count() == 1;
  }

  private List<Waiting<Q, A>> next() {
    var batch = new ArrayList<Waiting<Q, A>>();
    synchronized (waiting) {
      while (batch.size() < most && !waiting.isEmpty()) {
        var one = waiting.poll();
        if (one.isTooLate()) {
          one.answer().tryFail(Problem.unavailable("busy", null));
        } else {
          batch.add(one);
        }
      }
      underWay = !batch.isEmpty();
    }
    return batch;
  }

  private void run(List<Waiting<Q, A>> some) {
    var answers = batch.apply(some.stream().map(Waiting::question).toList());
    for (int i = 0; i < some.size(); i++) {
      some.get(i).answer().tryComplete(answers.get(i));
    }
  }

  private void alone(Waiting<Q, A> one) {
    try {
      run(List.of(one));
    } catch (Throwable failure) {
      one.answer().tryFail(failure);
    }
  }
}
