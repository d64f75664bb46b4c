package id.antrean.admin;

import id.antrean.admin.config.ConfigRoom;
import id.antrean.admin.imports.FilesRoom;
import id.antrean.booking.BookingRoom;
import id.antrean.branch.Branches;
import id.antrean.http.Routes;
import id.antrean.node.Node;
import id.antrean.notify.MessageStates;
import id.antrean.privacy.OwnData;
import id.antrean.queue.QueueRoom;
import id.antrean.security.Limits;
import id.antrean.staff.StaffRoom;

/** Pages under /staf for supervisors and others who decide, put together. */
public final class AdminRoom implements AutoCloseable {
  private final StaffPages pages;
  private final PeoplePages peoplePages;
  private final NewPersonPages newPersonPages;
  private final PersonPages personPages;
  private final PassPages passPages;
  private final TakeBackPages takeBackPages;
  private final PassApi passApi;
  private final ClosureApi closureApi;
  private final VisitDesk visitDesk;
  private final OwnDataPages ownDataPages;
  private final TrailPages trailPages;
  private final TrailApi trailApi;
  private final NoticePages noticePages;
  private final NoticeApi noticeApi;
  private final BlockPages blockPages;
  private final ConfigRoom config;
  private final FilesRoom files;

  public AdminRoom(
      Node node,
      Limits limits,
      Branches branches,
      StaffRoom staff,
      BookingRoom booking,
      QueueRoom queue) {
    var messages = new MessageStates(node.db());
    var ownData = new OwnData(booking.acts(), booking, messages);
    config = new ConfigRoom(node, branches, booking);
    files = new FilesRoom(node, branches, booking, config.weeks());
    var closures = new Closures(branches, booking.closedVisits(), messages);
    pages = new StaffPages(branches, closures, config.proposals());
    var members = staff.members();
    peoplePages = new PeoplePages(branches, members);
    newPersonPages = new NewPersonPages(branches, members);
    personPages = new PersonPages(branches, members);
    passPages = new PassPages(branches, booking.grants());
    takeBackPages = new TakeBackPages(branches, booking.grants());
    passApi = new PassApi(branches, booking.grants());
    closureApi = new ClosureApi(branches, closures);
    visitDesk = new VisitDesk(branches, booking, queue, messages, limits);
    ownDataPages = new OwnDataPages(branches, ownData, limits);
    var reader = new TrailReader(branches, new TrailNameStore(node.db()));
    trailPages = new TrailPages(branches, staff.trail(), reader);
    trailApi = new TrailApi(branches, staff.trail(), reader);
    var notices = new NoticeActs(booking.acts(), branches, node.doorbell());
    noticePages = new NoticePages(branches, notices);
    noticeApi = new NoticeApi(branches, notices);
    blockPages = new BlockPages(branches, booking.blocks());
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
    visitDesk.register(routes);
    ownDataPages.register(routes);
    trailPages.register(routes);
    trailApi.register(routes);
    noticePages.register(routes);
    noticeApi.register(routes);
    blockPages.register(routes);
    config.register(routes);
    files.register(routes);
  }

  @Override
  public void close() {
    config.close();
  }
}
