package id.antrean.display;

import id.antrean.branch.Branches;
import id.antrean.cluster.Doorbell;
import id.antrean.db.Database;
import id.antrean.http.EventStream;
import id.antrean.work.Background;
import id.antrean.work.Worker;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The boards of this node. A branch is read again when the doorbell rings for it; and since the
 * bell may be deaf, one query asks PostgreSQL twice a second which of the watched branches changed.
 * Read once, written once, sent to all its streams.
 */
public final class Boards implements AutoCloseable {
  private static final Duration ASK = Duration.ofMillis(500);
  private static final Duration BEAT = Duration.ofSeconds(5);

  /** A snapshot that PostgreSQL has not confirmed for so long is no longer called live. */
  private static final int LIVE_MS = 3_000;

  /** How old a snapshot may be that is handed out unasked; with the next question, a second. */
  private static final int FRESH_MS = 400;

  private final Branches branches;
  private final BoardReader reader;
  private final InstantSource clock;
  private final Worker worker;
  private final Background background;
  private final Map<String, BoardFeed> feeds = new ConcurrentHashMap<>();
  private volatile Predicate<String> followed = branch -> false;
  private volatile Consumer<String> changed = branch -> {};

  public Boards(
      Vertx vertx, Database db, Branches branches, Doorbell doorbell, InstantSource clock) {
    this.branches = branches;
    this.clock = clock;
    reader = new BoardReader(db, branches);
    worker = new Worker(vertx);
    background =
        new Background(vertx)
            .every("asking for changed boards", ASK, this::ask)
            .every("beat", BEAT, this::beat);
    doorbell.onRing(this::rung);
  }

  /**
   * Who else follows branches besides their screens: {@code followed} says which, and {@code
   * changed} hears of each change at once; neither may wait. A branch is followed from the next
   * {@link #watch} of it on.
   */
  public void alsoFor(Predicate<String> followed, Consumer<String> changed) {
    this.followed = followed;
    this.changed = changed;
  }

  /** From now on changes of the branch are noticed. Problem 404, 503 as of a board. */
  public void watch(String branch) {
    latest(branch);
  }

  /** Never a second old. Problem 404 for an unknown branch, 503 while PostgreSQL is away. */
  Snapshot latest(String branch) {
    return latest(feed(branch));
  }

  /** As {@link #latest}, for pages that show it in their own way. */
  public Board board(String branch) {
    return latest(branch).board();
  }

  /** From now on the stream gets each snapshot of the branch, the first one at once. */
  void join(String branch, EventStream stream) {
    var feed = feed(branch);
    latest(feed);
    feed.join(stream);
  }

  void leave(String branch, EventStream stream) {
    feed(branch).leave(stream);
  }

  private Snapshot latest(BoardFeed feed) {
    return feed.isFresh(FRESH_MS) && isOfNow(feed) ? feed.snapshot() : feed.read();
  }

  /** Only branches that exist, so their number bounds the map. */
  private BoardFeed feed(String branch) {
    return feeds.computeIfAbsent(
        branches.get(branch).id(),
        id -> new BoardFeed(id, reader, worker, clock, one -> changed.accept(one)));
  }

  private void rung(String branch) {
    var feed = feeds.get(branch);
    if (feed == null) {
      return;
    }
    if (isWatched(feed)) {
      feed.refresh();
    } else {
      feed.doubt();
    }
  }

  private boolean isWatched(BoardFeed feed) {
    return feed.hasStreams() || followed.test(feed.branch);
  }

  private boolean isOfNow(BoardFeed feed) {
    return reader.isOfNow(feed.branch, feed.snapshot(), clock.instant());
  }

  /** Twice a second, also without a ring. */
  private void ask() {
    var watched = feeds.values().stream().filter(this::isWatched).toList();
    if (watched.isEmpty()) {
      return;
    }
    var days = new HashMap<String, LocalDate>();
    watched.forEach(feed -> days.put(feed.branch, feed.snapshot().day()));
    long at = System.nanoTime();
    var versions = reader.versions(days);
    for (var feed : watched) {
      var day = days.get(feed.branch);
      long version = Board.version(day, versions.getOrDefault(feed.branch, 0L));
      if (version != feed.snapshot().version() || !isOfNow(feed)) {
        feed.refresh();
      } else {
        feed.checked(at);
      }
    }
  }

  /** No beat for what is not known to be the latest, so that a screen notices. */
  private void beat() {
    feeds.values().stream()
        .filter(BoardFeed::hasStreams)
        .filter(feed -> feed.isFresh(LIVE_MS))
        .forEach(BoardFeed::beat);
  }

  /** Ends all streams, so that their screens go to another node at once. */
  @Override
  public void close() {
    feeds.values().forEach(BoardFeed::closeAll);
    background.close();
  }
}
