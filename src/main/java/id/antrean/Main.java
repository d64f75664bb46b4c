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
import id.antrean.core.PlannedStop;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.display.DisplayRoom;
import id.antrean.http.Access;
import id.antrean.http.Routes;
import id.antrean.notify.MessageStates;
import id.antrean.notify.Notifier;
import id.antrean.portal.PortalRoom;
import id.antrean.privacy.Retention;
import id.antrean.queue.QueueRoom;
import id.antrean.report.Metrics;
import id.antrean.security.SecurityRoom;
import id.antrean.server.Maintenance;
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
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/** The front door. {@link #open} from top to bottom is the architecture. */
public final class Main implements AutoCloseable {
  private final Config config;
  private final Routes routes = new Routes(Access.load());
  private final PrometheusMeterRegistry meters = NodeVertx.meters();
  private final OpenParts parts = new OpenParts();
  private final AtomicReference<String> publicUrl;
  private InstantSource clock;
  private Sealed sealed;
  private Vertx vertx;
  private DatabaseServer database;
  private Database db;
  private Cluster cluster;
  private Doorbell doorbell;
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
    clock = config.openClock();
    vertx = NodeVertx.open(parts, meters);
    db = parts.add(new Database(vertx, database.url()));
    Starting.waitsFor("the answers of its database");
    sealed = config.keys().of(db, clock.instant());
    FunctionCounter.builder("sealed.values.unopened", sealed, Sealed::unopened).register(meters);
    Starting.waitsFor("the members of its cluster");
    cluster = parts.add(new Cluster(config.peers()));
    doorbell = new Doorbell(cluster);
    Starting.waitsFor("the answers of its database");
  }

  private void openSecurity(RandomGenerator captchaAnswers) {
    security =
        SecurityRoom.open(
            db, sealed, cluster, clock, config.demands(), this::stops, captchaAnswers);
    security.register(routes);
  }

  /** Of the settings, and those that staff announce. */
  private List<PlannedStop> stops() {
    var stops = new ArrayList<>(branches.notices().stops());
    config.maintenance().map(Maintenance::planned).ifPresent(stops::add);
    return stops;
  }

  private void openBranches() {
    var now = clock.instant();
    var branch = new BranchRoom(db, config.seed(), now);
    branch.register(routes);
    branches = branch.branches();
    parts.add(branches.notices().follow(vertx, doorbell, clock));
    staff = parts.add(new StaffRoom(vertx, db, sealed, security, clock));
    staff.register(routes);
    var password = config.adminPassword();
    DemoSeed.createAccounts(staff.accounts(), config.demo(), password, config.dataDir(), now);
  }

  private void openBooking() {
    var policy = config.bookingPolicy();
    booking =
        new BookingRoom(vertx, db, sealed, cluster, doorbell, branches, policy, meters, clock);
    parts.add(booking);
    DemoSeed.grantPass(config.demo(), booking.passes(), branches, clock.instant());
    var shapes = Kpj.Shapes.of(config.kpjShapes());
    new BookingApi(booking, branches, security, shapes).register(routes);
    new BookingPages(booking, branches, security, shapes).register(routes);
    new LostRoom(db, sealed, booking.store(), security).register(routes);
  }

  private void openQueue() {
    queue = new QueueRoom(vertx, db, sealed, doorbell, branches, booking);
    queue.register(routes, security.limits());
    parts.add(DemoDay.start(config.demoDay(), vertx, branches, booking, queue, clock));
    parts.add(new Retention(vertx, db, config.retentionDays(), clock));
  }

  private void openMessages() {
    var receivers = parts.add(new Receivers(vertx, clock, config.demo(), sealed, config.dataDir()));
    receivers.register(routes);
    var to = config.receivers(receivers);
    int pace = config.messagesPerSecond();
    notifier = new Notifier(vertx, db, sealed, branches, security, to, publicUrl::get, pace, clock);
    FunctionCounter.builder("messages.left.out", notifier, Notifier::leftOut).register(meters);
    parts.add(notifier);
  }

  private void openScreens() {
    display = new DisplayRoom(vertx, db, branches, doorbell, publicUrl::get, clock);
    display.register(routes);
    int days = config.retentionDays();
    portal =
        new PortalRoom(
            vertx,
            db,
            branches,
            booking,
            queue,
            display.boards(),
            security,
            publicUrl::get,
            config.agency().orElse(""),
            days,
            clock);
    portal.register(routes);
    parts.add(new Metrics(vertx, db, security.gateways(), meters, this::streams, clock));
    var messages = new MessageStates(db);
    new AdminRoom(db, sealed, doorbell, branches, booking, messages, staff.trail())
        .register(routes);
  }

  private void openServer() {
    var options =
        config.server(
            publicUrl::get,
            security.sessions()::resume,
            security.drafts()::keepOverStop,
            branches.notices()::stops);
    server = new ServerRoom(vertx, options, routes, cluster, database::isUp, clock, meters);
    parts.add(server).start();
    parts.add(display);
    parts.add(portal);
    publicUrl.compareAndSet("", "http://localhost:" + server.port());
    notifier.start(doorbell);
    server.startManagement();
    parts.add(() -> server.leave(config.cluster().isEmpty()));
  }

  private int streams() {
    return display.streams() + portal.streams();
  }

  public int port() {
    return server.port();
  }

  public int managementPort() {
    return server.managementPort();
  }

  String banner() {
    return config.banner(server, branches, clock);
  }

  public Rooms rooms() {
    return new Rooms(db, cluster, doorbell, sealed, security, branches, booking, queue);
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
