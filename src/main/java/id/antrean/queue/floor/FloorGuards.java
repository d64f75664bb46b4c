package id.antrean.queue.floor;

import id.antrean.db.Sql;
import id.antrean.queue.rules.Day;
import id.antrean.queue.rules.Ticket;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What keeps two writes on one floor apart: the lock of the day, and the state that a ticket must
 * still be in when it is saved. A test takes them away to see what they are good for.
 */
public record FloorGuards(DayLock day, TicketSave ticket) {

  /** {@link DayStore#lock} in the program. */
  @FunctionalInterface
  public interface DayLock {
    Optional<Day> lock(Sql sql, String branch, LocalDate date);
  }

  /** {@link TicketStore#save} in the program. */
  @FunctionalInterface
  public interface TicketSave {
    boolean save(Sql sql, Ticket from, Ticket to);
  }
}
