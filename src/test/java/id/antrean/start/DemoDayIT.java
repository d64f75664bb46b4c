package id.antrean.start;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.http.Principal;
import id.antrean.queue.CallWish;
import id.antrean.queue.QueueRoom;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.rules.Counter;
import id.antrean.queue.rules.TicketState;
import id.antrean.staff.Accounts;
import id.antrean.staff.StaffAct;
import id.antrean.testkit.Nodes;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A working morning in the demo's office, made by the use cases and looked at from outside. */
class DemoDayIT {
  private static final String OFFICE = Accounts.DEMO_BRANCH;
  private static final Instant MORNING = Instant.parse("2026-11-23T02:20:00Z");
  private static final Instant BREAK = Instant.parse("2026-11-23T05:00:00Z");
  private static final Instant CLOSING = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void theProgramStartsWithFortyPeopleOfAllLanesAndStartsAgainWithTheSame() {
    try (var nodes =
        Nodes.start(
            1,
            "ANTREAN_DEMO_DAY",
            "on",
            "ANTREAN_CLOCK",
            "2026-11-23T09:20:00+07:00",
            "ANTREAN_CAPTCHA",
            "image",
            "ANTREAN_LIMITS",
            "on")) {
      assertThat(people(nodes)).isEqualTo(40);
      var board = nodes.http(0).get("/api/v1/branches/" + OFFICE + "/board").json();
      var lanes = board.getJsonArray("lanes").stream().map(JsonObject.class::cast).toList();
      assertThat(lanes.stream().map(lane -> lane.getString("prefix")))
          .containsExactlyInAnyOrder("A", "B", "E", "P");
      assertThat(lanes).anySatisfy(lane -> assertThat(lane.getJsonArray("calling")).isNotEmpty());
      assertThat(lanes.stream().mapToInt(lane -> lane.getInteger("waiting")).sum())
          .isGreaterThan(10);
      assertThat(board.getJsonArray("recent")).hasSizeGreaterThan(3);
      nodes.roll(0);
      assertThat(people(nodes)).isEqualTo(40);
    }
  }

  @Test
  void threeCountersCallSlowlyUntilTheOfficeCloses() {
    try (var nodes = Nodes.start(1, "ANTREAN_CLOCK", "2026-11-23T09:20:00+07:00")) {
      var day = day(nodes);
      day.look(MORNING);
      var filled = states(nodes, MORNING);
      assertThat(filled.get(TicketState.COMPLETED)).isGreaterThan(8);
      assertThat(filled).containsEntry(TicketState.ABSENT, 1).containsEntry(TicketState.HELD, 1);
      assertThat(atCounters(filled)).isEqualTo(3);
      var open = queue(nodes).counters().list(OFFICE).stream().filter(Counter::open);
      assertThat(open.map(Counter::name)).containsExactly("Loket 1", "Loket 2", "Loket 3");

      var later = tenMinutes(day, MORNING);
      var after = states(nodes, later);
      assertThat(calls(after) - calls(filled)).isBetween(12, 32);
      assertThat(atCounters(after)).isBetween(2, 3); // one may just have stepped aside
      assertThat(after.get(TicketState.WAITING)).isGreaterThan(8);
      assertThat(recalls(nodes)).isPositive();

      tenMinutes(day, BREAK);
      tenMinutes(day, CLOSING);
      assertThat(states(nodes, CLOSING)).isEqualTo(after);
    }
  }

  /** A look a minute instead of six, so a sixth of the calls: enough to spend a quota of 56. */
  @Test
  void newcomersComeAtThePaceOfTheCallsSoNoLaneRunsDryBeforeTheOfficeCloses() {
    try (var nodes = Nodes.start(1, "ANTREAN_CLOCK", "2026-11-23T09:20:00+07:00")) {
      var day = day(nodes);
      day.look(MORNING);
      int before = calls(states(nodes, MORNING));
      int booked = count(nodes, "SELECT count(*) AS n FROM ticket WHERE source = 'BOOKING'");
      for (var now = MORNING; now.isBefore(CLOSING); now = now.plusSeconds(60)) {
        day.look(now);
        var waiting = states(nodes, now).get(TicketState.WAITING);
        assertThat(waiting).as("at %s", now).isBetween(8, 20);
      }
      assertThat(calls(states(nodes, CLOSING.minusSeconds(1))) - before).isGreaterThan(80);
      assertThat(count(nodes, "SELECT count(*) AS n FROM ticket WHERE source = 'BOOKING'"))
          .isGreaterThan(booked + 15);
      assertThat(count(nodes, "SELECT walk_in_given AS n FROM branch_day WHERE walk_in_given > 0"))
          .as("more than the office's own quota")
          .isGreaterThan(56);
      assertThat(
              count(
                  nodes,
                  "SELECT walk_in_quota - walk_in_given AS n FROM branch_day WHERE walk_in_given > 0"))
          .as("and six times as many would be given")
          .isGreaterThan(300);
    }
  }

  @Test
  @Tag("long")
  void anotherRunGoesOnWithThePeopleAtTheCountersAndLeavesAPersonsCounterAlone() {
    try (var nodes = Nodes.start(1, "ANTREAN_CLOCK", "2026-11-23T09:20:00+07:00")) {
      day(nodes).look(MORNING);
      var before = states(nodes, MORNING);
      var again = day(nodes);
      again.look(MORNING);
      assertThat(states(nodes, MORNING)).isEqualTo(before);

      var mine = takeOver(nodes, OFFICE + "-1");
      var later = tenMinutes(again, MORNING);
      assertThat(calls(states(nodes, later)) - calls(before)).isGreaterThan(10);
      var standing = queue(nodes).lines().list(OFFICE, TicketState.CALLED, later).stream();
      assertThat(standing.map(view -> view.ticket().id())).contains(mine);
    }
  }

  private static DemoDay day(Nodes nodes) {
    var rooms = nodes.main(0).rooms();
    return new DemoDay(rooms.branches(), OFFICE, rooms.booking(), rooms.queue(), new Random(1));
  }

  private static Instant tenMinutes(DemoDay day, Instant from) {
    for (int i = 1; i <= 60; i++) {
      day.look(from.plusSeconds(10L * i));
    }
    return from.plusSeconds(600);
  }

  /** A guard finishes with the person whom the demo called there, and calls another. */
  private static UUID takeOver(Nodes nodes, String counter) {
    var room = queue(nodes);
    for (var state : List.of(TicketState.CALLED, TicketState.SERVING)) {
      for (var view : room.lines().list(OFFICE, state, MORNING)) {
        if (view.ticket().call().counter().equals(counter)) {
          room.actions().hold(command(), view.ticket().id());
        }
      }
    }
    var anybody = new CallWish(Optional.empty(), Optional.empty(), null);
    return room.calls().call(command(), counter, anybody).id();
  }

  private static StaffCommand command() {
    var guard = new Principal(UUID.randomUUID(), "guard", Role.GUARD, OFFICE);
    var act = new StaffAct(guard, "192.0.2.1", UUID.randomUUID().toString(), MORNING);
    return new StaffCommand(act, "test");
  }

  private static QueueRoom queue(Nodes nodes) {
    return nodes.main(0).rooms().queue();
  }

  private static Map<TicketState, Integer> states(Nodes nodes, Instant now) {
    var sum = new EnumMap<TicketState, Integer>(TicketState.class);
    queue(nodes).lines().figures(OFFICE, now).lanes().values().stream()
        .flatMap(lane -> lane.entrySet().stream())
        .forEach(state -> sum.merge(state.getKey(), state.getValue(), Integer::sum));
    return sum;
  }

  private static int atCounters(Map<TicketState, Integer> states) {
    return states.getOrDefault(TicketState.CALLED, 0) + states.getOrDefault(TicketState.SERVING, 0);
  }

  /** So many were called at least once. */
  private static int calls(Map<TicketState, Integer> states) {
    return atCounters(states)
        + states.getOrDefault(TicketState.COMPLETED, 0)
        + states.getOrDefault(TicketState.ABSENT, 0)
        + states.getOrDefault(TicketState.HELD, 0);
  }

  /** Everybody with a number for today or a booking for later. */
  private static int people(Nodes nodes) {
    return count(nodes, "SELECT count(*) AS n FROM ticket")
        + count(nodes, "SELECT count(*) AS n FROM booking WHERE state = 'BOOKED'");
  }

  private static int recalls(Nodes nodes) {
    return count(nodes, "SELECT count(*) AS n FROM event WHERE kind = 'TicketRecalled'");
  }

  private static int count(Nodes nodes, String sql) {
    return nodes.database().first(row -> row.getInteger("n"), sql).orElseThrow();
  }
}
