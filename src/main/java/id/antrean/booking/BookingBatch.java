package id.antrean.booking;

import id.antrean.booking.BookingTables.Answer;
import id.antrean.core.Problem;
import id.antrean.work.RequestBudget;
import id.antrean.work.Timeouts;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeoutException;

/**
 * Lets bookings that arrive together share one commit: while one statement is under way the next
 * wait, and go together when it is done. No timer, so a lone booking waits for nobody. Each gets
 * its own answer; what fails together is tried again one by one.
 */
class BookingBatch extends AbstractVerticle {
  private static final int MOST = 64;

  private static final long PATIENCE_MS = 2_500;

  private record Waiting(BookingRow row, Instant now, long sinceNs, Promise<Answer> answer) {
    /** Nobody waits any more; a node that was frozen must not write what was given up. */
    boolean isTooLate() {
      return System.nanoTime() - sinceNs > PATIENCE_MS * 1_000_000;
    }
  }

  private final BookingTables tables;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private boolean underWay;

  BookingBatch(BookingTables tables) {
    this.tables = tables;
  }

  Answer book(BookingRow row, Instant now) {
    RequestBudget.mustRemain();
    var one = new Waiting(row, now, System.nanoTime(), Promise.promise());
    boolean idle;
    synchronized (waiting) {
      waiting.add(one);
      idle = !underWay;
      underWay = true;
    }
    if (idle) {
      soon(this::drain);
    }
    try {
      return await(one.answer().future());
    } catch (TimeoutException e) {
      synchronized (waiting) {
        throw waiting.remove(one) ? Problem.unavailable("busy", e) : Problem.outcomeUnknown(e);
      }
    }
  }

  void soon(Runnable work) {
    context.runOnContext(go -> work.run());
  }

  Answer await(Future<Answer> answer) throws TimeoutException {
    return RequestBudget.spend(
        PATIENCE_MS,
        ms -> Future.fromCompletionStage(Timeouts.within(ms, answer.toCompletionStage())).await());
  }

  private void drain() {
    for (var batch = next(); !batch.isEmpty(); batch = next()) {
      try {
        write(batch);
      } catch (Throwable failure) {
        if (batch.size() == 1 || isAway(failure)) {
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

  private List<Waiting> next() {
    var batch = new ArrayList<Waiting>();
    synchronized (waiting) {
      while (batch.size() < MOST && !waiting.isEmpty()) {
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

  private void write(List<Waiting> batch) {
    var answers = tables.book(batch.stream().map(Waiting::row).toList(), batch.getLast().now());
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().tryComplete(answers.get(i));
    }
  }

  /** A lost connection leaves each with an unknown outcome: the request key makes this safe. */
  private void alone(Waiting one) {
    try {
      write(List.of(one));
    } catch (Throwable failure) {
      one.answer().tryFail(failure);
    }
  }
}
