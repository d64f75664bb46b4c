package id.antrean.notify;

import id.antrean.core.Channel;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.notify.MessageStates.MessageState;
import id.antrean.notify.MessageStates.SentMessage;
import java.util.List;
import java.util.UUID;

/** The states of messages and of the events that are still to become messages. */
public final class MessageStateStore {
  private static final String[] TO_OTHERS =
      Template.TO_FORMER.stream().map(Template::name).toArray(String[]::new);

  private MessageStateStore() {}

  static List<UUID> sentThatClosed(Sql sql, List<UUID> bookings) {
    return sql.list(
        row -> row.getUUID("booking_id"),
        """
        SELECT DISTINCT booking_id FROM message
        WHERE booking_id = ANY ($1) AND template = 'CLOSED' AND state IN ('SENT', 'DELIVERED')
        """,
        (Object) bookings.toArray(UUID[]::new));
  }

  private static final int MOST = 50;

  /** {@code at}: handed over, else asked for. */
  static List<SentMessage> history(Sql sql, UUID booking) {
    return sql.list(
        row ->
            new SentMessage(
                row.getString("template"),
                Channel.valueOf(row.getString("channel")),
                DeliveryState.valueOf(row.getString("state")),
                Sql.instant(row, "at")),
        """
        SELECT template, channel, state, coalesce(sent_at, created_at) AS at
        FROM message WHERE booking_id = $1
        ORDER BY event_id DESC, channel DESC LIMIT $2
        """,
        booking,
        MOST);
  }

  static void forget(Tx tx, List<UUID> bookings) {
    tx.update(
        """
        UPDATE message
        SET state = CASE WHEN doubts > 0 THEN 'UNKNOWN' ELSE 'OBSOLETE' END, receiver = NULL
        WHERE booking_id = ANY ($1) AND state = 'QUEUED'
          AND template <> ALL ($2)  -- to others, who are still told
        """,
        bookings.toArray(UUID[]::new),
        TO_OTHERS);
  }

  /** By channel. */
  static List<MessageState> latest(Sql sql, UUID booking) {
    return sql.list(
        row ->
            new MessageState(
                Channel.valueOf(row.getString("channel")),
                DeliveryState.valueOf(row.getString("state")),
                Sql.instant(row, "at")),
        """
        SELECT DISTINCT ON (channel) channel, state, at
        FROM (
          SELECT channel, state, coalesce(sent_at, created_at) AS at, event_id
          FROM message
          WHERE booking_id = $1 AND state <> 'OBSOLETE' AND template <> ALL ($2)  -- to another
          UNION ALL
          SELECT CASE WHEN b.mail_proved AND NOT b.proved THEN 'EMAIL' ELSE 'SMS' END, 'QUEUED',
            e.at, e.id
          FROM event e JOIN booking b ON b.id = e.subject
          WHERE e.subject = $1 AND NOT e.heard
            AND e.kind IN (
              'BookingMade', 'BookingMoved', 'BookingCancelled', 'BookingAsked', 'DayClosed')
        ) AS known
        ORDER BY channel, event_id DESC
        """,
        booking,
        TO_OTHERS);
  }
}
