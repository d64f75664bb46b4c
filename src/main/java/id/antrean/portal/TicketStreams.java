package id.antrean.portal;

import id.antrean.display.Boards;
import id.antrean.queue.WaitingLines;
import id.antrean.work.Background;
import id.antrean.work.Worker;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Phones that follow one ticket on its day. What changed at a branch the boards notice, by the
 * doorbell or by asking twice a second, so a call is on the phone as soon as it is in the lobby.
 */
final class TicketStreams implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(10);

  private final Boards boards;
  private final WaitingLines lines;
  private final InstantSource clock;
  private final Worker worker;
  private final Background background;
  private final Map<String, TicketFeed> feeds = new ConcurrentHashMap<>();

  TicketStreams(Vertx vertx, Boards boards, WaitingLines lines, InstantSource clock) {
    this.boards = boards;
    this.lines = lines;
    this.clock = clock;
    worker = new Worker(vertx);
    background = new Background(vertx).every("beat of tickets", BEAT, this::beat);
    boards.alsoFor(this::isFollowed, this::changed);
  }

  /**
   * The tickets of a branch, which can be joined with the id of one, or of the booking that has or
   * will have it. Problem 503 while PostgreSQL is away.
   */
  TicketFeed of(String branch) {
    boards.watch(branch);
    return feeds.computeIfAbsent(branch, id -> new TicketFeed(worker, () -> read(id)));
  }

  private Map<UUID, String> read(String branch) {
    var tickets = new HashMap<UUID, String>();
    for (var view : lines.today(branch, clock.instant())) {
      var json = TicketNowJson.of(view);
      var slip = view.ticket().slip();
      tickets.put(slip.id(), json);
      Optional.ofNullable(slip.booking()).ifPresent(booking -> tickets.put(booking, json));
    }
    return tickets;
  }

  private boolean isFollowed(String branch) {
    var feed = feeds.get(branch);
    return feed != null && feed.isFollowed();
  }

  private void changed(String branch) {
    var feed = feeds.get(branch);
    if (feed != null && feed.isFollowed()) {
      feed.changed();
    }
  }

  private void beat() {
    feeds.values().forEach(TicketFeed::beat);
  }

  /** Ends all streams, so that their phones go to another node at once. */
  @Override
  public void close() {
    feeds.values().forEach(TicketFeed::closeAll);
    background.close();
  }
}
