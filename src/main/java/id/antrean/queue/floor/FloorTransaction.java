package id.antrean.queue.floor;

import id.antrean.cluster.Doorbell;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.db.Database;
import id.antrean.db.RequestKeys;
import id.antrean.db.Tx;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.Day;
import id.antrean.queue.rules.Ticket;
import id.antrean.work.RequestBudget;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.shareddata.Lock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How every write on the floor is done: request key, the day's lock, the step itself, the board's
 * version; after the commit the doorbell. On each node one write of a branch goes at a time: one
 * hall in a rush must not hold all connections to PostgreSQL while it waits for its own lock.
 */
public final class FloorTransaction {
  private static final long PATIENCE_MS = 8_000;

  private final Vertx vertx;
  private final Database db;
  private final Sealed sealed;
  private final Doorbell doorbell;
  private final DayStore days;
  private final FloorGuards guards;

  public FloorTransaction(
      Vertx vertx,
      Database db,
      Sealed sealed,
      Doorbell doorbell,
      DayStore days,
      FloorGuards guards) {
    this.vertx = vertx;
    this.db = db;
    this.sealed = sealed;
    this.doorbell = doorbell;
    this.days = days;
    this.guards = guards;
  }

  /** What a step answers, and what a repeat of its request key will find it by. */
  public record Done<T>(T answer, String made) {
    public static Done<Ticket> of(Ticket ticket) {
      return new Done<>(ticket, ticket.id().toString());
    }

    /** Nothing was changed: the key stays free. */
    public static <T> Done<T> nothing(T answer) {
      return new Done<>(answer, null);
    }
  }

  /** {@code again} answers a repeat from what the first one made. */
  public <T> T change(
      StaffCommand command,
      BranchFloor floor,
      BiFunction<Tx, String, T> again,
      Function<FloorChange, Done<T>> step) {
    var turn = turn(floor.branch());
    T answer;
    try {
      answer =
          db.inTransaction(
              command.now(),
              tx -> {
                var made =
                    RequestKeys.claim(tx, command.key(), fingerprint(command), command.now());
                return made.isPresent()
                    ? again.apply(tx, made.get())
                    : first(tx, command, floor, step);
              });
    } finally {
      turn.release();
    }
    doorbell.ring(floor.branch());
    return answer;
  }

  private Lock turn(String branch) {
    try {
      return RequestBudget.spend(
          PATIENCE_MS,
          ms -> vertx.sharedData().getLocalLockWithTimeout("floor-" + branch, ms).await());
    } catch (VertxException tooLong) {
      throw Problem.unavailable("busy", tooLong);
    }
  }

  private <T> T first(
      Tx tx, StaffCommand command, BranchFloor floor, Function<FloorChange, Done<T>> step) {
    var change = new FloorChange(tx, floor, command, locked(tx, command, floor), guards);
    var done = step.apply(change);
    if (done.made() == null) {
      RequestKeys.release(tx, command.key());
    } else {
      days.save(tx, change.day);
      RequestKeys.remember(tx, command.key(), done.made());
    }
    return done.answer();
  }

  private Day locked(Tx tx, StaffCommand command, BranchFloor floor) {
    var today = floor.today(command.now());
    var day = guards.day().lock(tx, floor.branch(), today);
    if (day.isEmpty() && floor.calendar().isOpenDay(today)) {
      days.add(tx, floor.branch(), today, floor.rules().walkInQuota());
      day = guards.day().lock(tx, floor.branch(), today);
    }
    return day.orElseThrow(() -> Refusals.notNow(Sentence.of("floor.closedToday")));
  }

  /** What an earlier request with this key made. */
  public Optional<String> made(StaffCommand command) {
    return RequestKeys.find(db, command.key(), fingerprint(command));
  }

  private byte[] fingerprint(StaffCommand command) {
    return sealed.hash("request-key", command.who().account() + " " + command.what());
  }
}
