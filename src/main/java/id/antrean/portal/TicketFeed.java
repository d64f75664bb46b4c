package id.antrean.portal;

import id.antrean.db.Batcher;
import id.antrean.http.EventStream;
import id.antrean.work.Scheduler;
import io.vertx.core.buffer.Buffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The tickets of one branch today, for those who follow one of them. They are read once for all
 * when the branch changed, and a stream hears only of its own.
 */
final class TicketFeed {
  private static final int ASKED_AT_ONCE = 1_024;
  private static final Buffer BEAT = EventStream.event("beat", "{}");

  /** {@code heard}: what its stream was sent last. */
  private record Follower(UUID ticket, String heard) {}

  private final Supplier<Map<UUID, String>> read;
  private final Batcher<TicketFeed, Boolean> reads;
  private final Map<EventStream, Follower> followers = new HashMap<>();
  private boolean due;

  /** {@code read}: each ticket in writing, by its id and by that of its booking. */
  TicketFeed(Scheduler scheduler, Supplier<Map<UUID, String>> read) {
    this.read = read;
    reads =
        new Batcher<>(
            ASKED_AT_ONCE, scheduler, asked -> Collections.nCopies(asked.size(), readAndPublish()));
  }

  /** From now on the stream hears of this ticket or booking; how it stands now comes first. */
  void join(EventStream stream, UUID ticket) {
    synchronized (this) {
      followers.put(stream, new Follower(ticket, ""));
    }
    changed();
  }

  synchronized void leave(EventStream stream) {
    followers.remove(stream);
  }

  synchronized boolean isFollowed() {
    return !followers.isEmpty();
  }

  /** Returns at once. */
  void changed() {
    synchronized (this) {
      due = true;
    }
    reads.submit(this);
  }

  private boolean readAndPublish() {
    synchronized (this) {
      due = false;
    }
    try {
      publish(read.get());
      return true;
    } catch (RuntimeException away) {
      synchronized (this) {
        due = true; // with the next beat
      }
      throw away;
    }
  }

  private synchronized void publish(Map<UUID, String> tickets) {
    for (Iterator<Map.Entry<EventStream, Follower>> all = followers.entrySet().iterator();
        all.hasNext(); ) {
      var one = all.next();
      var follower = one.getValue();
      var now = tickets.getOrDefault(follower.ticket(), TicketNowJson.NOT_IN_LINE);
      if (now.equals(follower.heard())) {
        continue;
      }
      if (one.getKey().send(EventStream.event("ticket", now))) {
        one.setValue(new Follower(follower.ticket(), now));
      } else {
        all.remove();
      }
    }
  }

  /** Shows the other side that the line is not dead, and tries a read again that failed. */
  void beat() {
    boolean again;
    synchronized (this) {
      followers.keySet().removeIf(stream -> !stream.send(BEAT));
      again = due;
    }
    if (again) {
      changed();
    }
  }

  synchronized void closeAll() {
    followers.keySet().forEach(EventStream::close);
    followers.clear();
  }
}
