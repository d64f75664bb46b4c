package id.antrean.queue.rules;

import id.antrean.core.Lane;
import id.antrean.core.Sentence;
import id.antrean.queue.rules.CallingPolicy.Why;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One person in a line of one branch on one day. {@code lineAt} is their place in line: the slot's
 * time for the booked, arrival for the rest. {@code call} is the last one, kept when it is over.
 */
public record Ticket(
    Slip slip,
    TicketState state,
    String service,
    Instant lineAt,
    Call call,
    Instant servingAt,
    Instant endedAt,
    Undo undo) {

  public enum Source {
    BOOKING,
    WALK_IN,
    E_KLAIM
  }

  /**
   * What never changes. {@code language}: of what the person gets in writing. {@code booking},
   * {@code serviceReason} (what its holder said they come for) and {@code replaces} may be null.
   */
  public record Slip(
      UUID id,
      String branch,
      LocalDate date,
      Lane lane,
      int number,
      Source source,
      String language,
      UUID booking,
      String serviceReason,
      Instant arrivedAt,
      UUID replaces) {

    public String shownNumber() {
      return lane.number(number);
    }
  }

  /**
   * A call to a counter. {@code recalledAt} is null when once was enough, {@code why} for a call
   * whose reason is kept in words only.
   */
  public record Call(
      String counter,
      String counterName,
      Instant at,
      Instant recalledAt,
      int recalls,
      String reason,
      Why why) {}

  /**
   * The last step, while it may be taken back. {@code from}: the state of what it changed, {@code
   * before} the rest of it; null for a ticket that the step itself made.
   */
  public record Undo(TicketAction step, Instant at, String from, Before before) {
    public boolean isOver(Instant now) {
      return now.isAfter(at.plus(step.undoable()));
    }
  }

  /** What a step may change besides the state; all but the service may be null. */
  public record Before(String service, Call call, Instant servingAt, Instant endedAt) {}

  public static Ticket waiting(Slip slip, String service, Instant lineAt, Undo undo) {
    return new Ticket(slip, TicketState.WAITING, service, lineAt, null, null, null, undo);
  }

  /** When the time begins of a person who came early and waits for it. */
  public Optional<Instant> beginsLater(Instant now) {
    return state == TicketState.WAITING && lineAt.isAfter(now)
        ? Optional.of(lineAt)
        : Optional.empty();
  }

  public UUID id() {
    return slip.id();
  }

  public String number() {
    return slip.shownNumber();
  }

  /** When the state began that the ticket is in now. */
  public Instant since() {
    return switch (state) {
      case WAITING -> slip.arrivedAt();
      case CALLED -> call.at();
      case SERVING -> servingAt;
      default -> endedAt;
    };
  }

  /** "B-031 sudah selesai dilayani di Loket 2 pukul 09.40." */
  public Sentence asItIs(BranchFloor floor) {
    var counter = call == null ? "" : call.counterName();
    return Sentence.of(
        "ticket.is" + state, "number", number(), "counter", counter, "time", floor.time(since()));
  }

  /** {@code step}: a call, or a transfer to that counter. */
  public Ticket called(TicketAction step, Counter counter, String reason, Why why, Instant now) {
    var to = new Call(counter.id(), counter.name(), now, null, 0, reason, why);
    var undo = undoOf(step, now);
    return new Ticket(slip, TicketState.CALLED, service, lineAt, to, null, null, undo);
  }

  private Undo undoOf(TicketAction step, Instant now) {
    return new Undo(step, now, state.name(), new Before(service, call, servingAt, endedAt));
  }

  public Ticket recalled(Instant now) {
    var again =
        new Call(
            call.counter(),
            call.counterName(),
            call.at(),
            now,
            call.recalls() + 1,
            call.reason(),
            call.why());
    return new Ticket(slip, TicketState.CALLED, service, lineAt, again, null, null, null);
  }

  public Ticket served(Instant now) {
    var undo = undoOf(TicketAction.SERVE, now);
    return new Ticket(slip, TicketState.SERVING, service, lineAt, call, now, null, undo);
  }

  public Ticket ended(TicketState end, Instant now) {
    var undo =
        switch (end) {
          case ABSENT -> undoOf(TicketAction.ABSENCE, now);
          case COMPLETED -> undoOf(TicketAction.COMPLETE, now);
          case HELD -> undoOf(TicketAction.HOLD, now);
          default -> null;
        };
    return new Ticket(slip, end, service, lineAt, call, servingAt, now, undo);
  }

  /** A held person keeps the place; an absent one comes after those who wait now. */
  public Ticket returned(Instant now) {
    var place = state == TicketState.ABSENT ? now : lineAt;
    return new Ticket(slip, TicketState.WAITING, service, place, null, null, null, null);
  }

  /**
   * In another lane the order is by arrival, and for a person who was absent meanwhile by their
   * return.
   */
  public Instant lineAtElsewhere() {
    return slip.source() == Source.BOOKING ? slip.arrivedAt() : lineAt;
  }

  public boolean countsAsWalkIn() {
    return slip.source() == Source.WALK_IN;
  }

  public Ticket alive(TicketState again) {
    var end = again == TicketState.HELD ? endedAt : null;
    return new Ticket(slip, again, service, lineAt, call, servingAt, end, null);
  }

  public Ticket withService(String other, Instant now) {
    var undo = undoOf(TicketAction.TRANSFER, now);
    return new Ticket(slip, state, other, lineAt, call, servingAt, endedAt, undo);
  }

  public Ticket withoutUndo() {
    return new Ticket(slip, state, service, lineAt, call, servingAt, endedAt, null);
  }

  /** As it was before the last step; what else that step changed is undone beside it. */
  public Ticket undone(Instant now) {
    var was = undo.before();
    return was == null
        ? new Ticket(slip, TicketState.CANCELLED, service, lineAt, null, null, now, null)
        : new Ticket(
            slip,
            TicketState.valueOf(undo.from()),
            was.service(),
            lineAt,
            was.call(),
            was.servingAt(),
            was.endedAt(),
            null);
  }
}
