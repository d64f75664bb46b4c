package id.antrean.admin;

import id.antrean.admin.config.ConfigRoom;
import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.http.Routes;
import id.antrean.notify.MessageStates;
import id.antrean.staff.StaffMembers;

/** Pages under /staf for supervisors and others who decide, put together. */
public final class AdminRoom {
  private final StaffPages pages;
  private final PeoplePages peoplePages;
  private final NewPersonPages newPersonPages;
  private final PersonPages personPages;
  private final PassPages passPages;
  private final TakeBackPages takeBackPages;
  private final PassApi passApi;
  private final ClosureApi closureApi;
  private final ConfigRoom config;

  public AdminRoom(
      Database db,
      Sealed sealed,
      Doorbell doorbell,
      Branches branches,
      StaffMembers members,
      BookingRoom booking,
      MessageStates messages) {
    config = new ConfigRoom(db, sealed, doorbell, branches, booking);
    var closures = new Closures(branches, booking.closedVisits(), messages);
    pages = new StaffPages(branches, closures);
    peoplePages = new PeoplePages(branches, members);
    newPersonPages = new NewPersonPages(branches, members);
    personPages = new PersonPages(branches, members);
    passPages = new PassPages(branches, booking.grants());
    takeBackPages = new TakeBackPages(branches, booking.grants());
    passApi = new PassApi(branches, booking.grants());
    closureApi = new ClosureApi(branches, closures);
  }

  public void register(Routes routes) {
    pages.register(routes);
    peoplePages.register(routes);
    newPersonPages.register(routes);
    personPages.register(routes);
    passPages.register(routes);
    takeBackPages.register(routes);
    passApi.register(routes);
    closureApi.register(routes);
    config.register(routes);
  }
}
