package id.antrean.admin;

import id.antrean.booking.BookingRoom;
import id.antrean.booking.StaffActs;
import id.antrean.branch.Branches;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.http.Routes;
import id.antrean.notify.MessageStates;
import id.antrean.staff.AuditTrail;

/** Pages under /staf for supervisors and others who decide, put together. */
public final class AdminRoom {
  private final StaffPages pages;
  private final PassPages passPages;
  private final TakeBackPages takeBackPages;
  private final PassApi passApi;
  private final ClosureApi closureApi;
  private final TrailPages trailPages;
  private final TrailApi trailApi;
  private final NoticePages noticePages;
  private final NoticeApi noticeApi;
  private final BlockPages blockPages;

  public AdminRoom(
      Database db,
      Sealed sealed,
      Doorbell doorbell,
      Branches branches,
      BookingRoom booking,
      MessageStates messages,
      AuditTrail trail) {
    var closures = new Closures(branches, booking.closedVisits(), messages);
    pages = new StaffPages(branches, closures);
    passPages = new PassPages(branches, booking.grants());
    takeBackPages = new TakeBackPages(branches, booking.grants());
    passApi = new PassApi(branches, booking.grants());
    closureApi = new ClosureApi(branches, closures);
    trailPages = new TrailPages(branches, trail);
    trailApi = new TrailApi(branches, trail);
    var notices = new NoticeActs(new StaffActs(db, sealed), branches, doorbell);
    noticePages = new NoticePages(branches, notices);
    noticeApi = new NoticeApi(branches, notices);
    blockPages = new BlockPages(branches, booking.blocks());
  }

  public void register(Routes routes) {
    pages.register(routes);
    passPages.register(routes);
    takeBackPages.register(routes);
    passApi.register(routes);
    closureApi.register(routes);
    trailPages.register(routes);
    trailApi.register(routes);
    noticePages.register(routes);
    noticeApi.register(routes);
    blockPages.register(routes);
  }
}
