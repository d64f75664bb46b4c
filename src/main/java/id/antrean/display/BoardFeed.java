package id.antrean.display;

import id.antrean.http.EventStream;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** One branch on this node: its latest snapshot, and the streams that show it. */
final class BoardFeed {
  final String branch;
  private final Set<EventStream> streams = new HashSet<>();
  private Snapshot snapshot;
  private long checkedAtNanos;
  private Promise<Snapshot> reading;
  private boolean readAgain;

  BoardFeed(String branch) {
    this.branch = branch;
  }

  synchronized boolean hasStreams() {
    return !streams.isEmpty();
  }

  synchronized Snapshot snapshot() {
    return snapshot;
  }

  /** Sends the latest snapshot first, and from then on every one. */
  synchronized void join(EventStream stream, Instant now) {
    if (stream.send(snapshot.event(now))) {
      streams.add(stream);
    }
  }

  synchronized void leave(EventStream stream) {
    streams.remove(stream);
  }

  synchronized void publish(Snapshot read, long readAtNanos, Instant now) {
    boolean news = snapshot == null || !snapshot.content().equals(read.content());
    snapshot = read;
    checkedAtNanos = readAtNanos;
    if (news) {
      send(read.event(now));
    }
  }

  synchronized void beat(Instant now) {
    send(snapshot.beat(now));
  }

  private void send(Buffer event) {
    streams.removeIf(stream -> !stream.send(event));
  }

  synchronized void checked(long atNanos) {
    checkedAtNanos = atNanos;
  }

  /** Somebody rang: what is here may be old. */
  synchronized void doubt() {
    checkedAtNanos = 0;
  }

  /** Whether PostgreSQL said within the last {@code millis} that the snapshot is the latest. */
  synchronized boolean isFresh(long nowNanos, long millis) {
    return snapshot != null
        && checkedAtNanos != 0
        && nowNanos - checkedAtNanos < millis * 1_000_000;
  }

  /** The running or a new read; true in {@code start} when the caller must run it. */
  synchronized Reading want() {
    if (reading != null) {
      readAgain = true;
      return new Reading(reading, false);
    }
    reading = Promise.promise();
    return new Reading(reading, true);
  }

  record Reading(Promise<Snapshot> result, boolean start) {}

  /** Before a read: who wants one from now on wants another. */
  synchronized Promise<Snapshot> begin() {
    readAgain = false;
    return reading;
  }

  /** After a read: whether somebody wanted another meanwhile. */
  synchronized boolean more() {
    reading = readAgain ? Promise.promise() : null;
    return readAgain;
  }

  synchronized void closeAll() {
    streams.forEach(EventStream::close);
    streams.clear();
  }
}
