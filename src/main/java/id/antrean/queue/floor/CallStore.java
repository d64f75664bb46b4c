package id.antrean.queue.floor;

import id.antrean.db.Sql;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls as their events tell them. */
public final class CallStore {

  /** Why the ticket was called last, as data; empty before the first call. */
  public Optional<Map<String, Object>> why(Sql sql, UUID ticket) {
    return sql.first(
        row -> row.getJsonObject("why").getMap(),
        """
        SELECT data -> 'why' AS why FROM event
        WHERE subject = $1 AND kind = 'TicketCalled' ORDER BY id DESC LIMIT 1
        """,
        ticket);
  }
}
