package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Lane;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketState;
import id.antrean.slots.Slot;
import id.antrean.slots.SlotsOffered;
import id.antrean.testkit.Place;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TicketIssueIT {
  private static final Instant TEN = Uji.at("10:00");
  private static Uji uji;

  @BeforeAll
  static void start() {
    uji = new Uji(1, 3);
    Place.slot(uji.db, "ONLINE", "13:30", 5, 1);
  }

  @AfterAll
  static void stop() {
    uji.close();
  }

  @BeforeEach
  void emptyFloor() {
    uji.emptyFloor();
  }

  @Test
  void eachLaneCountsForItselfUpFromItsOwnLetter() {
    var first = uji.walkIn(TEN);
    var second = uji.walkIn(TEN);
    assertThat(first.number()).startsWith("A-");
    assertThat(second.slip().number()).isEqualTo(first.slip().number() + 1);
    assertThat(uji.given(Lane.PRIORITY, TEN).number()).startsWith("P-");
    assertThat(uji.eKlaim("EK-1", "2026-11-20", Optional.empty(), TEN).number()).startsWith("E-");
  }

  @Test
  void overTheQuotaAWalkInIsRefusedWithPlacesInstead() {
    quota(1);
    uji.walkIn(TEN);
    assertThatThrownBy(() -> uji.walkIn(TEN))
        .isInstanceOfSatisfying(
            Problem.class,
            p -> {
              assertThat(p.code()).isEqualTo("quota_spent");
              assertThat(p.sentence().args()).containsEntry("n", 1).containsEntry("m", 1);
              assertThat(p.detail(SlotsOffered.class).orElseThrow().slots())
                  .extracting(Slot::branch)
                  .contains(Place.BRANCH);
            });
  }

  @Test
  void priorityPeopleUseTheQuotaUpButAreNeverRefusedForIt() {
    quota(1);
    uji.given(Lane.PRIORITY, TEN);
    refused("quota_spent", () -> uji.walkIn(TEN));
    assertThat(uji.given(Lane.PRIORITY, TEN).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void eKlaimVisitorsNeitherUseTheQuotaNorAreRefusedForIt() {
    quota(0);
    uji.eKlaim("EK-2", "2026-11-20", Optional.empty(), TEN);
    var figures = uji.room().lines().figures(Place.BRANCH, TEN);
    assertThat(figures.walkInGiven()).isZero();
    assertThat(figures.eKlaimGiven()).isEqualTo(1);
    assertThat(figures.eKlaimUnverified()).isEqualTo(1);
    assertThat(
            uji.db.<Integer>first(
                r -> r.getInteger(0),
                "SELECT cardinality(free) FROM slot WHERE branch_id = $1",
                Place.BRANCH))
        .contains(5);
  }

  @Test
  void theClaimsWindowEndsOnTheSeventhWorkingDayAfterTheApproval() {
    // 13 November 2026 is a Friday; the 24th is the seventh working day after it.
    assertThat(uji.eKlaim("EK-3", "2026-11-13", Optional.empty(), TEN).number()).startsWith("E-");
    assertThatThrownBy(() -> uji.eKlaim("EK-4", "2026-11-12", Optional.empty(), TEN))
        .isInstanceOfSatisfying(
            Problem.class,
            p -> {
              assertThat(p.code()).isEqualTo("pass_expired");
              assertThat(p.sentence().args()).containsEntry("day", Place.DAY.minusDays(1));
            });
    assertThatThrownBy(() -> uji.eKlaim("EK-5", "2026-11-25", Optional.empty(), TEN))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.fields()).containsKey("claim.approvedOn"));
  }

  @Test
  void aWalkInWhoProvesAnEKlaimKeepsHisArrivalTimeAndHisOldNumberIsClosed() {
    var old = uji.walkIn(Uji.at("08:10"));
    var ticket = uji.eKlaim("EK-6", "2026-11-20", Optional.of(old.id()), TEN);
    assertThat(ticket.slip().arrivedAt()).isEqualTo(Uji.at("08:10"));
    assertThat(ticket.lineAt()).isEqualTo(Uji.at("08:10"));
    assertThat(ticket.slip().replaces()).isEqualTo(old.id());
    assertThat(state(old)).isEqualTo("TRANSFERRED");
    assertThat(uji.room().lines().figures(Place.BRANCH, TEN).walkInGiven()).isZero();

    uji.room().actions().undo(Uji.command(TEN.plusSeconds(20)), ticket.id());
    assertThat(state(ticket)).isEqualTo("CANCELLED");
    assertThat(state(old)).isEqualTo("WAITING");
    assertThat(uji.room().lines().figures(Place.BRANCH, TEN).walkInGiven()).isEqualTo(1);
  }

  @Test
  void oneClaimHasOneOpenTicketAndKeepsItsPlaceWhenThePaperIsLost() {
    var first = uji.eKlaim("EK 2026-7", "2026-11-20", Optional.empty(), Uji.at("08:10"));
    var second = uji.eKlaim("ek20267", "2026-11-20", Optional.empty(), TEN);
    assertThat(second.lineAt()).isEqualTo(first.lineAt());
    assertThat(state(first)).isEqualTo("TRANSFERRED");
    uji.called(1, TEN);
    refused("not_allowed_now", () -> uji.eKlaim("EK20267", "2026-11-20", Optional.empty(), TEN));
  }

  @Test
  void aTicketOfAnotherBranchCannotBeReplaced() {
    refused(
        "not_found", () -> uji.eKlaim("EK-8", "2026-11-20", Optional.of(UUID.randomUUID()), TEN));
  }

  @Test
  void anIssuedNumberCanBeTakenBackForHalfAMinuteAndGivesItsPlaceBack() {
    quota(1);
    var ticket = uji.walkIn(TEN);
    refused(
        "not_allowed_now",
        () -> uji.room().actions().undo(Uji.command(TEN.plusSeconds(31)), ticket.id()));
    uji.room().actions().undo(Uji.command(TEN.plusSeconds(30)), ticket.id());
    assertThat(uji.walkIn(TEN).slip().number()).isEqualTo(ticket.slip().number() + 1);
  }

  @Test
  void onAClosedDayNobodyGetsANumber() {
    refused("not_allowed_now", () -> uji.walkIn(TEN.plusSeconds(4 * 86_400)));
    assertThat(
            uji.db.<Integer>first(
                r -> r.getInteger(0),
                "SELECT count(*)::int FROM branch_day WHERE service_date = '2026-11-28'"))
        .contains(0);
  }

  @Test
  void onlyServicesOfTheBranchInTheirLanes() {
    var guard = uji.guard(0);
    var unknown = guard.post(Uji.TICKETS, new JsonObject().put("service", "NOTHING"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.code()).isEqualTo("unknown_service");
    var lane = guard.post(Uji.TICKETS, new JsonObject().put("service", "E_KLAIM_VERIFICATION"));
    assertThat(lane.status()).isEqualTo(400);
    assertThat(lane.json().getJsonObject("fields").fieldNames()).containsExactly("lane");
    var claim =
        guard.post(Uji.TICKETS, new JsonObject().put("service", "JHT").put("lane", "E_KLAIM"));
    assertThat(claim.status()).isEqualTo(400);
    assertThat(claim.json().getJsonObject("fields").fieldNames()).containsExactly("claim");
  }

  @Test
  void mobileNumberAndClaimReferenceLieSealedInTheDatabase() {
    var claim = new TicketWish.Claim("EK-CANARY-77", Place.DAY.minusDays(1));
    var wish =
        new TicketWish(
            "JHT",
            Lane.E_KLAIM,
            Optional.of(claim),
            Optional.of(new Phone("+6281299887766")),
            Optional.empty());
    var ticket = uji.room().numbers().give(Uji.command(TEN), Place.BRANCH, wish);
    var row =
        uji.db
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
            UUID.randomUUID(), "officer-uji", id.antrean.core.Role.OFFICER, Place.BRANCH);
    var holder = uji.room().lines().holder(officer, ticket.id(), TEN);
    assertThat(holder.phone()).isEqualTo("+6281299887766");
    assertThat(holder.claim()).isEqualTo("EK-CANARY-77");
    assertThat(
            uji.db.list(
                r -> r.getString(0),
                "SELECT action || ' ' || actor FROM audit WHERE object = $1",
                "ticket:" + ticket.id()))
        .contains("PERSON_VIEWED officer-uji");
  }

  private static String hex(String text) {
    return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void quota(int quota) {
    uji.db.update(
        "UPDATE branch_day SET walk_in_quota = $2 WHERE branch_id = $1", Place.BRANCH, quota);
  }

  private static String state(Ticket ticket) {
    return uji.db
        .first(r -> r.getString(0), "SELECT state FROM ticket WHERE id = $1", ticket.id())
        .orElseThrow();
  }

  private static void refused(String code, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
  }
}
