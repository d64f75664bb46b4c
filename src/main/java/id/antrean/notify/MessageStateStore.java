package id.antrean.notify;

import id.antrean.db.Database;
import id.antrean.db.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of the messages about a booking (R101). */
public final class MessageStateStore {

  /** {@code state}: never OBSOLETE. */
  public record MessageState(Channel channel, DeliveryState state, Instant at) {}

  private final Database db;

  public MessageStateStore(Database db) {
    this.db = db;
  }

  /** The latest message of each channel; an event that nobody heard yet counts as queued. */
  public List<MessageState> of(UUID booking) {
    return db.list(
        row ->
            new MessageState(
                Channel.valueOf(row.getString("channel")),
                DeliveryState.valueOf(row.getString("state")),
                Sql.instant(row, "at")),
        """
        SELECT DISTINCT ON (channel) channel, state, at
        FROM (
          SELECT channel, state, coalesce(sent_at, created_at) AS at, event_id
          FROM message WHERE booking_id = $1 AND state <> 'OBSOLETE'
          UNION ALL
          SELECT 'SMS', 'QUEUED', at, id FROM event
          WHERE subject = $1 AND NOT heard
            AND kind IN ('BookingMade', 'BookingMoved', 'BookingCancelled', 'BookingAsked')
        ) AS known
        ORDER BY channel, event_id DESC
        """,
        booking);
  }
}
