package id.antrean.start;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One task done again and again on a virtual thread, until it is closed. */
final class DemoLoop extends AbstractVerticle implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoLoop.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final Duration interval;
  private final Runnable task;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean stopped;

  private DemoLoop(Duration interval, Runnable task) {
    this.interval = interval;
    this.task = task;
  }

  /** The first turn ends before this returns: no page shows the state before it. */
  static DemoLoop every(Duration interval, Runnable task, Vertx vertx) {
    var loop = new DemoLoop(interval, task);
    loop.turn();
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    vertx.deployVerticle(loop, options).await();
    return loop;
  }

  @Override
  public void start() {
    getVertx()
        .setTimer(
            interval.toMillis(),
            due -> {
              turn();
              start();
            });
  }

  private void turn() {
    turn.lock();
    try {
      if (!stopped) {
        task.run();
      }
    } catch (Exception failure) {
      LOG.warn("demo day: failed, is tried again", failure);
    } finally {
      turn.unlock();
    }
  }

  /** No new turn, and a few seconds for the one that is under way. */
  @Override
  public void close() {
    stopped = true;
    try {
      if (turn.tryLock(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        turn.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
