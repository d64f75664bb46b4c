package id.antrean.report;

import id.antrean.core.Channel;
import id.antrean.core.Lane;
import id.antrean.core.Sealed;
import id.antrean.node.Node;
import id.antrean.security.Gateways;
import id.antrean.work.Background;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What the rooms do not measure themselves. Figures of the database are read every few seconds, so
 * that a scrape never waits for it; while it is away the last ones stay.
 */
public final class Metrics implements AutoCloseable {
  private static final Duration READ_EVERY = Duration.ofSeconds(5);
  private static final long LAG_EVERY_MS = 250;

  private final MetricsStore store;
  private final Gateways gateways;
  private final InstantSource clock;
  private final Background background;
  private volatile Map<Lane, MetricsStore.Line> lines = Map.of();
  private volatile double outboxAge;
  private volatile Map<Channel, Instant> away = Map.of();
  private volatile MetricsStore.PinFigures pins = MetricsStore.PinFigures.NONE;
  private long lastEvent = -1;

  public Metrics(Node node, Gateways gateways, IntSupplier streams) {
    this.store = new MetricsStore(node.db());
    this.gateways = gateways;
    this.clock = node.clock();
    var meters = node.meters();
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
    measurePins(meters);
    Gauge.builder("streams.open", streams::getAsInt).register(meters);
    FunctionCounter.builder("sealed.values.unopened", node.sealed(), Sealed::unopened)
        .register(meters);
    var calls = meters.counter("calls");
    background =
        new Background(node.vertx())
            .every("reading figures", Duration.ZERO, READ_EVERY, () -> read(calls));
    measureLag(node.vertx(), meters);
  }

  private void measurePins(MeterRegistry meters) {
    Gauge.builder("pins.asked", () -> pins.asked()).register(meters);
    Gauge.builder("pins.proved", () -> pins.proved()).register(meters);
    Gauge.builder("pins.alarm", () -> pins.isAlarming() ? 1 : 0)
        .description("less than half of those sent are typed back")
        .register(meters);
    Gauge.builder("bookings.unproved", () -> pins.unproved()).register(meters);
    for (var channel : Channel.values()) {
      Gauge.builder("gateway.away", () -> awaySeconds(channel))
          .tag("channel", channel.name())
          .baseUnit("seconds")
          .register(meters);
    }
  }

  private void read(Counter calls) {
    var now = clock.instant();
    lines = store.lines(now);
    outboxAge = store.outboxAgeSeconds(now);
    pins = store.pins(now);
    away = gateways.away();
    var called = store.callsSince(lastEvent);
    calls.increment(called.many());
    lastEvent = Math.max(lastEvent, called.upTo());
  }

  @Override
  public void close() {
    background.close();
  }

  private double awaySeconds(Channel channel) {
    var since = away.get(channel);
    return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
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
