package id.antrean.portal;

import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.display.Boards;
import id.antrean.http.EventStreams;
import id.antrean.http.Routes;
import id.antrean.node.Node;
import id.antrean.notify.MessageStates;
import id.antrean.queue.QueueRoom;
import id.antrean.queue.WalkIns;
import id.antrean.security.SecurityRoom;
import id.antrean.slots.Timetable;
import java.util.function.Supplier;

/** The participants' pages over several rooms, put together. */
public final class PortalRoom implements AutoCloseable {
  /** Phones that follow a ticket; apart from the screens, which they must not crowd out. */
  private static final int STREAMS = 3_000;

  private final EventStreams streams = new EventStreams(STREAMS);
  private final TicketStreams following;
  private final PortalApi api;
  private final PortalPages pages;
  private final CallsPages calls;
  private final MinePages mine;
  private final FollowApi follow;
  private final TicketPages tickets;
  private final CalendarPages calendar;
  private final NumberPages numbers;
  private final NumberApi numberApi;
  private final ResendPages resend;
  private final MovePages moves;
  private final CancelPages cancellations;

  /** {@code agency}: whose offices these are, or ""; {@code retentionDays}: of personal data. */
  public record Told(String agency, int retentionDays) {}

  public PortalRoom(
      Node node,
      Branches branches,
      BookingRoom booking,
      QueueRoom queue,
      Boards boards,
      SecurityRoom security,
      Supplier<String> publicUrl,
      Told told) {
    var bookings = booking.bookings();
    var slots = booking.slots();
    var tokens = security.formTokens();
    var walkIns = new WalkIns(node.db());
    var messages = new MessageStates(node.db());
    var timetable = new Timetable(branches, slots);
    var rebookings = booking.rebookings(security.limits());
    following = new TicketStreams(node.vertx(), boards, queue.lines(), node.clock());
    api = new PortalApi(branches, slots, walkIns);
    pages = new PortalPages(branches, slots, walkIns, told.agency(), told.retentionDays());
    calls = new CallsPages(boards);
    mine = new MinePages(bookings, security.limits());
    follow =
        new FollowApi(
            bookings, booking.changes(), branches, queue.lines(), messages, following, streams);
    tickets =
        new TicketPages(
            bookings, rebookings, branches, queue.lines(), messages, security.drafts(), tokens);
    calendar = new CalendarPages(bookings, branches, publicUrl);
    numbers = new NumberPages(queue.lines(), branches, publicUrl);
    numberApi = new NumberApi(queue.lines());
    resend = new ResendPages(bookings, booking.changes(), tokens);
    cancellations = new CancelPages(bookings, booking.changes(), branches, tokens);
    moves =
        new MovePages(bookings, booking.changes(), rebookings, slots, timetable, branches, tokens);
  }

  public void register(Routes routes) {
    api.register(routes);
    pages.register(routes);
    calls.register(routes);
    mine.register(routes);
    follow.register(routes);
    tickets.register(routes);
    calendar.register(routes);
    numbers.register(routes);
    numberApi.register(routes);
    resend.register(routes);
    moves.register(routes);
    cancellations.register(routes);
  }

  /** Phones that follow their ticket at this node. */
  public int streams() {
    return streams.open();
  }

  /** Ends the streams, so that phones go to another node. */
  @Override
  public void close() {
    following.close();
  }
}
