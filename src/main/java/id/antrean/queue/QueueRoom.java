package id.antrean.queue;

import id.antrean.booking.BookingRoom;
import id.antrean.booking.Visits;
import id.antrean.branch.Branches;
import id.antrean.http.Routes;
import id.antrean.node.Node;
import id.antrean.queue.floor.DayStore;
import id.antrean.queue.floor.FloorGuards;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.TicketStore;
import id.antrean.security.Limits;

/** The room put together. */
public final class QueueRoom {
  private final Branches branches;
  private final Calls calls;
  private final TicketActions actions;
  private final Transfers transfers;
  private final CheckIns checkIns;
  private final TicketIssue numbers;
  private final Counters counters;
  private final WaitingLines lines;
  private final DeskMoves moves;

  public QueueRoom(Node node, Branches branches, BookingRoom booking) {
    var db = node.db();
    var sealed = node.sealed();
    this.branches = branches;
    var days = new DayStore();
    var tickets = new TicketStore();
    var visits = new Visits(sealed);
    var guards = new FloorGuards(days::lock, tickets::save);
    var transaction = new FloorTransaction(node.vertx(), db, sealed, node.doorbell(), days, guards);
    actions = new TicketActions(db, branches, transaction, tickets, visits);
    calls = new Calls(db, branches, transaction, tickets, actions);
    transfers = new Transfers(db, branches, transaction, days, tickets, calls, sealed);
    checkIns = new CheckIns(db, branches, transaction, tickets, visits, actions, sealed);
    numbers =
        new TicketIssue(branches, booking.slots(), transaction, days, tickets, visits, sealed);
    counters = new Counters(db, branches, transaction, tickets);
    lines = new WaitingLines(db, branches, tickets, days, visits, sealed);
    moves = new DeskMoves(branches, booking.changes(), booking.slots(), checkIns);
  }

  public Calls calls() {
    return calls;
  }

  public TicketActions actions() {
    return actions;
  }

  public Transfers transfers() {
    return transfers;
  }

  public CheckIns checkIns() {
    return checkIns;
  }

  public TicketIssue numbers() {
    return numbers;
  }

  public Counters counters() {
    return counters;
  }

  public DeskMoves moves() {
    return moves;
  }

  public WaitingLines lines() {
    return lines;
  }

  public void register(Routes routes, Limits limits) {
    new QueueApi(this, branches, limits).register(routes);
  }
}
