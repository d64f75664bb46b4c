package id.antrean.notify;

import id.antrean.branch.Branches;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's share of the messages: one worker makes them from events, one thinks of reminders,
 * one for each channel hands them over. Each looks once a second by itself, and at once when the
 * doorbell rings.
 */
public final class Notifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final int LOOK_MS = 1_000;
  private static final int AFTER_RING_MS = 50;
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  /** Where mail and SMS go. */
  public record Receivers(
      URI smtp, String mailFrom, URI sms, Optional<String> smsKey, String smsBody) {}

  private final Vertx vertx;
  private final InstantSource clock;
  private final Messages messages;
  private final MailServer mailServer;
  private final SmsGateway smsGateway;
  private final List<Worker> workers;

  /** {@code perSecond}: so many messages of each channel this node hands over at most. */
  public Notifier(
      Vertx vertx,
      Database db,
      Sealed sealed,
      Branches branches,
      Receivers receivers,
      Supplier<String> publicUrl,
      int perSecond,
      InstantSource clock) {
    this.vertx = vertx;
    this.clock = clock;
    var words = new MessageWords(publicUrl);
    messages = new Messages(new MessageStore(db, sealed, branches, publicUrl));
    mailServer = new MailServer(vertx, receivers.smtp(), receivers.mailFrom(), words);
    smsGateway =
        new SmsGateway(vertx, receivers.sms(), receivers.smsKey(), receivers.smsBody(), words);
    var reminders = new Reminders(db);
    var sms = new Courier(messages, smsGateway);
    var mail = new Courier(messages, mailServer);
    workers =
        List.of(
            new Worker("events", this::plan, pace(Messages.EVENTS_AT_ONCE, 2 * perSecond)),
            new Worker("reminders", () -> reminders.plan(clock.instant()), LOOK_MS),
            new Worker("SMS", () -> sms.sendDue(clock.instant()), pace(Courier.AT_ONCE, perSecond)),
            new Worker(
                "e-mail", () -> mail.sendDue(clock.instant()), pace(Courier.AT_ONCE, perSecond)));
  }

  /** What was made can be handed over at once. */
  private boolean plan() {
    int heard = messages.plan(clock.instant());
    if (heard > 0) {
      workers.stream().skip(1).forEach(Worker::wake);
    }
    return heard == Messages.EVENTS_AT_ONCE;
  }

  private static long pace(int atOnce, int perSecond) {
    return Math.max(1, 1_000L * atOnce / perSecond);
  }

  public Notifier start(Doorbell doorbell) {
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    workers.forEach(worker -> vertx.deployVerticle(worker, options).await());
    doorbell.onRing(branch -> workers.getFirst().wake());
    return this;
  }

  /** What is on its way is ended and recorded first, for else it would be sent again. */
  @Override
  public void close() {
    workers.forEach(worker -> worker.stopped = true);
    var end = System.nanoTime() + LONGEST_END.toNanos();
    try {
      while (workers.stream().anyMatch(worker -> worker.busy) && System.nanoTime() < end) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    mailServer.close();
    smsGateway.close();
  }

  /** One thing done again and again, never twice at a time on this node. */
  private static final class Worker extends VerticleBase {
    private final String name;
    private final Supplier<Boolean> work;
    private final long paceMs;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean busy;
    private volatile boolean resting;
    private volatile boolean stopped;

    /** {@code work} tells whether to look once more, after {@code paceMs} of rest. */
    Worker(String name, Supplier<Boolean> work, long paceMs) {
      this.name = name;
      this.work = work;
      this.paceMs = paceMs;
    }

    @Override
    public Future<?> start() {
      vertx.setPeriodic(LOOK_MS, tick -> run());
      return Future.succeededFuture();
    }

    /** From any thread; many rings soon after each other are one. */
    void wake() {
      if (woken.compareAndSet(false, true)) {
        context.runOnContext(
            v ->
                vertx.setTimer(
                    AFTER_RING_MS,
                    t -> {
                      woken.set(false);
                      run();
                    }));
      }
    }

    private void run() {
      if (busy || resting || stopped) {
        return;
      }
      busy = true;
      try {
        if (work.get()) {
          resting = true;
          vertx.setTimer(
              paceMs,
              t -> {
                resting = false;
                run();
              });
        }
      } catch (Problem away) {
        LOG.debug("{}: PostgreSQL is away", name, away);
      } catch (Exception e) { // also the interruption of one that outlasts LONGEST_END
        if (!stopped) {
          LOG.error("{}: failed, goes on in a second", name, e);
        }
      } finally {
        busy = false;
      }
    }
  }
}
