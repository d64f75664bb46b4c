package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Lane;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.page.Texts;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import id.antrean.queue.rules.WaitEstimate;
import id.antrean.slots.Slot;
import id.antrean.slots.SlotsOffered;
import id.antrean.testkit.TestBranch;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketIssueIT {
  private static final Instant TEN = QueueFixture.at("10:00");
  private static QueueFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new QueueFixture(1, 3);
    TestBranch.slot(fixture.db, "ONLINE", "13:30", 5, 1);
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
  void eachLaneCountsForItselfUpFromItsOwnLetter() {
    var first = fixture.walkIn(TEN);
    var second = fixture.walkIn(TEN);
    assertThat(first.number()).startsWith("A-");
    assertThat(second.slip().number()).isEqualTo(first.slip().number() + 1);
    assertThat(fixture.given(Lane.PRIORITY, TEN).number()).startsWith("P-");
    assertThat(fixture.eKlaim("EK-1", "2026-11-20", Optional.empty(), TEN).number())
        .startsWith("E-");
  }

  @Test
  void overTheQuotaAWalkInIsRefusedWithPlacesInstead() {
    quota(1);
    fixture.walkIn(TEN);
    assertThatThrownBy(() -> fixture.walkIn(TEN))
        .isInstanceOfSatisfying(
            Problem.class,
            p -> {
              assertThat(p.code()).isEqualTo("quota_spent");
              assertThat(p.sentence().args()).containsEntry("n", 1).containsEntry("m", 1);
              assertThat(p.detail(SlotsOffered.class).orElseThrow().slots())
                  .extracting(Slot::branch)
                  .contains(TestBranch.BRANCH);
            });
  }

  @Test
  void priorityPeopleUseTheQuotaUpButAreNeverRefusedForIt() {
    quota(1);
    fixture.given(Lane.PRIORITY, TEN);
    QueueFixture.refused("quota_spent", () -> fixture.walkIn(TEN));
    assertThat(fixture.given(Lane.PRIORITY, TEN).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void eKlaimVisitorsNeitherUseTheQuotaNorAreRefusedForIt() {
    quota(0);
    fixture.eKlaim("EK-2", "2026-11-20", Optional.empty(), TEN);
    var figures = fixture.room().lines().figures(TestBranch.BRANCH, TEN);
    assertThat(figures.walkInGiven()).isZero();
    assertThat(figures.eKlaimGiven()).isEqualTo(1);
    assertThat(figures.eKlaimUnverified()).isEqualTo(1);
    assertThat(
            fixture.db.<Integer>first(
                r -> r.getInteger(0),
                "SELECT cardinality(free) FROM slot WHERE branch_id = $1",
                TestBranch.BRANCH))
        .contains(5);
  }

  @Test
  void theClaimsWindowEndsOnTheSeventhWorkingDayAfterTheApproval() {
    // 13 November 2026 is a Friday; the 24th is the seventh working day after it.
    assertThat(fixture.eKlaim("EK-3", "2026-11-13", Optional.empty(), TEN).number())
        .startsWith("E-");
    assertThatThrownBy(() -> fixture.eKlaim("EK-4", "2026-11-12", Optional.empty(), TEN))
        .isInstanceOfSatisfying(
            Problem.class,
            p -> {
              assertThat(p.code()).isEqualTo("pass_expired");
              assertThat(p.sentence().args()).containsEntry("day", TestBranch.DAY.minusDays(1));
            });
    assertThatThrownBy(() -> fixture.eKlaim("EK-5", "2026-11-25", Optional.empty(), TEN))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.fields()).containsKey("claim.approvedOn"));
  }

  @Test
  void aWalkInWhoProvesAnEKlaimKeepsTheArrivalTimeAndTheOldNumberIsClosed() {
    var old = fixture.walkIn(QueueFixture.at("08:10"));
    var ticket = fixture.eKlaim("EK-6", "2026-11-20", Optional.of(old.id()), TEN);
    assertThat(ticket.slip().arrivedAt()).isEqualTo(QueueFixture.at("08:10"));
    assertThat(ticket.lineAt()).isEqualTo(QueueFixture.at("08:10"));
    assertThat(ticket.slip().replaces()).isEqualTo(old.id());
    assertThat(state(old)).isEqualTo("TRANSFERRED");
    assertThat(fixture.room().lines().figures(TestBranch.BRANCH, TEN).walkInGiven()).isZero();

    fixture.room().actions().undo(QueueFixture.command(TEN.plusSeconds(20)), ticket.id());
    assertThat(state(ticket)).isEqualTo("CANCELLED");
    assertThat(state(old)).isEqualTo("WAITING");
    assertThat(fixture.room().lines().figures(TestBranch.BRANCH, TEN).walkInGiven()).isEqualTo(1);
  }

  @Test
  void oneClaimHasOneOpenTicketAndKeepsItsPlaceWhenThePaperIsLost() {
    var first =
        fixture.eKlaim("EK 2026-7", "2026-11-20", Optional.empty(), QueueFixture.at("08:10"));
    var second = fixture.eKlaim("ek20267", "2026-11-20", Optional.of(first.id()), TEN);
    assertThat(second.lineAt()).isEqualTo(first.lineAt());
    assertThat(state(first)).isEqualTo("TRANSFERRED");
    fixture.called(1, TEN);
    QueueFixture.refused(
        "not_allowed_now", () -> fixture.eKlaim("EK20267", "2026-11-20", Optional.empty(), TEN));
  }

  /** A slip of the finger in a claim number names a stranger's. */
  @Test
  void aNumberIsReplacedForItsClaimOnlyWhenTheGuardNamedIt() {
    var stranger = fixture.eKlaim("EK-9", "2026-11-20", Optional.empty(), TEN);
    var visitor = fixture.walkIn(TEN);
    for (var named : List.of(Optional.<UUID>empty(), Optional.of(visitor.id()))) {
      assertThatThrownBy(() -> fixture.eKlaim("EK-9", "2026-11-20", named, TEN))
          .isInstanceOfSatisfying(
              Problem.class,
              asked -> {
                assertThat(asked.code()).isEqualTo("claim_in_line");
                assertThat(asked.sentence().args()).containsEntry("number", stranger.number());
                var standing = asked.detail(SecondNumber.Standing.class).orElseThrow();
                assertThat(standing.ticket().map(Ticket::id)).contains(stranger.id());
              });
      assertThat(state(stranger)).isEqualTo("WAITING");
      assertThat(state(visitor)).isEqualTo("WAITING");
    }
  }

  @Test
  void aTicketOfAnotherBranchCannotBeReplaced() {
    QueueFixture.refused(
        "not_found",
        () -> fixture.eKlaim("EK-8", "2026-11-20", Optional.of(UUID.randomUUID()), TEN));
  }

  @Test
  void anIssuedNumberCanBeTakenBackForHalfAMinuteAndGivesItsPlaceBack() {
    quota(1);
    var ticket = fixture.walkIn(TEN);
    QueueFixture.refused(
        "not_allowed_now",
        () ->
            fixture.room().actions().undo(QueueFixture.command(TEN.plusSeconds(31)), ticket.id()));
    fixture.room().actions().undo(QueueFixture.command(TEN.plusSeconds(30)), ticket.id());
    assertThat(fixture.walkIn(TEN).slip().number()).isEqualTo(ticket.slip().number() + 1);
  }

  @Test
  void onAClosedDayNobodyGetsANumber() {
    QueueFixture.refused("not_allowed_now", () -> fixture.walkIn(TEN.plusSeconds(4 * 86_400)));
    assertThat(
            fixture.db.<Integer>first(
                r -> r.getInteger(0),
                "SELECT count(*)::int FROM branch_day WHERE service_date = '2026-11-28'"))
        .contains(0);
  }

  @Test
  void onlyServicesOfTheBranchInTheirLanes() {
    var guard = fixture.guard(0);
    var unknown = guard.post(QueueFixture.TICKETS, new JsonObject().put("service", "NOTHING"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.code()).isEqualTo("unknown_service");
    var lane =
        guard.post(QueueFixture.TICKETS, new JsonObject().put("service", "E_KLAIM_VERIFICATION"));
    assertThat(lane.status()).isEqualTo(400);
    assertThat(lane.json().getJsonObject("fields").fieldNames()).containsExactly("lane");
    var claim =
        guard.post(
            QueueFixture.TICKETS, new JsonObject().put("service", "JHT").put("lane", "E_KLAIM"));
    assertThat(claim.status()).isEqualTo(400);
    assertThat(claim.json().getJsonObject("fields").fieldNames()).containsExactly("claim");
  }

  @ParameterizedTest
  @CsvSource({
    "06:59, Nomor dibagikan mulai pukul 07.00.",
    "15:00, Kantor tutup pukul 15.00.",
    "22:30, Kantor tutup pukul 15.00."
  })
  void outsideTheHoursTheGuardIsAskedAndTheAnswerStandsOnTheTrail(String time, String question) {
    var now = QueueFixture.at(time);
    for (var lane : List.of(Lane.WALK_IN, Lane.PRIORITY)) {
      assertThatThrownBy(() -> fixture.given(lane, now))
          .isInstanceOfSatisfying(
              Problem.class,
              asked -> {
                assertThat(asked.code()).isEqualTo("outside_hours");
                assertThat(Texts.of("id").say(asked.sentence())).isEqualTo(question);
              });
    }
    var ticket = give(anyway(Lane.WALK_IN), now);
    assertThat(ticket.state()).isEqualTo(TicketState.WAITING);
    assertThat(trailOf(ticket).getBoolean("outsideHours")).isTrue();
    var early = fixture.walkIn(QueueFixture.at("07:00"));
    assertThat(trailOf(early).containsKey("outsideHours")).isFalse();
  }

  @Test
  void onAClosedDayNoAnswerHelps() {
    var sunday = QueueFixture.at("10:00").minus(Duration.ofDays(2));
    QueueFixture.refused("not_allowed_now", () -> give(anyway(Lane.WALK_IN), sunday));
  }

  @Test
  void afterClosingNobodyIsPromisedATime() {
    var lines = fixture.room().lines();
    var first = fixture.walkIn(QueueFixture.at("14:30"));
    assertThat(lines.view(first, QueueFixture.at("14:59")).place().from()).isNotNull();
    assertThat(lines.view(first, QueueFixture.at("15:00")).place())
        .isEqualTo(new WaitEstimate.Place(0, 0, null, null));
  }

  private static TicketWish anyway(Lane lane) {
    return new TicketWish(
        "JHT", lane, "id", Optional.empty(), Optional.empty(), Optional.empty(), false, true);
  }

  private static Ticket give(TicketWish wish, Instant now) {
    return fixture.room().numbers().give(QueueFixture.command(now), TestBranch.BRANCH, wish);
  }

  private static JsonObject trailOf(Ticket ticket) {
    return fixture
        .db
        .first(
            row -> row.getJsonObject("detail"),
            "SELECT detail FROM audit WHERE action = 'TicketGiven' AND object = $1",
            "ticket:" + ticket.id())
        .orElseThrow();
  }

  @Test
  void mobileNumberAndClaimReferenceLieSealedInTheDatabase() {
    var claim = new TicketWish.Claim("EK-CANARY-77", TestBranch.DAY.minusDays(1));
    var wish =
        new TicketWish(
            "JHT",
            Lane.E_KLAIM,
            "id",
            Optional.of(claim),
            Optional.of(new Phone("+6281299887766")),
            Optional.empty(),
            false,
            false);
    var ticket = fixture.room().numbers().give(QueueFixture.command(TEN), TestBranch.BRANCH, wish);
    var row =
        fixture
            .db
            .first(
                r -> r.getString(0),
                "SELECT row_to_json(t)::text FROM ticket t WHERE id = $1",
                ticket.id())
            .orElseThrow();
    for (var secret : new String[] {"EK-CANARY-77", "+6281299887766"}) {
      assertThat(row).doesNotContain(secret).doesNotContain(hex(secret));
    }
    var officer =
        new id.antrean.http.Principal(
            UUID.randomUUID(), "officer-fixture", id.antrean.core.Role.OFFICER, TestBranch.BRANCH);
    var holder = fixture.room().lines().holder(officer, QueueFixture.ADDRESS, ticket.id(), TEN);
    assertThat(holder.phone()).isEqualTo("+6281299887766");
    assertThat(holder.claim()).isEqualTo("EK-CANARY-77");
    assertThat(
            fixture.db.list(
                r -> r.getString(0),
                "SELECT concat_ws(' ', action, actor, detail->>'address') FROM audit WHERE object ="
                    + " $1",
                "ticket:" + ticket.id()))
        .contains(
            "TicketGiven guard-fixture " + QueueFixture.ADDRESS,
            "PERSON_VIEWED officer-fixture " + QueueFixture.ADDRESS);
  }

  @Test
  void anyNumberOfTodayIsFoundHoweverItIsTypedAndWhateverBecameOfIt() {
    var one = fixture.walkIn(TEN);
    var other = fixture.given(Lane.PRIORITY, TEN);
    fixture.room().actions().undo(QueueFixture.command(TEN), one.id());
    int n = one.slip().number();
    for (var typed : new String[] {one.number(), "a" + n, "A-" + n, "a 0" + n}) {
      var found = fixture.room().lines().find(TestBranch.BRANCH, typed, TEN).getFirst();
      assertThat(found.ticket().id()).as(typed).isEqualTo(one.id());
      assertThat(found.ticket().state()).isEqualTo(TicketState.CANCELLED);
    }
    for (int more = 0; more < 10; more++) { // A-001 is not A-010
      fixture.walkIn(TEN);
    }
    assertThat(fixture.room().lines().find(TestBranch.BRANCH, one.number(), TEN))
        .extracting(view -> view.ticket().number())
        .containsOnly(one.number());
    var digits = Integer.toString(other.slip().number());
    assertThat(fixture.room().lines().find(TestBranch.BRANCH, digits, TEN))
        .extracting(view -> view.ticket().id())
        .contains(other.id());
    for (var none : new String[] {"", "-", "Z1", "A-001' OR 1=1", "12345"}) {
      assertThat(fixture.room().lines().find(TestBranch.BRANCH, none, TEN)).as(none).isEmpty();
    }
  }

  private static String hex(String text) {
    return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void quota(int quota) {
    fixture.db.update(
        "UPDATE branch_day SET walk_in_quota = $2 WHERE branch_id = $1", TestBranch.BRANCH, quota);
  }

  private static String state(Ticket ticket) {
    return fixture
        .db
        .first(r -> r.getString(0), "SELECT state FROM ticket WHERE id = $1", ticket.id())
        .orElseThrow();
  }
}
