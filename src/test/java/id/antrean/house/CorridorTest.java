package id.antrean.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who may look at whom. An exception stands below its rule with a reason, and fails when it is not
 * needed any more. {@link CorridorExamplesTest} breaks each rule. Nothing here is about style.
 */
class CorridorTest {
  private static final Corridor HOUSE =
      new Corridor("id.antrean", new ImportOption.DoNotIncludeTests());

  /** The room that made it, and alone writes to it. */
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("region", "branch"),
          Map.entry("branch", "branch"),
          Map.entry("service", "branch"),
          Map.entry("branch_service", "branch"),
          Map.entry("branch_policy", "branch"),
          Map.entry("lane_policy", "branch"),
          Map.entry("opening_hours", "branch"),
          Map.entry("holiday", "branch"),
          Map.entry("counter", "branch"),
          Map.entry("slot_pattern", "branch"),
          Map.entry("reference_load", "branch"),
          Map.entry("account", "staff"),
          Map.entry("sign_in_try", "staff"),
          Map.entry("audit", "staff"),
          Map.entry("staff_session", "security"),
          Map.entry("request_key", "db"),
          Map.entry("event", "db"),
          Map.entry("slot", "slots"),
          Map.entry("withheld_place", "slots"),
          Map.entry("branch_day", "slots"),
          Map.entry("lane_day", "slots"),
          Map.entry("booking", "booking"),
          Map.entry("lane_pass", "booking"),
          Map.entry("ticket", "queue"),
          Map.entry("message", "notify"),
          Map.entry("retention", "privacy"));

  /** Exceptions that go when issue 11 is done. */
  private static final String MENDED = "mended with the rooms server, security and start";

  private static final String WORK = "mended with the rooms work and booking";

  private static TableUse tables() throws IOException {
    return new TableUse(Path.of("src/main/java/id/antrean"), TABLES);
  }

  @Test
  void aRoomLooksOnlyDown() {
    check(
        HOUSE.notDown(),
        new Allowed("http.Request", "server.Maintenance", MENDED),
        new Allowed("server.Server", "security.Sessions", MENDED),
        new Allowed("start", "Config", MENDED),
        new Allowed("start.Banner", "Main", MENDED));
  }

  @Test
  void noWayLeadsBack() {
    check(
        HOUSE.circles(),
        new Allowed("http", "server", MENDED),
        new Allowed("server", "security", MENDED),
        new Allowed("server", "http", MENDED),
        new Allowed("security", "http", MENDED));
  }

  @Test
  void aRoomsBasePackageIsItsFace() {
    check(
        HOUSE.pastTheFace(),
        new Allowed("Main", "booking.form", "it registers the pages of all rooms"),
        new Allowed("Main", "booking.lost", "it registers the pages of all rooms"),
        new Allowed("Main", "notify.demo", "it starts the receivers of the demo"),
        new Allowed("Main", "db.embedded", "it starts the PostgreSQL of the demo"),
        new Allowed("start", "db.embedded", "clock and keys of the demo lie in its data folder"),
        new Allowed("portal", "queue.rules", "shows values: ticket, state, place in line"));
  }

  @Test
  void nobodyLooksAtAnEdge() {
    check(HOUSE.edgesUsed());
  }

  @Test
  void onlyEdgesReadRequests() {
    check(HOUSE.requestsBehindTheEdge());
  }

  @Test
  void onlyTheServerTouchesTheWebFramework() {
    check(HOUSE.webFramework());
  }

  @Test
  void onlyStoresTouchTheSqlClient() {
    check(HOUSE.sqlClient());
  }

  @Test
  void onlyBelowAndInSendersAreFutures() {
    check(
        HOUSE.futures(),
        new Allowed("notify.Sender", "", "a letter on its way, beside others"),
        new Allowed("notify.Courier", "", "waits for several letters at once"),
        new Allowed("notify.MailServer", "", "a letter on its way, beside others"),
        new Allowed("notify.SmsGateway", "", "a letter on its way, beside others"),
        new Allowed("notify.demo.SmsCatcher", "", "answers a request that is not for the server"),
        new Allowed("security.Limits", "", "asks for all limits of a request at once"),
        new Allowed("slots.QuotaMap", "", "Hazelcast answers with a future of its own"),
        new Allowed("notify.Notifier", "", WORK),
        new Allowed("report.Metrics", "", WORK),
        new Allowed("privacy.Retention", "", WORK),
        new Allowed("display.Boards", "", WORK),
        new Allowed("display.BoardFeed", "", WORK),
        new Allowed("booking.BookingBatch", "", WORK),
        new Allowed("booking.BookingRoom", "", WORK),
        new Allowed("booking.Bookings", "", WORK));
  }

  @Test
  void rulesAndRecordsKnowNoFramework() {
    check(
        HOUSE.frameworksInRules(),
        new Allowed(
            "page.Templates",
            "io.vertx.core.buffer.Buffer",
            "renders into the buffer that is sent"),
        new Allowed(
            "display.Snapshot",
            "io.vertx.core",
            "the board as it is sent, serialised once for all screens"),
        new Allowed("booking.Person", "io.vertx.core", WORK),
        new Allowed("booking.form.BookingDraft", "io.vertx.core", WORK));
  }

  @Test
  void nothingNeedsAFont() {
    check(HOUSE.fonts());
  }

  @Test
  void eachTableHasItsRoom() throws IOException {
    assertThat(TableUse.created(Path.of("src/main/resources/db/migration")))
        .isEqualTo(TABLES.keySet());
  }

  @Test
  void aTableIsWrittenByItsRoom() throws IOException {
    check(
        tables().writesElsewhere(),
        new Allowed(
            "booking.BookingStore", "slots.slot", "the one statement: a place becomes a booking"),
        new Allowed(
            "booking.BookingStore",
            "slots.withheld_place",
            "the place of a cancelled booking is withheld"),
        new Allowed("booking.BookingStore", "db.event", "the event is part of the one statement"),
        new Allowed("notify.MessageStore", "db.event", "marks what its messages were made of"),
        new Allowed(
            "notify.Reminders", "db.event", "what is due tomorrow happens by the clock alone"),
        new Allowed("queue.floor.CounterStore", "branch.counter", "staff open and close it"),
        new Allowed(
            "queue.floor.DayStore",
            "slots.branch_day",
            "locks the day; counts versions and walk-ins"),
        new Allowed(
            "queue.floor.DayStore",
            "slots.lane_day",
            "gives the numbers after those of the slots"));
  }

  @Test
  void tablesAreReadFromAbove() throws IOException {
    check(
        tables().readsNotDown(),
        new Allowed(
            "security.SessionStore",
            "staff.account",
            "one read a request: whose session, and are they still staff"),
        new Allowed(
            "staff.AccountStore",
            "branch.branch",
            "the staff of the demo need a branch that is there"),
        new Allowed("report.MetricsStore", "notify.message", "measures how long messages wait"));
  }

  private static void check(Collection<Look> broken, Allowed... exceptions) {
    assertThat(Allowed.complaints(broken, exceptions)).isEmpty();
  }
}
