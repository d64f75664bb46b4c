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
          Map.entry("counter_lane", "branch"),
          Map.entry("counter_service", "branch"),
          Map.entry("slot_pattern", "branch"),
          Map.entry("reference_load", "branch"),
          Map.entry("configuration", "branch"),
          Map.entry("configuration_change", "branch"),
          Map.entry("proposal", "branch"),
          Map.entry("notice", "branch"),
          Map.entry("csv_import", "admin"),
          Map.entry("csv_import_change", "admin"),
          Map.entry("account", "staff"),
          Map.entry("account_role", "staff"),
          Map.entry("recovery_code", "staff"),
          Map.entry("staff_device", "staff"),
          Map.entry("sign_in_try", "staff"),
          Map.entry("audit", "staff"),
          Map.entry("audit_unsealed", "staff"),
          Map.entry("audit_seal", "staff"),
          Map.entry("audit_round", "staff"),
          Map.entry("audit_head", "staff"),
          Map.entry("staff_session", "security"),
          Map.entry("pin", "security"),
          Map.entry("pin_letter", "security"),
          Map.entry("gateway", "security"),
          Map.entry("request_key", "db"),
          Map.entry("event", "db"),
          Map.entry("slot", "slots"),
          Map.entry("held_place", "slots"),
          Map.entry("branch_day", "slots"),
          Map.entry("lane_day", "slots"),
          Map.entry("booking", "booking"),
          Map.entry("lane_pass", "booking"),
          Map.entry("former_contact", "booking"),
          Map.entry("block", "booking"),
          Map.entry("spent_captcha", "booking"),
          Map.entry("ticket", "queue"),
          Map.entry("message", "notify"),
          Map.entry("message_budget", "notify"),
          Map.entry("retention", "privacy"),
          Map.entry("key_check", "privacy"));

  private static TableUse tables() throws IOException {
    return new TableUse(Path.of("src/main/java/id/antrean"), TABLES);
  }

  @Test
  void aRoomLooksOnlyDown() {
    check(HOUSE.notDown());
  }

  @Test
  void noWayLeadsBack() {
    check(HOUSE.circles());
  }

  @Test
  void aRoomsBasePackageIsItsFace() {
    check(
        HOUSE.pastTheFace(),
        new Allowed("Main", "booking.form", "it registers the pages of all rooms"),
        new Allowed("Main", "booking.lost", "it registers the pages of all rooms"),
        new Allowed("start", "notify.demo", "starts the catcher of mail and SMS in the demo"),
        new Allowed(
            "start",
            "db.embedded",
            "clock, keys and PostgreSQL of the demo lie in its data folder"),
        new Allowed("admin", "queue.rules", "offers the days that a claim approved today has"),
        new Allowed("portal", "queue.rules", "shows values: ticket, state, place in line"),
        new Allowed("start", "queue.rules", "the demo's staff look at a ticket's state"),
        new Allowed("start", "queue.floor", "the demo's staff give commands as real ones do"));
  }

  @Test
  void nobodyLooksAtAnEdge() {
    check(
        HOUSE.edgesUsed(),
        new Allowed(
            "start.Receivers",
            "notify.demo.MailboxPages",
            "the mailbox is there in the demo only"));
  }

  @Test
  void onlyEdgesReadRequests() {
    check(
        HOUSE.requestsBehindTheEdge(),
        new Allowed(
            "Config",
            "http.Request",
            "hands the server what resumes a session, and reads no request"));
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
        new Allowed("notify.PinCourier", "", "waits for several PINs at once"),
        new Allowed("notify.OnTheWay", "", "waits for several letters, but not for long"),
        new Allowed("notify.MailServer", "", "a letter on its way, beside others"),
        new Allowed("notify.SmsGateway", "", "a letter on its way, beside others"),
        new Allowed("notify.demo.SmsCatcher", "", "answers a request that is not for the server"),
        new Allowed("security.Limits", "", "asks for all limits of a request at once"),
        new Allowed(
            "report.Metrics", "", "measures the lag of each event loop in a verticle on it"));
  }

  @Test
  void rulesAndRecordsKnowNoFramework() {
    check(
        HOUSE.frameworksInRules(),
        new Allowed("node.Node", "io.vertx.core.Vertx", "what rooms stand on, no value of theirs"),
        new Allowed(
            "page.Templates",
            "io.vertx.core.buffer.Buffer",
            "renders into the buffer that is sent"),
        new Allowed(
            "display.Snapshot",
            "io.vertx.core",
            "the board as it is sent, serialised once for all screens"));
  }

  @Test
  void useCasesKnowNoJson() {
    check(
        HOUSE.jsonInUseCases(),
        new Allowed("notify.SmsGateway", "", "the gateway takes JSON"),
        new Allowed("notify.demo.SmsCatcher", "", "the gateway takes JSON"),
        new Allowed("display.Snapshot", "", "the board as it is sent"),
        new Allowed("staff.Audit", "", "details are stored as JSON"),
        new Allowed("branch.ReferenceFiles", "", "the catalogue is a JSON file"),
        new Allowed("booking.form.Form", "", "hands the draft's JSON to its cookie"),
        new Allowed("security.CaptchaAnswer", "", "read from the body of a request"),
        new Allowed("security.DraftCookie", "", "a half-filled form is sealed JSON"));
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
            "booking.PlaceStore", "slots.slot", "the one statement: a place becomes a booking"),
        new Allowed(
            "booking.PlaceStore",
            "slots.held_place",
            "the place of a cancelled booking is withheld"),
        new Allowed("booking.PlaceStore", "db.event", "the event is part of the one statement"),
        new Allowed("booking.BookingStore", "db.event", "it is counted where it is written"),
        new Allowed("notify.OutboxStore", "db.event", "marks what its messages were made of"),
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
            "security.AssignmentStore",
            "staff.account_role",
            "the same read: what may they do, and where"),
        new Allowed(
            "security.AssignmentStore",
            "branch.branch",
            "a region's role holds at the branches that it has now"),
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
