package id.antrean.booking;

import id.antrean.branch.Branches;
import id.antrean.cluster.Cluster;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.slots.QuotaCounter;
import id.antrean.slots.QuotaMap;
import id.antrean.slots.SlotStore;
import id.antrean.slots.Slots;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room put together, with its work in the background. */
public final class BookingRoom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BookingRoom.class);
  private static final long PLAN_EVERY_MS = 60_000;
  private static final long CLOSE_EVERY_MS = 300_000;
  private static final long RECONCILE_EVERY_MS = 3_000;
  private static final long RELEASE_EVERY_MS = 5_000;
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Background work = new Background();
  private final Database db;
  private final String background;
  private final InstantSource clock;
  private final SlotStore slotStore;
  private final QuotaCounter quota;
  private final Slots slots;
  private final Bookings bookings;
  private final BookingChanges changes;
  private final LanePasses passes;

  /** Plans the slots of the days to come before it returns. */
  public BookingRoom(
      Vertx vertx,
      Database db,
      Sealed sealed,
      Cluster cluster,
      Doorbell doorbell,
      Branches branches,
      Duration withheld,
      MeterRegistry meters,
      InstantSource clock) {
    this.vertx = vertx;
    this.db = db;
    this.clock = clock;
    slotStore = new SlotStore(db);
    slotStore.plan(clock.instant());
    quota = new QuotaCounter(new QuotaMap(cluster, meters), slotStore);
    Gauge.builder("quota.drift.places", quota::drift).register(meters);
    FunctionCounter.builder("quota.bypass", quota, QuotaCounter::bypasses).register(meters);
    slots = new Slots(slotStore, branches);
    var store = new BookingStore(db, sealed);
    passes = new LanePasses(db, sealed);
    var batch = new BookingBatch(store);
    var offers = new Offers(branches::service, passes, slots::alternatives);
    bookings = new Bookings(sealed, slots, store, offers, batch, quota, doorbell::ring, meters);
    var withholding = new Withholding(withheld, new SecureRandom());
    changes =
        new BookingChanges(
            sealed, branches, slots, store, offers, quota, doorbell::ring, withholding);
    var virtual = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    vertx.deployVerticle(batch, virtual).await();
    background = vertx.deployVerticle(work, virtual).await();
  }

  /** Lets the work in the background end, while what it works on is still there. */
  @Override
  public void close() {
    work.end();
    vertx.undeploy(background).otherwiseEmpty().await();
  }

  public Bookings bookings() {
    return bookings;
  }

  public BookingChanges changes() {
    return changes;
  }

  public Slots slots() {
    return slots;
  }

  public LanePasses passes() {
    return passes;
  }

  public QuotaCounter quota() {
    return quota;
  }

  private final class Background extends AbstractVerticle {
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean stopped;

    @Override
    public void start() {
      every(PLAN_EVERY_MS, () -> slotStore.plan(clock.instant()));
      every(CLOSE_EVERY_MS, () -> BookingRetention.close(db, clock.instant()));
      every(RECONCILE_EVERY_MS, quota::reconcile);
      every(RELEASE_EVERY_MS, () -> slotStore.release(clock.instant()).forEach(quota::reload));
    }

    /** Failures are told and tried again at the next turn. */
    private void every(long ms, Runnable work) {
      getVertx()
          .setTimer(
              ms,
              timer -> {
                turn(work);
                every(ms, work);
              });
    }

    private void turn(Runnable work) {
      busy.incrementAndGet();
      try {
        if (!stopped) {
          work.run();
        }
      } catch (Exception e) { // also the interruption of one that outlasts our patience
        if (!stopped) {
          LOG.warn("background work of booking failed", e);
        }
      } finally {
        busy.decrementAndGet();
      }
    }

    /** No new turn, and a few seconds for the one that is under way. */
    void end() {
      stopped = true;
      long end = System.nanoTime() + LONGEST_END.toNanos();
      while (busy.get() > 0 && System.nanoTime() < end) {
        LockSupport.parkNanos(10_000_000);
      }
    }
  }
}
