package id.antrean.house;

import static id.antrean.house.StateDiagram.arrow;
import static id.antrean.house.StateDiagram.names;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.Booking;
import id.antrean.branch.Proposal;
import id.antrean.core.Lane;
import id.antrean.notify.DeliveryState;
import id.antrean.queue.rules.Counter;
import id.antrean.queue.rules.Ticket;
import id.antrean.queue.rules.TicketAction;
import id.antrean.queue.rules.TicketState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/states.md draws the states and steps that the code and the schema allow, and no others. */
class StatesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Path SOURCES = Path.of("src/main/java/id/antrean");

  @Test
  void booking() throws IOException {
    var drawn = StateDiagram.of("Booking");
    assertStates(drawn, names(Stream.of(Booking.State.values())), "booking_state");
    var allowed = new TreeSet<String>();
    for (var from : Booking.State.values()) {
      Stream.of(Booking.State.values())
          .filter(from::mayBecome)
          .forEach(to -> allowed.add(from + " -> " + to));
    }
    assertThat(drawn.pairs()).isEqualTo(allowed);
    assertThat(drawn.from("move")).isEqualTo(of(StatesTest::mayMove));
    assertThat(drawn.from("cancel")).isEqualTo(of(state -> booking(state).mayCancel()));
    var close = Files.readString(SOURCES.resolve("booking/BookingRetention.java"));
    assertThat(drawn.from("day over"))
        .isEqualTo(words(close.split("PastVisits.END")[1].split(";")[0]));
  }

  private static boolean mayMove(Booking.State state) {
    var booking = booking(state);
    assertThat(booking.mayMove(NOW)).isEqualTo(booking.mayMoveAtDesk());
    return booking.mayMoveAtDesk();
  }

  private static Set<String> of(Predicate<Booking.State> which) {
    return names(Stream.of(Booking.State.values()).filter(which));
  }

  private static Booking booking(Booking.State state) {
    var soon = NOW.plusSeconds(3600);
    var nine = LocalTime.of(9, 0);
    return new Booking(
        UUID.randomUUID(),
        1,
        "semarang-pemuda",
        TODAY,
        nine,
        nine.plusMinutes(30),
        soon,
        soon,
        Lane.ONLINE,
        1,
        "JHT",
        null,
        state,
        0,
        "id",
        NOW,
        NOW);
  }

  @Test
  void ticket() throws IOException {
    var drawn = StateDiagram.of("Ticket");
    assertStates(drawn, names(Stream.of(TicketState.values())), "ticket_state");
    assertThat(constraint("ticket_called_has_counter"))
        .isEqualTo(names(Stream.of(TicketState.values()).filter(TicketState::isAtCounter)));
    var allowed = new TreeSet<String>();
    for (var action : TicketAction.values()) {
      var word = action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      if (action == TicketAction.ISSUE || action == TicketAction.CHECK_IN) {
        addStep(allowed, "[*]", ticket(TicketState.WAITING, action), word);
        continue;
      }
      for (var from : TicketState.values()) {
        if (action.isAllowedFrom(from)) {
          var before = ticket(from, null);
          after(before, action).forEach(ticket -> addStep(allowed, from, ticket, word));
        }
      }
    }
    for (var from : TicketState.values()) {
      if (TicketAction.REPLACE.isAllowedFrom(from)) {
        var replaced = ticket(from, null).ended(TicketState.TRANSFERRED, NOW);
        var again = replaced.alive(from).state();
        allowed.add(arrow(replaced.state(), again, "undo replace"));
      }
      if (TicketAction.TRANSFER.isAllowedFrom(from)) {
        var old = ticket(from, null).ended(TicketState.TRANSFERRED, NOW);
        allowed.add(arrow(old.state(), old.alive(from).state(), "undo transfer"));
      }
    }
    var elsewhere = ticket(TicketState.WAITING, TicketAction.TRANSFER);
    allowed.add(arrow(elsewhere.state(), elsewhere.undone(NOW).state(), "undo transfer"));
    assertThat(drawn.arrows()).isEqualTo(allowed);
  }

  /** The step, and the one that takes it back while that may be done. */
  private static void addStep(Set<String> allowed, Object from, Ticket after, String word) {
    allowed.add(arrow(from, after.state(), word));
    if (after.undo() != null) {
      assertThat(after.undo().step().undoable()).isPositive();
      var undo = "undo " + after.undo().step().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      allowed.add(arrow(after.state(), after.undone(NOW).state(), undo));
    }
  }

  /** What the use cases make of a ticket; a transfer is to another counter or lane. */
  private static List<Ticket> after(Ticket ticket, TicketAction action) {
    var counter = new Counter("2", "semarang-pemuda", "Loket 2", true);
    return switch (action) {
      case CALL -> List.of(ticket.called(action, counter, "", null, NOW));
      case RECALL -> List.of(ticket.recalled(NOW));
      case SERVE -> List.of(ticket.served(NOW));
      case COMPLETE -> List.of(ticket.ended(TicketState.COMPLETED, NOW));
      case ABSENCE -> List.of(ticket.ended(TicketState.ABSENT, NOW));
      case HOLD -> List.of(ticket.ended(TicketState.HELD, NOW));
      case RETURN -> List.of(ticket.returned(NOW));
      case REPLACE -> List.of(ticket.ended(TicketState.TRANSFERRED, NOW));
      case TRANSFER ->
          List.of(
              ticket.ended(TicketState.TRANSFERRED, NOW),
              ticket.called(action, counter, "", null, NOW));
      case ISSUE, CHECK_IN -> throw new IllegalArgumentException("makes a ticket");
    };
  }

  private static Ticket ticket(TicketState state, TicketAction last) {
    var slip =
        new Ticket.Slip(
            UUID.randomUUID(),
            "semarang-pemuda",
            TODAY,
            Lane.ONLINE,
            1,
            Ticket.Source.BOOKING,
            "id",
            UUID.randomUUID(),
            null,
            NOW,
            null);
    var undo = last == null ? null : new Ticket.Undo(last, NOW, "", null);
    var call = new Ticket.Call("1", "Loket 1", NOW, null, 0, "", null);
    return new Ticket(slip, state, "JHT", NOW, call, null, null, undo);
  }

  @Test
  void message() throws IOException {
    var drawn = StateDiagram.of("Message");
    assertStates(drawn, names(Stream.of(DeliveryState.values())), "message_state");
    var updates =
        Pattern.compile("\"\"\"\\s+UPDATE message\\b(.*?)\\bWHERE\\b(.*?)\"\"\"", Pattern.DOTALL)
            .matcher(
                Files.readString(SOURCES.resolve("notify/MessageStore.java"))
                    + Files.readString(SOURCES.resolve("notify/OutboxStore.java")))
            .results()
            .toList();
    assertThat(updates).hasSize(5);
    assertThat(updates).allMatch(update -> words(update.group(2)).equals(Set.of("QUEUED")));
    var targets = new TreeSet<String>();
    updates.forEach(update -> targets.addAll(words(update.group(1))));
    Pattern.compile("DeliveryState\\.(\\w+)")
        .matcher(Files.readString(SOURCES.resolve("notify/Messages.java")))
        .results()
        .forEach(state -> targets.add(state.group(1)));
    targets.add("QUEUED");
    assertThat(drawn.pairs())
        .isEqualTo(targets.stream().map(to -> "QUEUED -> " + to).collect(toTreeSet()));
    assertThat(drawn.arrows()).contains("[*] -> QUEUED : plan", "[*] -> SKIPPED : leave out");
  }

  @Test
  void proposal() throws IOException {
    var drawn = StateDiagram.of("Proposal");
    assertStates(drawn, names(Stream.of(Proposal.State.values())), "proposal_state");
    assertThat(drawn.pairs()).noneMatch(pair -> pair.matches("(DONE|REFUSED|WITHDRAWN|FAILED) .*"));
  }

  private static void assertStates(StateDiagram drawn, Set<String> states, String constraint)
      throws IOException {
    assertThat(drawn.states()).isEqualTo(states).isEqualTo(constraint(constraint));
    var all = new TreeSet<>(states);
    all.addAll(drawn.steps());
    assertThat(drawn.told()).as("each with a sentence").isEqualTo(all);
  }

  /** The states that a constraint of the schema names, as it is after the last migration. */
  private static Set<String> constraint(String name) throws IOException {
    var sql = new StringBuilder();
    try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
      for (var file : files.sorted(Comparator.comparingInt(StatesTest::version)).toList()) {
        sql.append(Files.readString(file));
      }
    }
    var check =
        Pattern.compile("CONSTRAINT " + name + "\\s+CHECK \\(state (?:NOT )?IN\\s+\\(([^)]*)\\)");
    var lists = check.matcher(sql).results().toList();
    assertThat(lists).as(name).isNotEmpty();
    return words(lists.getLast().group(1));
  }

  private static int version(Path migration) {
    return Integer.parseInt(migration.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
  }

  private static Set<String> words(String sql) {
    return Pattern.compile("'([A-Z_]+)'")
        .matcher(sql)
        .results()
        .map(w -> w.group(1))
        .collect(toTreeSet());
  }

  private static Collector<String, ?, Set<String>> toTreeSet() {
    return Collectors.toCollection(TreeSet::new);
  }
}
