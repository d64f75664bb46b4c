package id.antrean;

import id.antrean.booking.BookingPolicy;
import id.antrean.branch.Branches;
import id.antrean.cluster.Peers;
import id.antrean.core.PlannedStop;
import id.antrean.db.DatabaseUrl;
import id.antrean.http.Request;
import id.antrean.notify.AcceptedAnswer;
import id.antrean.notify.Notifier;
import id.antrean.security.SecondFactor;
import id.antrean.security.SecurityRoom;
import id.antrean.server.Maintenance;
import id.antrean.server.Server;
import id.antrean.server.ServerRoom;
import id.antrean.start.Banner;
import id.antrean.start.DemoClock;
import id.antrean.start.InvalidSettings;
import id.antrean.start.JsonLog;
import id.antrean.start.Keys;
import id.antrean.start.OfficeNow;
import id.antrean.start.Receivers;
import id.antrean.start.StartFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Every setting, once. Read from the environment; {@link #read} refuses with a list of all that is
 * wrong. README's table of settings names the same variables in the same order.
 */
public record Config(
    boolean demo,
    Optional<String> publicUrl,
    int httpPort,
    int managementPort,
    String host,
    Optional<String> databaseUrl,
    boolean migrate,
    boolean networkTrusted,
    Path dataDir,
    List<String> cluster,
    int clusterPort,
    String clusterName,
    Optional<byte[]> clusterSecret,
    boolean captcha,
    boolean limits,
    boolean confirmMobile,
    Optional<String> adminPassword,
    SecondFactor secondFactor,
    Optional<OffsetDateTime> clock,
    boolean demoDay,
    Optional<Path> seed,
    Optional<String> agency,
    int bookingsInFlight,
    List<String> kpjShapes,
    BookingPolicy bookingPolicy,
    int retentionDays,
    List<String> trustedProxies,
    Optional<byte[]> encryptionKey,
    Optional<byte[]> encryptionKeyOld,
    Optional<byte[]> hashKey,
    Optional<URI> smtpUrl,
    String mailFrom,
    Optional<URI> smsUrl,
    Optional<String> smsKey,
    String smsBody,
    Optional<AcceptedAnswer> smsAccepted,
    int messagesPerSecond,
    Optional<Maintenance> maintenance,
    Optional<URI> securityContact,
    boolean jsonLog) {

  private static final int MINUTES_A_DAY = 1_440;

  private static final String SMS_BODY = "{\"id\":\"{id}\",\"to\":\"{to}\",\"text\":\"{text}\"}";

  /** The settings of this process, with what can be checked before anything is opened. */
  static Config ofProgram() {
    var config = read(System.getenv());
    JsonLog.begin(config.jsonLog);
    StartFailure.ifDemoIsMissing(config.demo);
    StartFailure.ifPortsAreInUse(config.host, config.ports(), config.dataDir);
    config.mustListThisMachine();
    return config;
  }

  public static Config read(Map<String, String> environment) {
    var in = new SettingsReader(environment);
    var config = of(in);
    in.refuseOthers();
    if (!in.wrong().isEmpty()) {
      throw new InvalidSettings(in.wrong());
    }
    return config;
  }

  /** The names of all settings. */
  public static List<String> names() {
    var in = new SettingsReader(Map.of());
    of(in);
    return in.names();
  }

  private static Config of(SettingsReader in) {
    var mode = in.oneOf("ANTREAN_MODE", "demo", "demo", "production");
    boolean demo = mode.equals("demo");
    var config =
        new Config(
            demo,
            in.parse("ANTREAN_PUBLIC_URL", "https://antrean.example", SettingValue::origin),
            in.number("ANTREAN_HTTP_PORT", 8080, 0, 65_535),
            in.number("ANTREAN_MANAGEMENT_PORT", 8081, 0, 65_535),
            in.text("ANTREAN_HOST").orElse(demo ? "127.0.0.1" : "0.0.0.0"),
            in.parse("ANTREAN_DATABASE_URL", DatabaseUrl.LOOKS_LIKE, DatabaseUrl::checked),
            in.oneOf("ANTREAN_MIGRATE", "on", "on", "off").equals("on"),
            in.oneOf("ANTREAN_NETWORK_TRUSTED", "off", "off", "on").equals("on"),
            in.parse("ANTREAN_DATA_DIR", "data", Path::of).orElse(Path.of("data")),
            in.list("ANTREAN_CLUSTER"),
            in.number("ANTREAN_CLUSTER_PORT", 5701, 0, 65_535),
            in.word("ANTREAN_CLUSTER_NAME", "antrean"),
            in.key("ANTREAN_CLUSTER_SECRET"),
            in.oneOf("ANTREAN_CAPTCHA", "image", "image", "none").equals("image"),
            in.oneOf("ANTREAN_LIMITS", "on", "on", "off").equals("on"),
            in.oneOf("ANTREAN_CONFIRM_MOBILE", demo ? "off" : "on", "on", "off").equals("on"),
            in.text("ANTREAN_ADMIN_PASSWORD"),
            secondFactor(in, demo),
            in.parse("ANTREAN_CLOCK", "2026-11-23T09:00:00+07:00", OffsetDateTime::parse),
            in.oneOf("ANTREAN_DEMO_DAY", "off", "off", "on").equals("on"),
            in.parse("ANTREAN_SEED", "branches.csv", Path::of),
            in.parse("ANTREAN_AGENCY", "BPJS Ketenagakerjaan, a short line", SettingValue::title),
            in.number("ANTREAN_BOOKINGS_IN_FLIGHT", 512, 1, 100_000),
            in.parse("ANTREAN_KPJ_SHAPES", "[0-9A-Z]{7}[0-9]{4} [0-9]{11}", SettingValue::shapes)
                .orElse(List.of("[0-9A-Z]{7}[0-9]{4}")),
            bookingPolicy(in, demo),
            in.number("ANTREAN_RETENTION_DAYS", 90, 1, 3_650),
            in.ranges("ANTREAN_TRUSTED_PROXIES"),
            in.key("ANTREAN_ENCRYPTION_KEY"),
            in.key("ANTREAN_ENCRYPTION_KEY_OLD"),
            in.key("ANTREAN_HASH_KEY"),
            in.address("ANTREAN_SMTP_URL", "smtps?", "smtp://user:password@host:587"),
            in.parse("ANTREAN_MAIL_FROM", "Antrean <antrean@agency.example>", SettingValue::sender)
                .orElse("Antrean <antrean@localhost>"),
            in.address("ANTREAN_SMS_URL", "https?", "https://host/path"),
            in.parse("ANTREAN_SMS_KEY", "Bearer and a key, in one line", SettingValue::line),
            in.parse("ANTREAN_SMS_BODY", "target={local}&message={text}", SettingValue::smsBody)
                .orElse(SMS_BODY),
            in.parse("ANTREAN_SMS_ACCEPTED", "status=true", AcceptedAnswer::parse),
            in.number("ANTREAN_MESSAGES_PER_SECOND", 100, 1, 10_000),
            in.parse(
                "ANTREAN_MAINTENANCE",
                "2026-11-28T22:00:00+07:00/2026-11-29T00:00:00+07:00",
                Maintenance::parse),
            in.parse(
                "ANTREAN_SECURITY_CONTACT",
                "mailto:security@agency.example",
                SettingValue::contact),
            in.oneOf("ANTREAN_LOG", demo ? "plain" : "json", "plain", "json").equals("json"));
    if (!demo) {
      Production.demand(config, in.wrong());
    } else if (config.demoDay && config.smsUrl.isPresent()) {
      in.wrong()
          .add(
              "ANTREAN_DEMO_DAY invents mobile numbers: leave ANTREAN_SMS_URL out, so that no SMS"
                  + " leaves.");
    }
    return config;
  }

  private static SecondFactor secondFactor(SettingsReader in, boolean demo) {
    var usual = demo ? "none" : "supervisors";
    var word = in.oneOf("ANTREAN_SECOND_FACTOR", usual, "none", "supervisors", "all");
    return switch (word) {
      case "all" -> SecondFactor.ALL;
      case "supervisors" -> SecondFactor.SUPERVISORS;
      default -> SecondFactor.NONE;
    };
  }

  private static BookingPolicy bookingPolicy(SettingsReader in, boolean demo) {
    var withheld = in.range("ANTREAN_WITHHELD_MINUTES", "1-15", demo ? 0 : 1, MINUTES_A_DAY);
    return new BookingPolicy(
        Duration.ofMinutes(withheld[0]),
        Duration.ofMinutes(withheld[1]),
        in.number("ANTREAN_OPEN_PER_NIK", 3, 1, 100),
        in.number("ANTREAN_OPEN_PER_MOBILE", 5, 1, 1_000));
  }

  /** The ports that must be free, by their setting; 0: any. */
  public Map<String, Integer> ports() {
    return Map.of(
        "ANTREAN_HTTP_PORT", httpPort,
        "ANTREAN_MANAGEMENT_PORT", managementPort,
        "ANTREAN_CLUSTER_PORT", cluster.isEmpty() ? 0 : clusterPort);
  }

  Peers peers() {
    return new Peers(cluster, clusterPort, clusterName, clusterSecret);
  }

  private void mustListThisMachine() {
    if (!peers().listThisMachine()) {
      throw new InvalidSettings(
          List.of(
              "ANTREAN_CLUSTER must list an address of this machine too: its member listens there."));
    }
  }

  /** In production the system's clock; the demo's may be put to another instant. */
  InstantSource openClock() {
    return demo ? DemoClock.of(dataDir, clock, demoDay) : InstantSource.system();
  }

  /** In the demo those that are not set lie in its folder. */
  Keys keys() {
    return new Keys(encryptionKey, encryptionKeyOld, hashKey, dataDir);
  }

  /** What is asked of people before they get something. */
  SecurityRoom.Demands demands() {
    return new SecurityRoom.Demands(limits, captcha, confirmMobile, secondFactor);
  }

  Notifier.Receivers receivers(Receivers demo) {
    return demo.of(smtpUrl, mailFrom, smsUrl, smsKey, smsBody, smsAccepted);
  }

  /** What the program says once it is ready. */
  String banner(ServerRoom server, Branches branches, InstantSource now) {
    var url = publicUrl.orElse("http://localhost:" + server.port());
    return demo
        ? Banner.demo(
                url, server.managementPort(), adminPassword.isPresent(), dataDir, confirmMobile)
            + OfficeNow.text(demoDay, branches, now)
        : Banner.production(url);
  }

  /**
   * {@code resume}: tells a request which member of staff sent it. {@code announced}: stops that
   * staff plan while the program runs.
   */
  Server.Options server(
      Supplier<String> origin,
      Consumer<Request> resume,
      Consumer<Request> keepOverStop,
      Supplier<List<PlannedStop>> announced) {
    return new Server.Options(
        httpPort,
        managementPort,
        host,
        origin,
        trustedProxies,
        bookingsInFlight,
        demo,
        now -> Maintenance.next(maintenance, announced.get(), now),
        securityContact,
        resume,
        keepOverStop);
  }

  /** Those that staff announce, and that of the settings. */
  List<PlannedStop> stops(List<PlannedStop> announced) {
    return Stream.concat(announced.stream(), maintenance.map(Maintenance::planned).stream())
        .toList();
  }
}
