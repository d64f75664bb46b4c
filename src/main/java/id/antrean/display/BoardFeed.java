package id.antrean.display;

import id.antrean.db.Batcher;
import id.antrean.http.EventStream;
import id.antrean.work.Scheduler;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The board of one branch on this node: its latest snapshot, and the streams that show it. Callers
 * who ask while it is being read share the next read.
 */
final class BoardFeed {
  private static final int ASKED_AT_ONCE = 1_024;

  final String branch;
  private final BoardReader reader;
  private final InstantSource clock;
  private final Consumer<String> changed;
  private final Batcher<String, Snapshot> reads;
  private final Set<EventStream> streams = new HashSet<>();
  private Snapshot snapshot;
  private long checkedAtNanos;

  /** {@code changed} hears of each new snapshot; it must not wait. */
  BoardFeed(
      String branch,
      BoardReader reader,
      Scheduler scheduler,
      InstantSource clock,
      Consumer<String> changed) {
    this.branch = branch;
    this.reader = reader;
    this.clock = clock;
    this.changed = changed;
    reads =
        new Batcher<>(
            ASKED_AT_ONCE, scheduler, asked -> Collections.nCopies(asked.size(), readAndPublish()));
  }

  /** Waits for a read that begins from now on. Problem 503 while PostgreSQL is away. */
  Snapshot read() {
    return reads.ask(branch);
  }

  /** As {@link #read}, for the streams: the caller does not wait. */
  void refresh() {
    reads.submit(branch);
  }

  private Snapshot readAndPublish() {
    long at = System.nanoTime();
    var read = reader.read(branch, clock.instant());
    publish(read, at);
    return read;
  }

  private synchronized void publish(Snapshot read, long readAtNanos) {
    boolean news = snapshot == null || !snapshot.content().equals(read.content());
    snapshot = read;
    checkedAtNanos = readAtNanos;
    if (news) {
      send(read.event(clock.instant()));
      changed.accept(branch);
    }
  }

  synchronized Snapshot snapshot() {
    return snapshot;
  }

  synchronized boolean hasStreams() {
    return !streams.isEmpty();
  }

  /** Sends the latest snapshot first, and from then on every one. */
  synchronized void join(EventStream stream) {
    if (stream.send(snapshot.event(clock.instant()))) {
      streams.add(stream);
    }
  }

  synchronized void leave(EventStream stream) {
    streams.remove(stream);
  }

  synchronized void beat() {
    send(snapshot.beat(clock.instant()));
  }

  private void send(Buffer event) {
    streams.removeIf(stream -> !stream.send(event));
  }

  /** PostgreSQL confirmed the snapshot at this time. */
  synchronized void checked(long atNanos) {
    checkedAtNanos = atNanos;
  }

  /** The branch changed: the snapshot may be old. */
  synchronized void doubt() {
    checkedAtNanos = 0;
  }

  /** Whether PostgreSQL said within the last {@code millis} that the snapshot is the latest. */
  synchronized boolean isFresh(long millis) {
    return snapshot != null
        && checkedAtNanos != 0
        && System.nanoTime() - checkedAtNanos < millis * 1_000_000;
  }

  synchronized void closeAll() {
    streams.forEach(EventStream::close);
    streams.clear();
  }
}
