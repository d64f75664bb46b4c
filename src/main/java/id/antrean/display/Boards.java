package id.antrean.display;

import id.antrean.branch.Branches;
import id.antrean.branch.LanePolicy;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Problem;
import id.antrean.db.Database;
import id.antrean.http.EventStream;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boards of this node. A branch is read again when the doorbell rings for it; and since the
 * bell may be deaf, one query asks PostgreSQL twice a second which of the watched branches changed.
 * Read once, written once, sent to all its streams.
 */
public final class Boards implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Boards.class);
  private static final int ASK_MS = 500;
  private static final int BEAT_MS = 5_000;

  /** A snapshot that PostgreSQL has not confirmed for so long is no longer called live. */
  private static final int LIVE_MS = 3_000;

  /** How old a snapshot may be that is handed out unasked; with the next question, a second. */
  private static final int FRESH_MS = 400;

  private final Branches branches;
  private final BoardStore store;
  private final InstantSource clock;
  private final Map<String, BoardFeed> watched = new ConcurrentHashMap<>();
  private final Eye eye = new Eye();

  public Boards(
      Vertx vertx, Database db, Branches branches, Doorbell doorbell, InstantSource clock) {
    this.branches = branches;
    this.store = new BoardStore(db);
    this.clock = clock;
    vertx
        .deployVerticle(
            eye, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
        .await();
    doorbell.onRing(this::rung);
  }

  /** Never a second old. Problem 404 for an unknown branch, 503 while PostgreSQL is away. */
  Snapshot latest(String branch) {
    return latest(watched(branch));
  }

  /** From now on the stream gets each snapshot of the branch, the first one at once. */
  void join(String branch, EventStream stream) {
    var one = watched(branch);
    latest(one);
    one.join(stream, clock.instant());
  }

  void leave(String branch, EventStream stream) {
    watched(branch).leave(stream);
  }

  private Snapshot latest(BoardFeed one) {
    if (one.isFresh(System.nanoTime(), FRESH_MS) && isOfNow(one)) {
      return one.snapshot();
    }
    return read(one).await();
  }

  /** Only branches that exist, so their number bounds the map. */
  private BoardFeed watched(String branch) {
    return watched.computeIfAbsent(branches.get(branch).id(), BoardFeed::new);
  }

  private void rung(String branch) {
    var one = watched.get(branch);
    if (one == null) {
      return;
    }
    if (one.hasStreams()) {
      read(one);
    } else {
      one.doubt();
    }
  }

  private Future<Snapshot> read(BoardFeed one) {
    var reading = one.want();
    if (reading.start()) {
      eye.run(() -> readWhileWanted(one));
    }
    return reading.result().future();
  }

  /** A result is told only after whoever asks next would start another read. */
  private void readWhileWanted(BoardFeed one) {
    boolean more;
    do {
      var result = one.begin();
      try {
        long at = System.nanoTime();
        var now = clock.instant();
        var snapshot = snapshot(one.branch, now);
        one.publish(snapshot, at, now);
        more = one.more();
        result.complete(snapshot);
      } catch (RuntimeException e) {
        more = one.more();
        result.fail(e);
      }
    } while (more);
  }

  private Snapshot snapshot(String id, Instant now) {
    var branch = branches.get(id);
    var calendar = branches.calendar(id);
    var day = calendar.today(now);
    var floor =
        store
            .read(id, day)
            .orElseGet(
                () ->
                    new BoardStore.Floor(
                        0,
                        branches.policy(id).walkInQuota(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        List.of()));
    var lanes =
        branches.lanes(id).stream()
            .map(LanePolicy::lane)
            .map(
                lane ->
                    new Board.LaneBoard(
                        lane,
                        floor.calling().getOrDefault(lane, List.of()),
                        floor.next().getOrDefault(lane, List.of()),
                        floor.waiting().getOrDefault(lane, 0)))
            .toList();
    var board =
        new Board(
            branch,
            calendar.at(now),
            Board.version(day, floor.version()),
            lanes,
            floor.recent(),
            floor.walkInRemaining(),
            List.of());
    return Snapshot.of(board, day);
  }

  /** The clock changes a board, too: doors open, a break begins, the day ends. */
  private boolean isOfNow(BoardFeed one) {
    var snapshot = one.snapshot();
    var calendar = branches.calendar(one.branch);
    var now = clock.instant();
    return snapshot.day().equals(calendar.today(now)) && snapshot.moment().equals(calendar.at(now));
  }

  /** Twice a second, whether anybody rang or not. */
  private void ask() {
    var looked = watched.values().stream().filter(BoardFeed::hasStreams).toList();
    if (looked.isEmpty()) {
      return;
    }
    var days = new HashMap<String, LocalDate>();
    looked.forEach(one -> days.put(one.branch, one.snapshot().day()));
    long at = System.nanoTime();
    var versions = store.versions(days);
    for (var one : looked) {
      var day = days.get(one.branch);
      long version = Board.version(day, versions.getOrDefault(one.branch, 0L));
      if (version != one.snapshot().version() || !isOfNow(one)) {
        read(one);
      } else {
        one.checked(at);
      }
    }
  }

  /** No beat for what is not known to be the latest, so that a screen can tell. */
  private void beat() {
    watched.values().stream()
        .filter(BoardFeed::hasStreams)
        .filter(one -> one.isFresh(System.nanoTime(), LIVE_MS))
        .forEach(one -> one.beat(clock.instant()));
  }

  /** Ends all streams, so that their screens go to another node at once. */
  @Override
  public void close() {
    watched.values().forEach(BoardFeed::closeAll);
  }

  /** The context in which boards are read. */
  private final class Eye extends VerticleBase {
    private boolean asking;

    @Override
    public Future<?> start() {
      vertx.setPeriodic(ASK_MS, tick -> askOnce());
      vertx.setPeriodic(BEAT_MS, tick -> beat());
      return Future.succeededFuture();
    }

    void run(Runnable work) {
      context.runOnContext(v -> work.run());
    }

    private void askOnce() {
      if (asking) {
        return;
      }
      asking = true;
      try {
        ask();
      } catch (Problem away) {
        LOG.debug("PostgreSQL is away: no board is confirmed", away);
      } catch (RuntimeException e) {
        LOG.error("cannot ask for changed boards", e);
      } finally {
        asking = false;
      }
    }
  }
}
