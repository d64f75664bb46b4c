package id.antrean;

import id.antrean.admin.AdminRoom;
import id.antrean.booking.BookingApi;
import id.antrean.booking.BookingRoom;
import id.antrean.booking.form.BookingPages;
import id.antrean.booking.lost.LostRoom;
import id.antrean.branch.BranchRoom;
import id.antrean.branch.Branches;
import id.antrean.cluster.Cluster;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Kpj;
import id.antrean.db.Database;
import id.antrean.display.DisplayRoom;
import id.antrean.http.Access;
import id.antrean.http.Routes;
import id.antrean.node.Node;
import id.antrean.notify.Notifier;
import id.antrean.portal.PortalRoom;
import id.antrean.privacy.Retention;
import id.antrean.queue.QueueRoom;
import id.antrean.report.Metrics;
import id.antrean.security.SecurityRoom;
import id.antrean.server.ServerRoom;
import id.antrean.staff.StaffRoom;
import id.antrean.start.DatabaseServer;
import id.antrean.start.DemoDay;
import id.antrean.start.DemoSeed;
import id.antrean.start.NodeVertx;
import id.antrean.start.OpenParts;
import id.antrean.start.Receivers;
import id.antrean.start.StartFailure;
import id.antrean.work.Starting;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/** The front door. {@link #open} from top to bottom is the architecture. */
public final class Main implements AutoCloseable {
  private final Config config;
  private final Routes routes = new Routes(Access.load());
  private final PrometheusMeterRegistry meters = NodeVertx.meters();
  private final OpenParts parts = new OpenParts();
  private final AtomicReference<String> publicUrl;
  private DatabaseServer database;
  private Node node;
  private SecurityRoom security;
  private Branches branches;
  private StaffRoom staff;
  private BookingRoom booking;
  private QueueRoom queue;
  private Notifier notifier;
  private DisplayRoom display;
  private PortalRoom portal;
  private ServerRoom server;

  private Main(Config config) {
    this.config = config;
    publicUrl = new AtomicReference<>(config.publicUrl().orElse(""));
  }

  /** Everything up, or everything closed again; who knows the randomness can solve captchas. */
  public static Main start(Config config, RandomGenerator captchaAnswers) {
    var main = new Main(config);
    try {
      Starting.during(() -> main.open(captchaAnswers));
      return main;
    } catch (Throwable e) {
      Thread.interrupted(); // closing waits, too
      main.close();
      StartFailure.ifAPortWasTaken(e, config.host(), config.ports());
      throw e;
    }
  }

  private void open(RandomGenerator captchaAnswers) {
    openNode();
    openSecurity(captchaAnswers);
    openBranches();
    openBooking();
    openQueue();
    openMessages();
    openScreens();
    openServer();
  }

  private void openNode() {
    NodeVertx.widenCommonPool();
    var folder = config.dataDir();
    database = DatabaseServer.open(parts, config.databaseUrl(), folder, config.migrate());
    var clock = config.openClock();
    var vertx = NodeVertx.open(parts, meters);
    var db = parts.add(new Database(vertx, database.url()));
    Starting.waitsFor("the answers of its database");
    var sealed = config.keys().of(db, clock.instant());
    boolean alone = config.peers().isEmpty();
    Starting.waitsFor(alone ? "its own memory" : "the members of its cluster");
    var cluster = parts.add(new Cluster(config.peers()));
    node = new Node(vertx, db, sealed, cluster, new Doorbell(cluster), clock, meters);
    Starting.waitsFor("the answers of its database");
  }

  private void openSecurity(RandomGenerator captchaAnswers) {
    security =
        SecurityRoom.open(
            node, config.demands(), () -> config.stops(branches.notices().stops()), captchaAnswers);
    security.register(routes);
  }

  private void openBranches() {
    var branch = parts.add(new BranchRoom(node, config.seed()));
    branch.register(routes);
    branches = branch.branches();
    staff = parts.add(new StaffRoom(node, security, who -> branches.zoneOf(who.branch())));
    staff.register(routes);
    var password = config.adminPassword();
    DemoSeed.createAccounts(
        staff.accounts(), config.demo(), password, config.dataDir(), node.now());
  }

  private void openBooking() {
    booking = parts.add(new BookingRoom(node, branches, config.bookingPolicy()));
    DemoSeed.grantPass(config.demo(), booking.passes(), branches, node.now());
    var shapes = Kpj.Shapes.of(config.kpjShapes());
    new BookingApi(booking, branches, security, shapes).register(routes);
    new BookingPages(booking, branches, security, shapes).register(routes);
    new LostRoom(node, booking.store(), security).register(routes);
  }

  private void openQueue() {
    queue = new QueueRoom(node, branches, booking);
    queue.register(routes, security.limits());
    parts.add(DemoDay.start(config.demoDay(), node, branches, booking, queue));
    parts.add(new Retention(node.vertx(), node.db(), config.retentionDays(), node.clock()));
  }

  private void openMessages() {
    var receivers = parts.add(new Receivers(node, config.demo(), config.dataDir()));
    receivers.register(routes);
    var to = config.receivers(receivers);
    int pace = config.messagesPerSecond();
    notifier = parts.add(new Notifier(node, branches, security, to, publicUrl::get, pace));
  }

  private void openScreens() {
    display = new DisplayRoom(node, branches, publicUrl::get);
    display.register(routes);
    var boards = display.boards();
    var told = new PortalRoom.Told(config.agency().orElse(""), config.retentionDays());
    portal = new PortalRoom(node, branches, booking, queue, boards, security, publicUrl::get, told);
    portal.register(routes);
    parts.add(new Metrics(node, security.gateways(), () -> display.streams() + portal.streams()));
    parts
        .add(new AdminRoom(node, security.limits(), branches, staff, booking, queue))
        .register(routes);
  }

  private void openServer() {
    var options =
        config.server(
            publicUrl::get,
            security.sessions()::resume,
            security.drafts()::keepOverStop,
            branches.notices()::stops);
    server = new ServerRoom(node, options, routes, database::isUp, meters::scrape);
    parts.add(server).start();
    parts.add(display);
    parts.add(portal);
    publicUrl.compareAndSet("", "http://localhost:" + server.port());
    notifier.start(node.doorbell());
    server.startManagement();
    parts.add(() -> server.leave(config.cluster().isEmpty()));
  }

  public int port() {
    return server.port();
  }

  public int managementPort() {
    return server.managementPort();
  }

  String banner() {
    return config.banner(server, branches, node.clock());
  }

  public Rooms rooms() {
    return new Rooms(node, security, branches, booking, queue);
  }

  /** Last opened, first closed: no new requests, then no more work, then the stores. */
  @Override
  public void close() {
    parts.close();
  }

  /** Without arguments a node runs until it is stopped; else {@link Command}. */
  public static void main(String[] args) {
    Command.run(args);
  }
}
