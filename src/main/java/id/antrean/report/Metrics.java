package id.antrean.report;

import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.db.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the rooms do not measure themselves. Figures of the database are read every few seconds, so
 * that a scrape never waits for it; while it is away the last ones stay.
 */
public final class Metrics {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
  private static final long READ_EVERY_MS = 5_000;
  private static final long LAG_EVERY_MS = 250;

  private final MetricsStore store;
  private volatile Map<Lane, MetricsStore.Line> lines = Map.of();
  private volatile double outboxAge;
  private long lastEvent = -1;

  public Metrics(
      Vertx vertx, Database db, MeterRegistry meters, IntSupplier streams, InstantSource clock) {
    this.store = new MetricsStore(db);
    for (var lane : Lane.values()) {
      Gauge.builder("queue.length", () -> line(lane).length())
          .tag("lane", lane.name())
          .description("people who wait, all branches")
          .register(meters);
      Gauge.builder("queue.longest.wait", () -> line(lane).longestWaitSeconds())
          .tag("lane", lane.name())
          .baseUnit("seconds")
          .register(meters);
    }
    Gauge.builder("outbox.age", () -> outboxAge).baseUnit("seconds").register(meters);
    Gauge.builder("streams.open", streams::getAsInt).register(meters);
    var calls = meters.counter("calls");
    vertx
        .deployVerticle(
            new VerticleBase() {
              private boolean reading;

              @Override
              public Future<?> start() {
                vertx.setPeriodic(0, READ_EVERY_MS, tick -> read());
                return Future.succeededFuture();
              }

              private void read() {
                if (reading) {
                  return;
                }
                reading = true;
                try {
                  var now = clock.instant();
                  lines = store.lines(now);
                  outboxAge = store.outboxAgeSeconds(now);
                  var called = store.callsSince(lastEvent);
                  calls.increment(called.many());
                  lastEvent = Math.max(lastEvent, called.upTo());
                } catch (Problem away) {
                  LOG.debug("PostgreSQL is away: the figures stay as they are", away);
                } catch (Exception e) { // also the interruption of a stop
                  LOG.debug("the figures could not be read", e);
                } finally {
                  reading = false;
                }
              }
            },
            new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
        .await();
    measureLag(vertx, meters);
  }

  private MetricsStore.Line line(Lane lane) {
    return lines.getOrDefault(lane, new MetricsStore.Line(0, 0));
  }

  /** How late a timer fires: on each event loop, for one may be blocked while others run. */
  private static void measureLag(Vertx vertx, MeterRegistry meters) {
    var lag = Timer.builder("event.loop.lag").register(meters);
    int loops = Runtime.getRuntime().availableProcessors();
    for (int n = 0; n < loops; n++) {
      vertx
          .deployVerticle(
              new VerticleBase() {
                private long due;

                @Override
                public Future<?> start() {
                  next();
                  return Future.succeededFuture();
                }

                private void next() {
                  due = System.nanoTime() + Duration.ofMillis(LAG_EVERY_MS).toNanos();
                  vertx.setTimer(
                      LAG_EVERY_MS,
                      timer -> {
                        lag.record(Duration.ofNanos(Math.max(0, System.nanoTime() - due)));
                        next();
                      });
                }
              })
          .await();
    }
  }
}
