package id.antrean.notify;

import static id.antrean.notify.MessageFixture.DAY;
import static id.antrean.notify.MessageFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.Branches;
import id.antrean.branch.ReferenceStore;
import id.antrean.core.Channel;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Booked on Friday for Monday, 08.30 WIB; who is reminded, when, and how often. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemindersIT {
  private static final Instant SUNDAY_TEN = Instant.parse("2026-11-22T10:00:00+07:00");
  private static final Instant MONDAY_SEVEN = Instant.parse("2026-11-23T07:00:00+07:00");

  private final Vertx vertx = Vertx.vertx();
  private final Sealed sealed = new Sealed(new byte[32], new byte[32]);
  private Database db;
  private Branches branches;
  private Messages messages;
  private MessageFixture fixture;
  private int people;

  @BeforeAll
  void open() {
    db = new Database(vertx, TestPostgres.fresh());
    new ReferenceStore(db).load(Optional.empty(), NOW);
    branches = new Branches(db);
    messages = new Messages(db, sealed, branches, () -> "https://antrean.id");
    fixture = new MessageFixture(db, sealed, "semarang-pemuda");
  }

  @BeforeEach
  void anew() {
    db.run("DELETE FROM message");
    db.run("DELETE FROM message_budget");
    db.run("DELETE FROM event");
    db.run("DELETE FROM booking");
    db.run("DELETE FROM holiday WHERE date = $1", DAY);
    branches.reload();
  }

  @AfterAll
  void close() {
    db.close();
    vertx.close().await();
  }

  private UUID booked() {
    var phone = "+62812345%05d".formatted(++people);
    return fixture.booking("Siti Rahmawati", phone, "siti@contoh.id");
  }

  private int told(Instant at, Template template) {
    new Reminders(db).plan(at);
    while (messages.plan(at) > 0) {}
    return fixture.count("template = '" + template + "' AND channel = 'SMS'");
  }

  @Test
  void onTheDayBeforeAndTwoHoursBeforeEachOnceBySmsAndByMail() {
    booked();
    for (int minute = 0; minute < 3; minute++) {
      assertThat(told(SUNDAY_TEN.plus(Duration.ofMinutes(minute)), Template.DAY_BEFORE)).isOne();
    }
    for (int minute = 0; minute < 3; minute++) {
      assertThat(told(MONDAY_SEVEN.plus(Duration.ofMinutes(minute)), Template.TWO_HOURS)).isOne();
    }
    assertThat(fixture.count("channel = 'EMAIL'")).isEqualTo(2);
    assertThat(fixture.count("true")).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:00:00+07:00, two days before",
    "2026-11-22T08:59:00+07:00, early on the day before",
    "2026-11-22T19:01:00+07:00, late on the day before",
    "2026-11-23T06:45:00+07:00, before seven in the morning",
    "2026-11-23T08:01:00+07:00, less than half an hour before",
    "2026-11-23T09:00:00+07:00, afterwards"
  })
  void notAtOtherTimes(Instant at, String when) {
    booked();
    new Reminders(db).plan(at);
    assertThat(events()).as(when).isZero();
  }

  @Test
  void nobodyWhoCancelledAndNobodyWhoHasOnlyJustBooked() {
    fixture.cancel(booked());
    db.run(
        "UPDATE booking SET changed_at = $2 WHERE id = $1", booked(), SUNDAY_TEN.minusSeconds(9));
    assertThat(told(SUNDAY_TEN, Template.DAY_BEFORE)).isZero();
    db.run("UPDATE booking SET changed_at = $1", MONDAY_SEVEN.minusSeconds(7_100));
    assertThat(told(MONDAY_SEVEN, Template.TWO_HOURS)).isZero();
  }

  @Test
  void whoMovesOrCancelsBeforeItGoesOutIsNotToldOfTheOldTime() {
    var moved = booked();
    var cancelled = booked();
    assertThat(told(SUNDAY_TEN, Template.DAY_BEFORE)).isEqualTo(2);
    db.run("UPDATE message SET data = '{\"slot\": \"0\"}' WHERE booking_id = $1", moved);
    db.run("UPDATE booking SET state = 'CANCELLED' WHERE id = $1", cancelled);
    var letters = messages.claim(Channel.SMS, SUNDAY_TEN, 10);
    assertThat(letters).hasSize(2).allSatisfy(letter -> assertThat(letter.gone()).isTrue());
    assertThat(Template.DAY_BEFORE.mayBeSentOf(true)).isFalse();
  }

  private void close(String branch) {
    db.run(
        """
        INSERT INTO holiday (date, branch_id, kind, name, decree)
        VALUES ($1, $2, 'CLOSURE', 'Hari pemungutan suara', 'Keppres (contoh)')
        """,
        DAY,
        branch);
    branches.reload();
  }

  @Test
  void ofADayThatWasClosedLateItsHoldersAreToldOnceAndNobodyIsReminded() {
    booked();
    fixture.cancel(booked());
    close(null);
    for (int minute = 0; minute < 3; minute++) {
      assertThat(told(NOW.plus(Duration.ofMinutes(minute)), Template.CLOSED)).isOne();
    }
    assertThat(fixture.count("template = 'CLOSED' AND channel = 'EMAIL'")).isOne();
    assertThat(told(SUNDAY_TEN, Template.DAY_BEFORE)).isZero();
    assertThat(told(MONDAY_SEVEN, Template.TWO_HOURS)).isZero();
    assertThat(told(MONDAY_SEVEN, Template.CLOSED)).isOne();
  }

  /** Control of the one above: another office's closing is nobody's business here. */
  @Test
  void theClosingOfAnotherOfficeChangesNothing() {
    booked();
    close("surakarta");
    assertThat(told(NOW, Template.CLOSED)).isZero();
    assertThat(told(SUNDAY_TEN, Template.DAY_BEFORE)).isOne();
  }

  @Test
  void aReminderOnItsWayIsNotSentOfADayThatIsClosedMeanwhile() {
    booked();
    assertThat(told(SUNDAY_TEN, Template.DAY_BEFORE)).isOne();
    close(null);
    assertThat(messages.claim(Channel.SMS, SUNDAY_TEN, 10))
        .singleElement()
        .satisfies(letter -> assertThat(letter.gone()).isTrue());
  }

  @Test
  void aConfirmationThatWaitedSaysThatTheDayIsClosed() {
    fixture.happens("BookingMade", booked(), new JsonObject());
    while (messages.plan(NOW) > 0) {}
    close(null);
    assertThat(messages.claim(Channel.SMS, NOW, 10))
        .singleElement()
        .satisfies(letter -> assertThat(letter.template()).isEqualTo(Template.CLOSED))
        .satisfies(letter -> assertThat(letter.gone()).isFalse());
  }

  /** Control: the same at once without the index reminds somebody twice. */
  @Test
  void manyNodesAtOnceRemindEachOnce() throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      booked();
    }
    planAtOnce(8);
    assertThat(events()).isEqualTo(300);
    db.run("DELETE FROM event");
    db.run("DROP INDEX event_reminder_once");
    try {
      for (int tries = 0; tries < 20 && events() <= 300; tries++) {
        db.run("DELETE FROM event");
        planAtOnce(8);
      }
      assertThat(events()).as("without the index").isGreaterThan(300);
    } finally {
      db.run("DELETE FROM event");
      db.run(
          """
          CREATE UNIQUE INDEX event_reminder_once ON event (subject, kind, (data ->> 'slot'))
            WHERE kind IN ('VisitTomorrow', 'VisitSoon', 'DayClosed')
          """);
    }
  }

  private void planAtOnce(int nodes) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int n = 0; n < nodes; n++) {
      threads.add(Thread.ofPlatform().start(() -> new Reminders(db).plan(SUNDAY_TEN)));
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  private int events() {
    return db.first(row -> row.getInteger("n"), "SELECT count(*)::int AS n FROM event")
        .orElseThrow();
  }
}
