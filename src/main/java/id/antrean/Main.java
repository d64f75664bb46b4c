package id.antrean;

import id.antrean.booking.BookingApi;
import id.antrean.booking.BookingRoom;
import id.antrean.booking.form.BookingPages;
import id.antrean.booking.lost.LostApi;
import id.antrean.booking.lost.LostPages;
import id.antrean.branch.BranchApi;
import id.antrean.branch.BranchPages;
import id.antrean.branch.Branches;
import id.antrean.branch.ReferenceStore;
import id.antrean.cluster.Cluster;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Ids;
import id.antrean.core.Kpj;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Migrations;
import id.antrean.db.embedded.DataFolder;
import id.antrean.db.embedded.OwnPostgres;
import id.antrean.display.BoardApi;
import id.antrean.display.Boards;
import id.antrean.display.DisplayPages;
import id.antrean.http.Access;
import id.antrean.http.EventStreams;
import id.antrean.http.Routes;
import id.antrean.notify.MessageStateStore;
import id.antrean.notify.Notifier;
import id.antrean.notify.demo.DemoReceivers;
import id.antrean.notify.demo.MailboxPages;
import id.antrean.portal.ChangePages;
import id.antrean.portal.FollowApi;
import id.antrean.portal.PortalApi;
import id.antrean.portal.PortalPages;
import id.antrean.portal.ResendPages;
import id.antrean.portal.TicketPages;
import id.antrean.privacy.Retention;
import id.antrean.queue.QueueApi;
import id.antrean.queue.QueueRoom;
import id.antrean.queue.WalkInStore;
import id.antrean.report.Metrics;
import id.antrean.security.Captcha;
import id.antrean.security.CaptchaApi;
import id.antrean.security.DraftCookie;
import id.antrean.security.FormToken;
import id.antrean.security.Limits;
import id.antrean.security.Sessions;
import id.antrean.server.Admission;
import id.antrean.server.ApiContract;
import id.antrean.server.ContractPages;
import id.antrean.server.Management;
import id.antrean.server.Server;
import id.antrean.slots.Timetable;
import id.antrean.staff.Accounts;
import id.antrean.staff.StaffApi;
import id.antrean.start.Banner;
import id.antrean.start.DemoClock;
import id.antrean.start.DemoDay;
import id.antrean.start.FirstLine;
import id.antrean.start.JsonLog;
import id.antrean.start.Keys;
import id.antrean.start.OfficeNow;
import id.antrean.start.StartFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;

/**
 * The front door. {@link #start} from top to bottom is the architecture. No logger of its own: that
 * would hold the demo's first line back for as long as logging takes to load.
 */
public final class Main implements AutoCloseable {
  /** Nobody's: the demo's holder of an approved e-Klaim. */
  public static final Nik DEMO_NIK = new Nik("3374010101909001");

  private static final int DEMO_PASS_DAYS = 9;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

  private static final Duration LINGER = Duration.ofMillis(500);

  static {
    // Below two, Hazelcast starts a new thread for each callback of its own. Read once, by whoever
    // needs the pool first.
    int cores = Runtime.getRuntime().availableProcessors();
    System.setProperty(
        "java.util.concurrent.ForkJoinPool.common.parallelism",
        Integer.toString(Math.max(2, cores - 1)));
  }

  /** Event streams of this node; one lobby, or one company's proxy, may hold many. */
  private static final int STREAMS = 5_000;

  private static final int STREAMS_OF_ONE_ADDRESS = 1_000;

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private Server server;
  private InstantSource clock;
  private Management management;
  private Database db;
  private Cluster cluster;
  private Doorbell doorbell;
  private Sealed sealed;
  private Branches branches;
  private BookingRoom booking;
  private QueueRoom queue;

  /** What a node is made of, as far as tests look at it. */
  public record Rooms(
      Database database,
      Cluster cluster,
      Doorbell doorbell,
      Sealed sealed,
      Branches branches,
      BookingRoom booking,
      QueueRoom queue) {}

  private Main() {}

  /** Everything up and answering, or everything down again and an exception. */
  public static Main start(Config config) {
    return start(config, new SecureRandom());
  }

  /** {@code captchaAnswers}: a test that knows this randomness can solve the captchas. */
  public static Main start(Config config, RandomGenerator captchaAnswers) {
    var main = new Main();
    try {
      main.open(config, captchaAnswers);
      return main;
    } catch (Throwable e) {
      Thread.interrupted(); // closing waits, too
      main.close();
      throw e;
    }
  }

  private void open(Config config, RandomGenerator captchaAnswers) {
    var databaseUrl =
        config.databaseUrl().orElseGet(() -> closing(OwnPostgres.start(config.dataDir())).url());
    if (config.migrate()) {
      Migrations.run(databaseUrl);
    }
    clock =
        config.demo()
            ? DemoClock.of(config.dataDir(), config.clock(), config.demoDay())
            : InstantSource.system();
    sealed = Keys.sealed(config);
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    closing(meters::close);
    var vertx = vertx(meters);
    closing(() -> vertx.close().await());
    db = closing(new Database(vertx, databaseUrl));
    cluster = closing(new Cluster(config.cluster(), config.clusterPort()));
    doorbell = new Doorbell(cluster);

    var sessions = new Sessions(db, sealed);
    var admission = new Admission(config.bookingsInFlight());
    var contract = new ApiContract(vertx);
    var routes = new Routes(Access.load());
    var limits = new Limits(cluster, sealed, config.limits(), clock);
    var captcha = new Captcha(sealed, limits, config.captcha(), captchaAnswers);
    new CaptchaApi(captcha).register(routes);
    new ContractPages(contract).register(routes);

    var publicUrl = new AtomicReference<>(config.publicUrl().orElse(""));

    // rooms, from left to right
    var reference = new ReferenceStore(db);
    reference.load(config.seed(), clock.instant());
    if (config.demo()) {
      reference.inventDemoOffice();
    }
    branches = new Branches(db);
    new BranchApi(branches).register(routes);
    new BranchPages(branches).register(routes);
    var accounts = new Accounts(vertx, db, sealed);
    createAccounts(accounts, config, clock.instant());
    new StaffApi(db, accounts, sessions, limits).register(routes);
    booking =
        closing(
            new BookingRoom(
                vertx, db, sealed, cluster, doorbell, branches, config.withheld(), meters, clock));
    if (config.demo()) {
      grantDemoPass(clock.instant());
    }
    new BookingApi(
            booking.bookings(),
            booking.slots(),
            branches,
            captcha,
            limits,
            Kpj.Shapes.of(config.kpjShapes()))
        .register(routes);
    var drafts = new DraftCookie(sealed);
    var formTokens = new FormToken(sealed);
    new LostApi(booking.lost(), captcha, limits).register(routes);
    new LostPages(booking.lost(), captcha, limits, drafts, formTokens).register(routes);
    new BookingPages(
            branches,
            booking.slots(),
            booking.bookings(),
            captcha,
            limits,
            drafts,
            formTokens,
            Kpj.Shapes.of(config.kpjShapes()))
        .register(routes);
    queue =
        new QueueRoom(vertx, db, sealed, doorbell, branches, booking.slots(), booking.bookings());
    new QueueApi(queue).register(routes);
    if (config.demoDay()) {
      closing(DemoDay.start(vertx, branches, booking, queue, clock));
    }
    closing(new Retention(vertx, db, config.retentionDays(), clock));
    var demo = Optional.<DemoReceivers>empty();
    if (config.demo()) {
      demo = Optional.of(closing(new DemoReceivers(vertx, clock)));
    }
    new MailboxPages(demo.map(DemoReceivers::mailbox)).register(routes);
    var receivers = receivers(config, demo);
    var notifier =
        closing(
            new Notifier(
                vertx,
                db,
                sealed,
                branches,
                receivers,
                publicUrl::get,
                config.messagesPerSecond(),
                clock));
    var boards = new Boards(vertx, db, branches, doorbell, clock);
    var streams = new EventStreams(STREAMS, STREAMS_OF_ONE_ADDRESS);
    new BoardApi(boards, streams).register(routes);
    new Metrics(vertx, db, meters, streams::open, clock);
    new DisplayPages(vertx, branches, publicUrl::get).register(routes);
    var messages = new MessageStateStore(db);
    new FollowApi(booking.bookings(), branches, queue.lines(), messages).register(routes);
    var walkIns = new WalkInStore(db);
    new PortalApi(branches, booking.slots(), walkIns).register(routes);
    new PortalPages(branches, booking.slots(), walkIns, config.retentionDays()).register(routes);
    new TicketPages(
            booking.bookings(),
            branches,
            queue.lines(),
            messages,
            drafts,
            formTokens,
            publicUrl::get)
        .register(routes);
    new ResendPages(booking.bookings(), formTokens).register(routes);
    var timetable = new Timetable(branches, booking.slots());
    new ChangePages(booking.bookings(), booking.slots(), timetable, branches, formTokens)
        .register(routes);

    server =
        new Server(
            vertx,
            new Server.Options(
                config.httpPort(),
                config.host(),
                publicUrl::get,
                config.trustedProxies(),
                config.demo(),
                config.maintenance()),
            routes,
            sessions,
            contract,
            admission,
            clock,
            meters);
    closing(server).start();
    closing(boards);
    publicUrl.compareAndSet("", "http://localhost:" + server.port());
    notifier.start(doorbell);
    management =
        new Management(vertx, config.host(), config.managementPort(), cluster, meters::scrape);
    management.start();
    closing(() -> leave(config.cluster().isEmpty()));
  }

  /**
   * Unready, but whoever was sent to us a moment ago is still served, on a connection to its end.
   */
  private void leave(boolean alone) throws InterruptedException {
    management.stopping();
    server.leaving();
    if (!alone) {
      Thread.sleep(LINGER);
    }
  }

  /** So that the e-Klaim lane can be tried: one made-up person with an approved claim. */
  private void grantDemoPass(Instant now) {
    var branch = branches.get(Accounts.DEMO_BRANCH);
    var today = now.atZone(branch.timeZone()).toLocalDate();
    booking
        .passes()
        .grant(DEMO_NIK, Lane.E_KLAIM, branch.id(), today, today.plusDays(DEMO_PASS_DAYS));
  }

  /** Needs the branches, for the demo's staff belong to one. */
  private static void createAccounts(Accounts accounts, Config config, Instant now) {
    if (config.demo()) {
      accounts.createDemo(
          config.adminPassword().orElseGet(() -> DataFolder.secret(passwordFile(config), 12)), now);
    } else {
      accounts.createAdmin(config.adminPassword().orElseThrow(), now);
    }
  }

  public static Path passwordFile(Config config) {
    return config.dataDir().resolve("password");
  }

  /** In the demo mail and SMS take the real path, to receivers inside the program. */
  private static Notifier.Receivers receivers(Config config, Optional<DemoReceivers> demo) {
    return new Notifier.Receivers(
        config.smtpUrl().or(() -> demo.map(DemoReceivers::smtp)).orElseThrow(),
        config.mailFrom(),
        config.smsUrl().or(() -> demo.map(DemoReceivers::sms)).orElseThrow(),
        config.smsKey(),
        config.smsBody());
  }

  private <T extends AutoCloseable> T closing(T part) {
    running.push(part);
    return part;
  }

  /** Each node counts for itself, also where tests start several in one JVM. */
  private static Vertx vertx(MeterRegistry meters) {
    var metrics =
        new MicrometerMetricsOptions()
            .setRegistryName(Ids.next().toString())
            .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER) // web.AnswerTimes is cheaper
            .setEnabled(true);
    return Vertx.builder()
        .with(
            new VertxOptions()
                .setMetricsOptions(metrics)
                .setEventLoopPoolSize(Math.max(2, Runtime.getRuntime().availableProcessors())))
        .withMetrics(new MicrometerMetricsFactory(meters))
        .build();
  }

  private String officeNow(Config config) {
    var office = branches.find(Accounts.DEMO_BRANCH);
    return config.demo() && office.isPresent()
        ? OfficeNow.text(
            config.demoDay(), office.get(), branches.calendar(office.get().id()), clock.instant())
        : "";
  }

  public int port() {
    return server.port();
  }

  public int managementPort() {
    return management.port();
  }

  /** The parts of this node, for tests. */
  public Rooms rooms() {
    return new Rooms(db, cluster, doorbell, sealed, branches, booking, queue);
  }

  /** Last opened, first closed: no new requests, then no more work, then the stores. */
  @Override
  public void close() {
    while (!running.isEmpty()) {
      var part = running.pop();
      try {
        part.close();
      } catch (Exception e) {
        LoggerFactory.getLogger(Main.class).warn("could not close {}", part, e);
      }
    }
  }

  /** The main thread starts, waits and stops; whoever asks us to stop interrupts it. */
  public static void main(String[] args) {
    FirstLine.print(System.getenv());
    var starter = Thread.currentThread();
    var stop =
        new Thread(
            () -> {
              starter.interrupt();
              try {
                starter.join(STOP_WITHIN);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      var config = Config.read(System.getenv());
      if (config.jsonLog()) {
        JsonLog.begin();
      }
      StartFailure.ifPortsAreInUse(config);
      try (var main = start(config)) {
        System.out.println(
            Banner.text(config, main.port(), main.managementPort()) + main.officeNow(config));
        new CountDownLatch(1).await();
      }
    } catch (Throwable e) {
      if (stop.isAlive()) {
        return;
      }
      System.err.println(StartFailure.sentence(e));
      Runtime.getRuntime().halt(1); // all is closed by now
    }
  }
}
