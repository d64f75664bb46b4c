package id.antrean.queue;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.db.Database;
import id.antrean.http.Principal;
import id.antrean.page.Texts;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.rules.Ticket;
import id.antrean.staff.StaffAct;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The test branch with staff: nodes, people who book, and steps at any time of its day. */
final class QueueFixture implements AutoCloseable {
  static final String TICKETS = "/api/v1/branches/" + TestBranch.BRANCH + "/tickets";
  static final Principal GUARD =
      new Principal(UUID.randomUUID(), "guard-fixture", Role.GUARD, TestBranch.BRANCH);

  private final AtomicInteger people = new AtomicInteger();
  final Nodes nodes;
  static final String ADDRESS = "192.0.2.7";

  final Database db;

  QueueFixture(int nodeCount, int counters) {
    nodes = Nodes.start(nodeCount);
    db = nodes.database();
    TestBranch.branch(db, counters);
    TestBranch.staff(db, TestBranch.BRANCH, "fixture");
    TestBranch.staff(db, "surakarta", "lain");
    for (int i = 0; i < nodeCount; i++) {
      nodes.main(i).rooms().branches().reload();
    }
  }

  Http guard(int node) {
    return nodes.http(node).as("guard-fixture");
  }

  QueueRoom room() {
    return nodes.main(0).rooms().queue();
  }

  /** On {@link TestBranch#DAY}, a Tuesday, in the branch's own time. */
  static Instant at(String time) {
    return TestBranch.DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.ofHours(7));
  }

  static StaffCommand command(Instant now) {
    return command(now, UUID.randomUUID().toString());
  }

  static StaffCommand command(Instant now, String key) {
    return command(GUARD, now, key, "test");
  }

  static StaffCommand command(Principal who, Instant now, String key, String what) {
    return new StaffCommand(new StaffAct(who, ADDRESS, key, now), what);
  }

  /** Somebody books the slot over HTTP the day before; the answer of the API. */
  JsonObject booked(long slot) {
    return booked(slot, people.incrementAndGet());
  }

  JsonObject booked(long slot, int person) {
    return booked(TestPeople.wish(person, slot));
  }

  JsonObject booked(JsonObject wish) {
    var answer = nodes.http(0).post("/api/v1/bookings", wish);
    if (answer.status() != 201) {
      throw new AssertionError(answer.body());
    }
    return answer.json();
  }

  Ticket walkIn(Instant now) {
    return given(Lane.WALK_IN, now);
  }

  Ticket given(Lane lane, Instant now) {
    var wish =
        new TicketWish(
            "JHT", lane, "id", Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    return room().numbers().give(command(now), TestBranch.BRANCH, wish);
  }

  Ticket eKlaim(String reference, String approvedOn, Optional<UUID> replaces, Instant now) {
    var claim = new TicketWish.Claim(reference, LocalDate.parse(approvedOn));
    var wish =
        new TicketWish(
            "JHT",
            Lane.E_KLAIM,
            "id",
            Optional.of(claim),
            Optional.empty(),
            replaces,
            false,
            false);
    return room().numbers().give(command(now), TestBranch.BRANCH, wish);
  }

  Ticket called(int counter, Instant now) {
    var wish = new CallWish(Optional.empty(), Optional.empty(), null);
    return room().calls().call(command(now), TestBranch.BRANCH + "-" + counter, wish);
  }

  Ticket transfer(StaffCommand command, UUID ticket, TransferWish wish) {
    return room().transfers().transfer(command, ticket, wish);
  }

  static TransferWish transfer(String counter, String service, Lane lane) {
    return new TransferWish(
        Optional.ofNullable(counter),
        Optional.ofNullable(service),
        Optional.ofNullable(lane),
        "Membawa bayi");
  }

  List<String> kinds(UUID ticket) {
    return db.list(
        r -> r.getString(0), "SELECT kind FROM event WHERE subject = $1 ORDER BY id", ticket);
  }

  /** The sentence of the refusal. */
  static String refused(String code, ThrowingCallable step) {
    try {
      step.call();
    } catch (Problem problem) {
      assertThat(problem.code()).isEqualTo(code);
      return Texts.of("id").say(problem.sentence());
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
    throw new AssertionError("not refused: " + code);
  }

  /** Nobody in line, nobody at a counter, quota untouched. */
  void emptyFloor() {
    db.update("DELETE FROM ticket");
    db.update(
        "UPDATE branch_day SET walk_in_given = 0, walk_in_quota = 100, turn = '{}' WHERE branch_id"
            + " = $1",
        TestBranch.BRANCH);
    db.update("UPDATE counter SET open = true WHERE branch_id = $1", TestBranch.BRANCH);
  }

  @Override
  public void close() {
    nodes.close();
  }
}
