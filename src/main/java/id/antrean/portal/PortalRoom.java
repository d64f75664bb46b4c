package id.antrean.portal;

import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.db.Database;
import id.antrean.http.Routes;
import id.antrean.notify.MessageStates;
import id.antrean.queue.QueueRoom;
import id.antrean.queue.WalkIns;
import id.antrean.security.SecurityRoom;
import id.antrean.slots.Timetable;
import java.util.function.Supplier;

/** The participants' pages over several rooms, put together. */
public final class PortalRoom {
  private final PortalApi api;
  private final PortalPages pages;
  private final FollowApi follow;
  private final TicketPages tickets;
  private final ResendPages resend;
  private final ChangePages changes;

  public PortalRoom(
      Database db,
      Branches branches,
      BookingRoom booking,
      QueueRoom queue,
      SecurityRoom security,
      Supplier<String> publicUrl,
      String agency,
      int retentionDays) {
    var bookings = booking.bookings();
    var slots = booking.slots();
    var tokens = security.formTokens();
    var walkIns = new WalkIns(db);
    var messages = new MessageStates(db);
    var timetable = new Timetable(branches, slots);
    api = new PortalApi(branches, slots, walkIns);
    pages = new PortalPages(branches, slots, walkIns, agency, retentionDays);
    follow = new FollowApi(bookings, booking.changes(), branches, queue.lines(), messages);
    tickets =
        new TicketPages(
            bookings, branches, queue.lines(), messages, security.drafts(), tokens, publicUrl);
    resend = new ResendPages(bookings, booking.changes(), tokens);
    changes = new ChangePages(bookings, booking.changes(), slots, timetable, branches, tokens);
  }

  public void register(Routes routes) {
    api.register(routes);
    pages.register(routes);
    follow.register(routes);
    tickets.register(routes);
    resend.register(routes);
    changes.register(routes);
  }
}
