package id.antrean.portal;

import id.antrean.display.Boards;
import id.antrean.http.EventStreams;
import id.antrean.http.Request;
import id.antrean.queue.WaitingLines;
import id.antrean.queue.rules.TicketView;
import id.antrean.work.Background;
import id.antrean.work.Worker;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
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
  /** Streams of this node; apart from those of the screens, which they must not crowd out. */
  private static final int STREAMS = 3_000;

  private static final Duration BEAT = Duration.ofSeconds(10);

  /** Before the check-in a booking has no ticket. */
  static final String NOT_IN_LINE = new JsonObject().put("state", "BOOKED").encode();

  private final EventStreams streams = new EventStreams(STREAMS);
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
   * Opens a stream of the ticket, or of the ticket that a booking has or will have. Problem 503
   * busy above the limits, or while PostgreSQL is away.
   */
  void open(Request request, String branch, UUID ticketOrBooking) {
    boards.watch(branch);
    var feed = feeds.computeIfAbsent(branch, id -> new TicketFeed(worker, () -> read(id)));
    feed.join(streams.open(request, feed::leave), ticketOrBooking);
  }

  private Map<UUID, String> read(String branch) {
    var tickets = new HashMap<UUID, String>();
    for (var view : lines.today(branch, clock.instant())) {
      var json = json(view).encode();
      var slip = view.ticket().slip();
      tickets.put(slip.id(), json);
      Optional.ofNullable(slip.booking()).ifPresent(booking -> tickets.put(booking, json));
    }
    return tickets;
  }

  /** Only what is worth a look at the page: the estimate moves all the time. */
  static JsonObject json(TicketView view) {
    var ticket = view.ticket();
    var json =
        new JsonObject().put("state", ticket.state().name()).put("number", ticket.number());
    if (view.place() != null) {
      json.put("ahead", view.place().ahead());
    }
    if (ticket.state().isAtCounter()) {
      json.put("counter", ticket.call().counterName()).put("times", ticket.call().recalls() + 1);
    }
    return json;
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

  int open() {
    return streams.open();
  }

  /** Ends all streams, so that their phones go to another node at once. */
  @Override
  public void close() {
    feeds.values().forEach(TicketFeed::closeAll);
    background.close();
  }
}
