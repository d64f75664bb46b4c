package id.antrean.queue;

import id.antrean.booking.Bookings;
import id.antrean.booking.Slots;
import id.antrean.booking.VisitStore;
import id.antrean.branch.Branches;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import io.vertx.core.Vertx;

/** The room put together. */
public final class QueueRoom {
  private final Calls calls;
  private final Steps steps;
  private final Transfers transfers;
  private final CheckIns checkIns;
  private final Numbers numbers;
  private final Counters counters;
  private final Lines lines;
  private final Moves moves;

  public QueueRoom(
      Vertx vertx,
      Database db,
      Sealed sealed,
      Doorbell doorbell,
      Branches branches,
      Slots slots,
      Bookings bookings) {
    this(vertx, db, sealed, doorbell, branches, slots, bookings, new DayStore(), new TicketStore());
  }

  /** For tests, which take a guard away to see what it is good for. */
  QueueRoom(
      Vertx vertx,
      Database db,
      Sealed sealed,
      Doorbell doorbell,
      Branches branches,
      Slots slots,
      Bookings bookings,
      DayStore days,
      TicketStore tickets) {
    var visits = new VisitStore(sealed);
    var desk = new Desk(vertx, db, sealed, doorbell, days);
    steps = new Steps(db, branches, desk, tickets, visits);
    calls = new Calls(db, branches, desk, tickets, steps);
    transfers = new Transfers(db, branches, desk, days, tickets, calls, sealed);
    checkIns = new CheckIns(db, branches, desk, tickets, visits, steps);
    numbers = new Numbers(branches, slots, desk, days, tickets, sealed);
    counters = new Counters(db, branches, desk);
    lines = new Lines(db, branches, tickets, days, visits, sealed);
    moves = new Moves(db, branches, bookings, slots, checkIns);
  }

  public Calls calls() {
    return calls;
  }

  public Steps steps() {
    return steps;
  }

  public Transfers transfers() {
    return transfers;
  }

  public CheckIns checkIns() {
    return checkIns;
  }

  public Numbers numbers() {
    return numbers;
  }

  public Counters counters() {
    return counters;
  }

  public Moves moves() {
    return moves;
  }

  public Lines lines() {
    return lines;
  }
}
