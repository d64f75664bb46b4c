package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.Visits;
import id.antrean.core.Lane;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.queue.floor.DayStore;
import id.antrean.queue.floor.FloorGuards;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.TicketStore;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A visitor leaves a mobile that has a number at this branch today (N1). */
@Antrean(counters = 2, shared = true)
class SecondNumberIT {
  private static final String CHECK_INS = "/api/v1/branches/" + TestBranch.BRANCH + "/check-ins";
  private static Nodes nodes;
  private static Http admin;
  private static long today;
  private static int people = 40_000;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    admin = nodes.http(0).as("admin");
    today = TestBranch.slot(nodes.database(), -1, 20, 1);
  }

  @Test
  void theGuardIsAskedAndMayMeanIt() {
    var wish = wish(people++);
    var first = given(admin.post(QueueFixture.TICKETS, wish));
    var asked = asked(admin.post(QueueFixture.TICKETS, wish));
    assertThat(asked.getString("title")).contains(first.getString("number"));
    assertThat(asked.getJsonObject("ticket").getString("id")).isEqualTo(first.getString("id"));
    var abroad = wish.copy().put("phone", wish.getString("phone").replaceFirst("0", "+62 "));
    asked(admin.post(QueueFixture.TICKETS, abroad));

    var second = given(admin.post(QueueFixture.TICKETS, wish.copy().put("again", true)));
    assertThat(second.getString("number")).isNotEqualTo(first.getString("number"));
  }

  @ParameterizedTest
  @EnumSource(names = {"WALK_IN", "PRIORITY", "E_KLAIM"})
  void whateverTheLane(Lane lane) {
    int person = people++;
    given(admin.post(QueueFixture.TICKETS, wish(person)));
    var claim = new JsonObject().put("reference", "EK-" + person).put("approvedOn", "2026-11-20");
    var wish = wish(person).put("lane", lane.name());
    asked(admin.post(QueueFixture.TICKETS, lane == Lane.E_KLAIM ? wish.put("claim", claim) : wish));
  }

  @Test
  void whoHasBookedForTodayIsToBeCheckedInAndThenStandsInLine() {
    int person = people++;
    var number = booked(person, today).getString("number");
    var asked = asked(admin.post(QueueFixture.TICKETS, wish(person)));
    assertThat(asked.getString("title")).contains(number, "09.00");
    assertThat(asked.getJsonObject("booking").getString("number")).isEqualTo(number);
    assertThat(asked.containsKey("ticket")).isFalse();

    var arrival = new JsonObject().put("number", number).put("confirm", true);
    assertThat(admin.post(CHECK_INS, arrival).json().getJsonObject("ticket")).isNotNull();
    var inLine = asked(admin.post(QueueFixture.TICKETS, wish(person)));
    assertThat(inLine.getJsonObject("ticket").getString("number")).isEqualTo(number);
  }

  @Test
  void nobodyIsAskedForWhatIsOverOrElsewhere() {
    int person = people++;
    var elsewhere = "/api/v1/branches/surakarta/tickets";
    given(admin.post(elsewhere, wish(person)));
    booked(person, TestBranch.slot(nodes.database(), 11, 1, 1));
    var cancelled = booked(person, today, "GENERAL").getString("code");
    nodes.http(0).delete("/api/v1/bookings/" + cancelled);
    var first = given(admin.post(QueueFixture.TICKETS, wish(person)));
    assertThat(admin.post(ticket(first) + "/undo", null).status()).isEqualTo(200);
    given(admin.post(QueueFixture.TICKETS, wish(person)));
  }

  @Test
  void theNumberThatIsReplacedDoesNotCount() {
    int person = people++;
    var first = given(admin.post(QueueFixture.TICKETS, wish(person)));
    var wish = wish(person).put("replaces", first.getString("id"));
    given(admin.post(QueueFixture.TICKETS, wish));
  }

  @Test
  void aClaimThatHasANumberIsAskedAboutAndTheAnswerNamesIt() {
    var claim = new JsonObject().put("reference", "EK-" + people++).put("approvedOn", "2026-11-20");
    var wish =
        new JsonObject()
            .put("service", "E_KLAIM_VERIFICATION")
            .put("lane", "E_KLAIM")
            .put("claim", claim);
    var first = given(admin.post(QueueFixture.TICKETS, wish));
    var asked = admin.post(QueueFixture.TICKETS, wish);
    assertThat(asked.code()).isEqualTo("claim_in_line");
    var named = asked.json().getJsonObject("ticket").getString("id");
    assertThat(named).isEqualTo(first.getString("id"));
    var again = admin.post(QueueFixture.TICKETS, wish.copy().put("again", true));
    assertThat(again.code()).as("not another person").isEqualTo("claim_in_line");
    var second = given(admin.post(QueueFixture.TICKETS, wish.copy().put("replaces", named)));
    assertThat(second.getString("arrivedAt")).isEqualTo(first.getString("arrivedAt"));
  }

  @Test
  void theMobileGoesAlongToAnotherLane() {
    int person = people++;
    var first = given(admin.post(QueueFixture.TICKETS, wish(person)));
    var transfer = new JsonObject().put("lane", "PRIORITY").put("reason", "uji");
    var moved = admin.post(ticket(first) + "/transfers", transfer).json();
    var asked = asked(admin.post(QueueFixture.TICKETS, wish(person)));
    assertThat(asked.getJsonObject("ticket").getString("number"))
        .isEqualTo(moved.getString("number"))
        .startsWith("P-");
  }

  @Test
  void oneTapSentTwiceIsOneNumberAndNoQuestion() {
    var wish = wish(people++);
    for (var body : new JsonObject[] {wish, wish.copy().put("again", true)}) {
      var key = UUID.randomUUID().toString();
      var first = given(admin.post(QueueFixture.TICKETS, body, key));
      var repeat = given(admin.post(QueueFixture.TICKETS, body, key));
      assertThat(repeat.getString("id")).isEqualTo(first.getString("id"));
    }
  }

  @Test
  void ofManyGuardsAtOnceOneGivesTheNumberAndTheOthersAreAsked() {
    var wish = wish(people++);
    var answers =
        TestPeople.race(
            8, n -> admin.insist("POST", QueueFixture.TICKETS, wish, UUID.randomUUID().toString()));
    assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
    assertThat(answers).filteredOn(a -> a.status() == 409).hasSize(7);
  }

  /** Negative control: without the day's lock two guards at once are not asked. */
  @Test
  void withoutTheLockOfTheDayTheyGiveTwo() {
    var vertxes = IntStream.range(0, 4).mapToObj(n -> Vertx.vertx()).toList();
    var rooms = vertxes.stream().map(SecondNumberIT::withoutLock).toList();
    int most = 0;
    for (int round = 0; round < 20 && most <= 1; round++) {
      var wish = byMobile(Phone.parse(wish(people++).getString("phone")));
      var given = TestPeople.race(4, n -> gives(rooms.get(n), wish));
      most = Math.max(most, Collections.frequency(given, true));
    }
    vertxes.forEach(vertx -> vertx.close().await());
    assertThat(most).isGreaterThan(1);
  }

  private static TicketWish byMobile(Phone phone) {
    return new TicketWish(
        "JHT", Lane.PRIORITY, "id", Optional.empty(), Optional.of(phone), Optional.empty(), false);
  }

  private static TicketIssue withoutLock(Vertx vertx) {
    var rooms = nodes.main(0).rooms();
    var db = nodes.database();
    var days = new DayStore();
    var tickets = new TicketStore();
    FloorGuards.DayLock open =
        (sql, branch, date) -> {
          sql.run("SELECT pg_sleep(0.05)");
          return days.find(sql, branch, date);
        };
    var guards = new FloorGuards(open, tickets::save);
    var transaction =
        new FloorTransaction(vertx, db, rooms.sealed(), rooms.doorbell(), days, guards);
    var visits = new Visits(rooms.sealed());
    return new TicketIssue(
        rooms.branches(),
        rooms.booking().slots(),
        transaction,
        days,
        tickets,
        visits,
        rooms.sealed());
  }

  private static boolean gives(TicketIssue room, TicketWish wish) {
    try {
      room.give(QueueFixture.command(TestBranch.NOW), TestBranch.BRANCH, wish);
      return true;
    } catch (Problem asked) {
      assertThat(asked.code()).isEqualTo("already_waiting");
      return false;
    }
  }

  private static JsonObject wish(int person) {
    return new JsonObject().put("service", "JHT").put("phone", phone(person));
  }

  private static String phone(int person) {
    return TestPeople.wish(person, 0).getString("phone");
  }

  private static JsonObject booked(int person, long slot) {
    return booked(person, slot, "JHT");
  }

  private static JsonObject booked(int person, long slot, String service) {
    var wish = TestPeople.wish(person, slot).put("service", service);
    var answer = nodes.http(0).post("/api/v1/bookings", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static String ticket(JsonObject ticket) {
    return "/api/v1/tickets/" + ticket.getString("id");
  }

  private static JsonObject given(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static JsonObject asked(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("already_waiting");
    return answer.json();
  }
}
