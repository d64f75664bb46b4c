package id.antrean.admin;

import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.http.Routes;

/** Pages under /staf for supervisors and others who decide, put together. */
public final class AdminRoom {
  private final StaffPages pages;
  private final PassPages passPages;
  private final TakeBackPages takeBackPages;
  private final PassApi passApi;

  public AdminRoom(Branches branches, BookingRoom booking) {
    pages = new StaffPages(branches);
    passPages = new PassPages(branches, booking.grants());
    takeBackPages = new TakeBackPages(branches, booking.grants());
    passApi = new PassApi(branches, booking.grants());
  }

  public void register(Routes routes) {
    pages.register(routes);
    passPages.register(routes);
    takeBackPages.register(routes);
    passApi.register(routes);
  }
}
