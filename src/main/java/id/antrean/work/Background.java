package id.antrean.work;

import id.antrean.core.Problem;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loops in which a node works by itself, all in one {@link Worker}. The next turn of a loop is due
 * some time after the end of the last one, so turns never overlap. A failure is logged, and tried
 * again at the next turn; that PostgreSQL is away is known elsewhere, and said quietly once.
 */
public final class Background implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);
  private static final Duration AFTER_WAKING = Duration.ofMillis(50);

  private final Vertx vertx;
  private final Worker worker;
  private final AtomicInteger busy = new AtomicInteger();
  private volatile boolean stopped;

  public Background(Vertx vertx) {
    this.vertx = vertx;
    worker = new Worker(vertx);
  }

  /** Runs {@code task} once in each {@code interval}, the first time after one. */
  public Background every(String name, Duration interval, Runnable task) {
    return every(name, interval, interval, task);
  }

  public Background every(String name, Duration first, Duration interval, Runnable task) {
    begin(
        name,
        first,
        interval,
        interval,
        () -> {
          task.run();
          return false;
        });
    return this;
  }

  /**
   * Runs {@code task} once in each {@code interval} and soon after {@link Loop#wake}. While it
   * answers that there is more to do, its turns follow each other at {@code pace}, woken or not.
   */
  public Loop everyOrWoken(String name, Duration interval, Duration pace, BooleanSupplier task) {
    return begin(name, interval, interval, pace, task);
  }

  private Loop begin(
      String name, Duration first, Duration interval, Duration pace, BooleanSupplier task) {
    var loop = new Loop(name, interval, pace, task);
    worker.run(() -> loop.next(first));
    return loop;
  }

  /** No new turn, and a few seconds for those that are under way. */
  @Override
  public void close() {
    stopped = true;
    long end = System.nanoTime() + LONGEST_END.toNanos();
    try {
      while (busy.get() > 0 && System.nanoTime() < end) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    worker.close();
  }

  /** One task done again and again. Its fields belong to the worker's context. */
  public final class Loop {
    private final String name;
    private final Duration interval;
    private final Duration pace;
    private final BooleanSupplier task;
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean running;
    private boolean pacing;
    private boolean away;
    private long timer;

    private Loop(String name, Duration interval, Duration pace, BooleanSupplier task) {
      this.name = name;
      this.interval = interval;
      this.pace = pace;
      this.task = task;
    }

    /** From any thread, without waiting; many calls soon after each other are one. */
    public void wake() {
      if (!stopped && woken.compareAndSet(false, true)) {
        worker.run(this::hurry);
      }
    }

    private void hurry() {
      if (woken.get() && !running && !pacing && vertx.cancelTimer(timer)) {
        next(AFTER_WAKING);
      }
    }

    private void next(Duration in) {
      timer = vertx.setTimer(Math.max(1, in.toMillis()), due -> turn());
    }

    private void turn() {
      running = true;
      woken.set(false);
      busy.incrementAndGet();
      try {
        pacing = !stopped && task.getAsBoolean();
        away = false;
      } catch (Throwable failure) { // also the interruption of a turn that outlasts LONGEST_END
        pacing = false;
        log(failure);
      } finally {
        busy.decrementAndGet();
        running = false;
      }
      if (!stopped) {
        next(pacing ? pace : woken.get() ? AFTER_WAKING : interval);
      }
    }

    private void log(Throwable failure) {
      if (failure instanceof Problem problem && problem.status() == 503) {
        if (!away) {
          LOG.debug("{}: PostgreSQL is away", name, problem);
        }
        away = true;
      } else if (!stopped) {
        LOG.warn("{}: failed, is tried again", name, failure);
      }
    }
  }
}
