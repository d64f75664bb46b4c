package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.antrean.booking.Booking;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.page.Texts;
import id.antrean.queue.CheckIns.By;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.rules.TicketState;
import id.antrean.queue.rules.Verdict;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People booked over HTTP the day before; here they come in at every time of the day. */
class CheckInIT {
  private static final Texts TEXTS = Texts.of("id");
  private static QueueFixture fixture;
  private static long ten;
  private static long nine;

  @BeforeAll
  static void start() {
    fixture = new QueueFixture(3, 3);
    nine = TestBranch.slot(fixture.db, "ONLINE", "09:00", 50, 1);
    ten = TestBranch.slot(fixture.db, "ONLINE", "10:00", 100, 51);
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @BeforeEach
  void emptyFloor() {
    fixture.emptyFloor();
  }

  @Test
  void aVisitorOnTimeWhoShowsTheTokenIsInAtOnceWithTheNumberOfTheBooking() {
    var booking = fixture.booked(ten);
    var answer = byToken(booking, "09:31", false);
    assertThat(answer.verdict()).isEqualTo(Verdict.ON_TIME);
    var ticket = answer.ticket().orElseThrow();
    assertThat(ticket.number()).isEqualTo(booking.getString("number"));
    assertThat(ticket.lineAt()).isEqualTo(QueueFixture.at("10:00"));
    assertThat(state(booking)).isEqualTo("CHECKED_IN");
    assertThat(kinds(ticket.id())).containsExactly("CheckedIn");
  }

  /** Whoever has no QR has the SMS. */
  @Test
  void theCodeOfTheSmsAndItsLinkSayTheSameAsTheQr() {
    for (var before : List.of("", "https://antrean.test/saya/")) {
      var booking = fixture.booked(ten);
      var typed = new By.Token(before + booking.getString("code"));
      var answer = checkIn(typed, QueueFixture.at("09:31"), false);
      assertThat(answer.verdict()).isEqualTo(Verdict.ON_TIME);
      assertThat(answer.ticket().orElseThrow().number()).isEqualTo(booking.getString("number"));
    }
    var wrong = checkIn(new By.Token("0000-0000-00000"), QueueFixture.at("09:31"), false);
    assertThat(wrong.verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void whenTheDoorsAreShutTheGuardIsAskedAndToldSo() {
    var booking = fixture.booked(ten);
    var asked = byToken(booking, "15:00", false);
    assertThat(asked.verdict()).isEqualTo(Verdict.LATE);
    assertThat(TEXTS.say(asked.next())).startsWith("Kantor tutup pukul 15.00.");
    assertThat(asked.ticket()).isEmpty();
    var ticket = byToken(booking, "15:01", true).ticket().orElseThrow();
    var place = fixture.room().lines().view(ticket, QueueFixture.at("15:01")).place();
    assertThat(place.from()).as("no expected time").isNull();
  }

  @Test
  void onADayThatWasClosedLateNobodyIsLetInAndAnotherDayIsOffered() {
    var booking = fixture.booked(ten);
    var branches = fixture.nodes.main(0).rooms().branches();
    fixture.db.run(
        "INSERT INTO holiday VALUES ($1, $2, 'CLOSURE', 'Hari pemungutan suara', 'contoh')",
        TestBranch.DAY,
        TestBranch.BRANCH);
    branches.reload();
    try {
      var answer = byToken(booking, "09:45", true);
      assertThat(answer.verdict()).isEqualTo(Verdict.DAY_CLOSED);
      assertThat(answer.ticket()).isEmpty();
      assertThat(answer.movable()).contains(Lane.ONLINE);
      assertThat(state(booking)).isEqualTo("BOOKED");
    } finally {
      fixture.db.run("DELETE FROM holiday WHERE branch_id = $1", TestBranch.BRANCH);
      branches.reload();
    }
  }

  @Test
  void aTokenReadFromAWholeLinkWillDo() {
    var token = "https://antrean.example/m/" + fixture.booked(ten).getString("checkInToken");
    var answer = checkIn(new By.Token(token), QueueFixture.at("10:00"), false);
    assertThat(answer.ticket()).isPresent();
  }

  @Test
  void byNumberTheGuardSeesWhoItIsAndNothingChangesUntilTheyConfirm() {
    var booking = fixture.booked(ten);
    for (var typed : new String[] {booking.getString("number"), lowerCaseWithoutDash(booking)}) {
      var asked = checkIn(new By.Number(typed), QueueFixture.at("09:55"), false);
      assertThat(asked.verdict()).isEqualTo(Verdict.ON_TIME);
      assertThat(asked.ticket()).isEmpty();
      assertThat(QueueJson.checkIn(asked, null, TEXTS).getJsonObject("person").getString("name"))
          .isEqualTo("Peserta U.");
    }
    assertThat(state(booking)).isEqualTo("BOOKED");
    var number = new By.Number(booking.getString("number"));
    assertThat(checkIn(number, QueueFixture.at("09:55"), true).ticket()).isPresent();
    assertThat(state(booking)).isEqualTo("CHECKED_IN");
  }

  /** Somebody shows a number that is not in line: the guard can say of which day it is. */
  @Test
  void aNumberThatIsNotInLineIsFoundOnItsDay() {
    var booking = fixture.booked(ten);
    var typed = lowerCaseWithoutDash(booking);
    var lines = fixture.room().lines();
    var theEve = QueueFixture.at("10:00").minus(Duration.ofDays(1));
    for (var now : List.of(QueueFixture.at("09:00"), theEve)) {
      assertThat(lines.booked(TestBranch.BRANCH, typed, now))
          .extracting(Booking::date, Booking::shownNumber)
          .containsExactly(tuple(TestBranch.DAY, booking.getString("number")));
    }
    assertThat(lines.booked(TestBranch.BRANCH, "b", theEve)).isEmpty();
    assertThat(lines.booked("surakarta", typed, theEve)).as("far away").isEmpty();
  }

  @Test
  void theReasonThatWasBookedIsKnownAtTheCounter() {
    var booking = fixture.booked(TestPeople.wish(950, ten).put("reason", "RESIGNED"));
    var id = byToken(booking, "10:00", false).ticket().orElseThrow().id();
    var now = QueueFixture.at("10:01");
    assertThat(fixture.room().lines().list(TestBranch.BRANCH, TicketState.WAITING, now))
        .filteredOn(view -> view.ticket().id().equals(id))
        .extracting(view -> QueueJson.ticket(view, TEXTS).getString("serviceReason"))
        .containsExactly("RESIGNED");
  }

  @Test
  void nikAndMobileFindTheBookingOfToday() {
    var booking = fixture.booked(ten, 900);
    var by = new By.Identity(new Nik(TestPeople.nik(900)), new Phone("+6281200000900"));
    var answer = checkIn(by, QueueFixture.at("10:10"), false);
    assertThat(answer.ticket().orElseThrow().number()).isEqualTo(booking.getString("number"));
    var stranger = new By.Identity(new Nik(TestPeople.nik(900)), new Phone("+6281200000901"));
    assertThat(checkIn(stranger, QueueFixture.at("10:10"), false).verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void tooEarlyIsAskedFirstAndThenCalledByTheBookedSlot() {
    var booking = fixture.booked(ten);
    var early = byToken(booking, "09:29", false);
    assertThat(early.verdict()).isEqualTo(Verdict.EARLY);
    assertThat(early.ticket()).isEmpty();
    assertThat(words(early)).contains("10.00").contains("09.30");
    var entered = byToken(booking, "09:29", true);
    var ticket = entered.ticket().orElseThrow();
    assertThat(ticket.lineAt()).isEqualTo(QueueFixture.at("10:00"));
    assertThat(words(entered)).startsWith(ticket.number() + " mulai pukul 10.00.");
    assertThat(words(byToken(booking, "09:40", false)))
        .startsWith("Sudah lapor pukul 09.29. " + ticket.number() + " mulai pukul 10.00.");
    assertThat(words(byToken(booking, "10:01", false))).contains("Sudah lapor pukul 09.29");
  }

  @Test
  void nobodyIsSentAwayToComeBackWhenTheDoorsAreShut() {
    var booking = fixture.booked(ten);
    try {
      hours("closes = '09:30', break_start = NULL, break_end = NULL");
      assertThat(byToken(booking, "09:10", false).verdict()).isEqualTo(Verdict.ON_TIME);
    } finally {
      hours("closes = '15:00', break_start = '12:00', break_end = '13:00'");
    }
  }

  private static void hours(String now) {
    fixture.db.run("UPDATE opening_hours SET " + now + " WHERE branch_id = $1", TestBranch.BRANCH);
    fixture.nodes.main(0).rooms().branches().reload();
  }

  @Test
  void tooLateIsAskedFirstAndThenComesAfterThoseOnTime() {
    var punctual = byToken(fixture.booked(ten), "10:15", false).ticket().orElseThrow();
    var booking = fixture.booked(ten);
    var late = byToken(booking, "10:25", false);
    assertThat(late.verdict()).isEqualTo(Verdict.LATE);
    assertThat(words(late)).contains("25 menit");
    assertThat(state(booking)).isEqualTo("BOOKED");
    var ticket = byToken(booking, "10:25", true).ticket().orElseThrow();
    assertThat(ticket.lineAt()).isEqualTo(QueueFixture.at("10:25")).isAfter(punctual.lineAt());
  }

  @Test
  void twoScansAreOnePlaceInLine() {
    var booking = fixture.booked(ten);
    var first = byToken(booking, "09:50", false).ticket().orElseThrow();
    var second = byToken(booking, "09:51", false);
    assertThat(second.verdict()).isEqualTo(Verdict.ALREADY_IN);
    assertThat(second.ticket().orElseThrow().id()).isEqualTo(first.id());
    assertThat(words(second)).contains("09.50");
  }

  @Test
  void fiftyCheckInsOfOneTokenAtOnceAreOnePlaceInLine() {
    var by = new By.Token(fixture.booked(ten).getString("checkInToken"));
    var answers =
        TestPeople.race(
            50,
            n ->
                fixture
                    .nodes
                    .main(n % 3)
                    .rooms()
                    .queue()
                    .checkIns()
                    .checkIn(
                        QueueFixture.command(QueueFixture.at("09:50")),
                        TestBranch.BRANCH,
                        by,
                        false));
    assertThat(answers).filteredOn(a -> a.verdict() == Verdict.ON_TIME).hasSize(1);
    assertThat(answers).filteredOn(a -> a.verdict() == Verdict.ALREADY_IN).hasSize(49);
    assertThat(answers.stream().map(a -> a.ticket().orElseThrow().id()).distinct()).hasSize(1);
    assertThat(tickets()).isEqualTo(1);
  }

  @Test
  void theSameRequestAgainGivesTheSameVerdict() {
    var by = new By.Token(fixture.booked(ten).getString("checkInToken"));
    var key = UUID.randomUUID().toString();
    var first =
        fixture.room().checkIns().checkIn(command("09:50", key), TestBranch.BRANCH, by, false);
    var again =
        fixture.room().checkIns().checkIn(command("09:52", key), TestBranch.BRANCH, by, false);
    assertThat(again.verdict()).isEqualTo(Verdict.ON_TIME);
    assertThat(again.ticket().orElseThrow().id()).isEqualTo(first.ticket().orElseThrow().id());
  }

  @Test
  void aWrongDayChangesNothingAndNamesTheRightOne() {
    var booking = fixture.booked(ten);
    var answer = checkIn(token(booking), QueueFixture.at("10:00").minusSeconds(86_400), true);
    assertThat(answer.verdict()).isEqualTo(Verdict.WRONG_DAY);
    assertThat(words(answer)).contains("Selasa, 24 November 2026").contains("10.00");
    assertThat(words(answer)).contains("Pindahkan ke jam terdekat di sini");
    assertThat(state(booking)).isEqualTo("BOOKED");
  }

  @Test
  void aWrongBranchChangesNothingAndNamesTheRightOne() {
    var booking = fixture.booked(ten);
    var answer =
        fixture
            .room()
            .checkIns()
            .checkIn(
                QueueFixture.command(QueueFixture.at("10:00")), "surakarta", token(booking), true);
    assertThat(answer.verdict()).isEqualTo(Verdict.WRONG_BRANCH);
    assertThat(words(answer)).contains("Kantor Uji");
    assertThat(answer.person().orElseThrow().name().shortened()).isEqualTo("Peserta U.");
    assertThat(state(booking)).isEqualTo("BOOKED");
  }

  @Test
  void aCancelledBookingStaysCancelled() {
    var booking = fixture.booked(ten);
    fixture.nodes.http(0).delete("/api/v1/bookings/" + booking.getString("code"));
    assertThat(byToken(booking, "10:00", true).verdict()).isEqualTo(Verdict.CANCELLED);
    assertThat(state(booking)).isEqualTo("CANCELLED");
  }

  @Test
  void anUnknownCodeOrNumberIsSaidToBeUnknown() {
    for (By by : new By[] {new By.Token("T000"), new By.Number("B-987"), new By.Number("?")}) {
      assertThat(checkIn(by, QueueFixture.at("10:00"), true).verdict()).isEqualTo(Verdict.UNKNOWN);
    }
  }

  /** The guard must not give a second number to somebody who has one. */
  @Test
  void aNumberGivenAtTheDoorIsKnownByItsStateHoweverItIsTyped() {
    var given = fixture.walkIn(QueueFixture.at("09:00"));
    int n = given.slip().number();
    for (var typed : new String[] {given.number(), "a" + n, "A " + n}) {
      var answer = checkIn(new By.Number(typed), QueueFixture.at("09:10"), true);
      assertThat(answer.verdict()).isEqualTo(Verdict.ALREADY_IN);
      assertThat(answer.ticket().orElseThrow().id()).isEqualTo(given.id());
      assertThat(words(answer)).isEqualTo(given.number() + " menunggu sejak pukul 09.00.");
      assertThat(answer.person()).isEmpty();
    }
    fixture.called(1, QueueFixture.at("09:12"));
    var called = checkIn(new By.Number(given.number()), QueueFixture.at("09:20"), false);
    assertThat(words(called)).endsWith("sudah dipanggil ke Loket 1 pukul 09.12.");
    var actions = fixture.room().actions();
    actions.absent(QueueFixture.command(QueueFixture.at("09:25")), given.id());
    var absent = checkIn(new By.Number(given.number()), QueueFixture.at("09:30"), true);
    assertThat(absent.ticket()).isEmpty();
    assertThat(words(absent)).contains("tidak hadir pukul 09.25");
  }

  @Test
  void aNumberThatWasReplacedLeadsToTheNewOne() {
    var given = fixture.walkIn(QueueFixture.at("09:00"));
    var wish =
        new TransferWish(Optional.empty(), Optional.empty(), Optional.of(Lane.PRIORITY), "Lansia");
    var now =
        fixture
            .room()
            .transfers()
            .transfer(QueueFixture.command(QueueFixture.at("09:05")), given.id(), wish);
    var answer = checkIn(new By.Number(given.number()), QueueFixture.at("09:10"), false);
    assertThat(answer.ticket().orElseThrow().id()).isEqualTo(now.id());
    assertThat(words(answer)).startsWith(now.number() + " menunggu");
  }

  @Test
  void whoShowsTheTicketIsNamedAsWellAndSoIsTheirVisit() {
    var booking = fixture.booked(ten);
    for (var time : new String[] {"09:00", "10:30", "10:00"}) {
      var json = QueueJson.checkIn(byToken(booking, time, false), null, TEXTS);
      assertThat(json.getJsonObject("person").getString("name")).isEqualTo("Peserta U.");
      assertThat(json.getJsonObject("booking").getString("number"))
          .isEqualTo(booking.getString("number"));
    }
  }

  @Test
  void anEKlaimBookingNeedsAPassThatIsStillGood() {
    long slot = TestBranch.slot(fixture.db, "E_KLAIM", "10:00", 5, 1);
    var nik = new Nik(TestPeople.nik(800));
    var passes = fixture.nodes.main(0).rooms().booking().passes();
    passes.grant(
        nik, Lane.E_KLAIM, TestBranch.BRANCH, LocalDate.parse("2026-11-20"), TestBranch.DAY);
    var booking = fixture.booked(TestPeople.wish(800, slot).put("service", "E_KLAIM_VERIFICATION"));
    fixture.db.update(
        "UPDATE lane_pass SET last_day = '2026-11-23' WHERE last_day = $1", TestBranch.DAY);
    var expired = byToken(booking, "10:00", true);
    assertThat(expired.verdict()).isEqualTo(Verdict.PASS_EXPIRED);
    assertThat(words(expired)).contains("Senin, 23 November 2026");
    passes.grant(
        nik, Lane.E_KLAIM, TestBranch.BRANCH, LocalDate.parse("2026-11-21"), TestBranch.DAY);
    var ticket = byToken(booking, "10:00", false).ticket().orElseThrow();
    assertThat(ticket.number()).isEqualTo("E-001");
  }

  @Test
  void whoWasAbsentComesBackThroughTheSameDoorAfterThoseWhoWait() {
    var booking = fixture.booked(nine);
    var ticket = byToken(booking, "09:00", false).ticket().orElseThrow();
    fixture.called(1, QueueFixture.at("09:05"));
    fixture.room().actions().absent(QueueFixture.command(QueueFixture.at("09:07")), ticket.id());
    assertThat(state(booking)).isEqualTo("ABSENT");

    var asked = byToken(booking, "09:20", false);
    assertThat(asked.verdict()).isEqualTo(Verdict.LATE);
    assertThat(asked.ticket()).isEmpty();
    var back = byToken(booking, "09:20", true).ticket().orElseThrow();
    assertThat(back.id()).isEqualTo(ticket.id());
    assertThat(back.lineAt()).isEqualTo(QueueFixture.at("09:20"));
    assertThat(state(booking)).isEqualTo("CHECKED_IN");
  }

  @Test
  void aCheckInCanBeTakenBackForHalfAMinuteAndMadeAgain() {
    var booking = fixture.booked(ten);
    var ticket = byToken(booking, "09:50", false).ticket().orElseThrow();
    var actions = fixture.room().actions();
    assertThatThrownBy(
            () ->
                actions.undo(
                    QueueFixture.command(QueueFixture.at("09:50").plusSeconds(31)), ticket.id()))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo("not_allowed_now"));
    var undone =
        actions.undo(QueueFixture.command(QueueFixture.at("09:50").plusSeconds(30)), ticket.id());
    assertThat(undone.state()).isEqualTo(TicketState.CANCELLED);
    assertThat(state(booking)).isEqualTo("BOOKED");
    var again = byToken(booking, "09:52", false).ticket().orElseThrow();
    assertThat(again.number()).isEqualTo(ticket.number());
    assertThat(again.id()).isNotEqualTo(ticket.id());
  }

  @Test
  void whoHasBeenServedIsToldSoAndIsNotInLine() {
    var booking = fixture.booked(nine);
    var ticket = byToken(booking, "09:00", false).ticket().orElseThrow();
    fixture.called(1, QueueFixture.at("09:05"));
    fixture.room().actions().serve(QueueFixture.command(QueueFixture.at("09:06")), ticket.id());
    fixture.room().actions().complete(QueueFixture.command(QueueFixture.at("09:20")), ticket.id());
    var answer = byToken(booking, "09:30", true);
    assertThat(answer.verdict()).isEqualTo(Verdict.ALREADY_IN);
    assertThat(answer.ticket()).isEmpty();
    assertThat(answer.stands()).contains(TicketState.COMPLETED);
    assertThat(words(answer)).contains("Loket 1").contains("09.20");
    assertThat(state(booking)).isEqualTo("COMPLETED");
  }

  private static CheckInAnswer byToken(JsonObject booking, String time, boolean confirm) {
    return checkIn(token(booking), QueueFixture.at(time), confirm);
  }

  private static By token(JsonObject booking) {
    return new By.Token(booking.getString("checkInToken"));
  }

  private static CheckInAnswer checkIn(By by, Instant now, boolean confirm) {
    return fixture
        .room()
        .checkIns()
        .checkIn(QueueFixture.command(now), TestBranch.BRANCH, by, confirm);
  }

  private static StaffCommand command(String time, String key) {
    return QueueFixture.command(QueueFixture.at(time), key);
  }

  private static String words(CheckInAnswer answer) {
    return TEXTS.say(answer.next());
  }

  private static String lowerCaseWithoutDash(JsonObject booking) {
    return booking.getString("number").replace("-0", "").toLowerCase(Locale.ROOT);
  }

  private static String state(JsonObject booking) {
    return fixture
        .db
        .first(
            row -> row.getString("state"),
            "SELECT state FROM booking WHERE service_date = $1 AND lane = $2 AND number = $3",
            TestBranch.DAY,
            booking.getString("lane"),
            Integer.parseInt(booking.getString("number").substring(2)))
        .orElseThrow();
  }

  private static Iterable<String> kinds(UUID ticket) {
    return fixture.db.list(
        row -> row.getString("kind"),
        "SELECT kind FROM event WHERE subject = $1 ORDER BY id",
        ticket);
  }

  private static int tickets() {
    Optional<Integer> n =
        fixture.db.first(row -> row.getInteger(0), "SELECT count(*)::int FROM ticket");
    return n.orElseThrow();
  }
}
