package id.antrean.work;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;

/**
 * A virtual-thread verticle: a context of its own, in which straight-line code may wait. Timers and
 * servers made inside it run in it, too. Ends with its Vertx, if not closed before.
 */
public final class Worker implements Scheduler, AutoCloseable {
  private final Vertx vertx;
  private final Verticle verticle;
  private final String deployment;

  public Worker(Vertx vertx) {
    this(vertx, () -> {});
  }

  /** {@code first} runs in it before this returns; what it throws, this throws. */
  public Worker(Vertx vertx, Runnable first) {
    this.vertx = vertx;
    verticle = new Verticle(first);
    deployment =
        vertx
            .deployVerticle(
                verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
            .await();
  }

  /** From any thread. */
  @Override
  public void run(Runnable work) {
    verticle.run(work);
  }

  /** Interrupts what is still under way. */
  @Override
  public void close() {
    vertx.undeploy(deployment).otherwiseEmpty().await();
  }

  private static final class Verticle extends VerticleBase {
    private final Runnable first;

    Verticle(Runnable first) {
      this.first = first;
    }

    @Override
    public Future<?> start() {
      first.run();
      return Future.succeededFuture();
    }

    void run(Runnable work) {
      context.runOnContext(go -> work.run());
    }
  }
}
