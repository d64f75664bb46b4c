package id.antrean.admin;

import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.http.Routes;
import id.antrean.notify.MessageStates;
import id.antrean.queue.QueueRoom;
import id.antrean.security.Limits;

/** Pages and API on which staff list, find and change visits, put together. */
final class VisitDesk {
  private final DayListPages dayListPages;
  private final SearchPages searchPages;
  private final BookingListApi bookingListApi;
  private final VisitPages visitPages;
  private final MoveVisitPages movePages;
  private final CancelVisitPages cancelPages;
  private final ContactPages contactPages;
  private final NamePages namePages;
  private final VisitDataPages dataPages;

  VisitDesk(
      Branches branches,
      BookingRoom booking,
      QueueRoom queue,
      MessageStates messages,
      Limits limits) {
    var visits = booking.deskVisits();
    dayListPages = new DayListPages(branches, visits);
    searchPages = new SearchPages(branches, visits, queue.lines(), limits);
    bookingListApi = new BookingListApi(branches, visits, limits);
    visitPages = new VisitPages(branches, booking, queue.lines(), messages, limits);
    movePages = new MoveVisitPages(branches, booking, limits);
    cancelPages = new CancelVisitPages(branches, booking, limits);
    contactPages = new ContactPages(branches, booking, limits);
    namePages = new NamePages(branches, booking);
    dataPages = new VisitDataPages(branches, booking, limits);
  }

  void register(Routes routes) {
    dayListPages.register(routes);
    searchPages.register(routes);
    bookingListApi.register(routes);
    visitPages.register(routes);
    movePages.register(routes);
    cancelPages.register(routes);
    contactPages.register(routes);
    namePages.register(routes);
    dataPages.register(routes);
  }
}
