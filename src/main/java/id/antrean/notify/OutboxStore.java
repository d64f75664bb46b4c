package id.antrean.notify;

import static java.util.Comparator.comparingLong;

import id.antrean.booking.PersonJson;
import id.antrean.core.Channel;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.notify.PlannedMessage.Waiting;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The table event as the outbox, and the messages that are made from it. */
final class OutboxStore {
  /**
   * An event whose messages are not made yet. {@code mobile}, {@code mail}: keyed hashes of where
   * they would go, else null. {@code former}: the contact that staff replaced, else null.
   */
  record Unheard(
      long id,
      Instant at,
      String kind,
      UUID subject,
      UUID booking,
      boolean proved,
      boolean mailProved,
      byte[] mobile,
      byte[] mail,
      Former former) {

    /** Nobody knows whose mobile it is: what was proved is the mailbox. */
    boolean isByMailOnly() {
      return mailProved && !proved && mail != null;
    }

    /** A visitor without a booking who left a mobile number with the guard. */
    boolean leftMobile() {
      return booking == null && mobile != null;
    }
  }

  /** The contact of a booking before it was corrected; {@code receiver}: its keyed hash. */
  record Former(Channel channel, byte[] receiver) {}

  private final Database db;
  private final Sealed sealed;

  OutboxStore(Database db, Sealed sealed) {
    this.db = db;
    this.sealed = sealed;
  }

  <T> T inTransaction(Instant now, Function<Tx, T> work) {
    return db.inTransaction(now, work);
  }

  /**
   * Locked for this transaction; other nodes step over them. Of a booking's changes only the first,
   * so that each finds the message of the one before.
   */
  List<Unheard> unheard(Tx tx, int most) {
    return tx.list(
        this::unheard,
        """
        SELECT e.id, e.at, e.kind, e.subject, b.id AS booking_id, b.person, b.phone_hash, t.phone,
          coalesce(b.proved, false) AS proved, coalesce(b.mail_proved, false) AS mail_proved,
          f.channel AS former_channel, f.receiver AS former_receiver
        FROM event e LEFT JOIN booking b ON b.id = e.subject
          LEFT JOIN former_contact f ON f.id = (e.data ->> 'formerContact')::uuid
          LEFT JOIN ticket t ON t.id = e.subject AND e.kind = 'TicketGiven'
        WHERE NOT e.heard
          AND (e.kind NOT IN ('BookingMoved', 'BookingCancelled', 'BookingAsked', 'DayClosed')
            OR NOT EXISTS (
              SELECT FROM event f WHERE f.subject = e.subject AND NOT f.heard AND f.id < e.id))
        ORDER BY e.id
        LIMIT $1
        FOR UPDATE OF e SKIP LOCKED
        """,
        most);
  }

  void heard(Tx tx, List<Unheard> events) {
    tx.update(
        "UPDATE event SET heard = true WHERE id = ANY ($1)",
        (Object) events.stream().map(Unheard::id).toArray(Long[]::new));
  }

  /** Ends what waits for the same bookings and says how they stood before; the oldest first. */
  List<Waiting> replace(Tx tx, List<PlannedMessage> by, Instant now) {
    var waiting =
        tx.list(
            OutboxStore::waiting,
            """
            UPDATE message m
            SET state = CASE WHEN m.doubts > 0 THEN 'UNKNOWN' ELSE 'OBSOLETE' END, receiver = NULL
            FROM unnest($1::uuid[], $2::text[]) AS n(booking_id, channel)
            WHERE m.booking_id = n.booking_id AND m.channel = n.channel AND m.state = 'QUEUED'
              AND m.template = ANY ($3) AND (m.leased_until IS NULL OR m.leased_until <= $4)
            RETURNING m.event_id, m.booking_id, m.channel, m.template, m.doubts, m.data, m.next_at
            """,
            all(by, m -> m.event().booking(), UUID[]::new),
            all(by, m -> m.channel().name(), String[]::new),
            PlannedMessage.OF_A_STATE.stream().map(Template::name).toArray(String[]::new),
            now);
    return waiting.stream().sorted(comparingLong(Waiting::event)).toList();
  }

  /**
   * Adds the messages, and counts them for their receivers: one row of message_budget for each, so
   * that the count is exact whichever nodes write at once. What is too much is left out, and stays
   * as such. Answers how many that were. An event heard before keeps the messages that it has.
   */
  int add(Tx tx, List<PlannedMessage> messages, Instant now) {
    return tx.first(
            row -> row.getInteger("skipped"),
            """
            WITH new AS (
              SELECT n.*, e.at, e.subject, e.data,
                ($9::timestamptz AT TIME ZONE o.time_zone)::date AS day
              FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[], $5::text[],
                  $6::int[], $7::timestamptz[], $8::text[]) WITH ORDINALITY
                  AS n(event_id, channel, template, receiver, budget, per_day, send_at, former, place)
                JOIN event e ON e.id = n.event_id JOIN branch o ON o.id = e.branch_id
            ), ranked AS (
              SELECT *, row_number() OVER (PARTITION BY day, receiver, budget ORDER BY place) AS rank,
                count(*) OVER (PARTITION BY day, receiver, budget) AS many
              FROM new
            ), counted AS (
              INSERT INTO message_budget AS b (day, receiver, budget, asked)
              SELECT day, receiver, budget, count(*) FROM new WHERE budget IS NOT NULL
              GROUP BY day, receiver, budget ORDER BY day, receiver, budget  -- against deadlocks
              ON CONFLICT (day, receiver, budget) DO UPDATE SET asked = b.asked + excluded.asked
              RETURNING day, receiver, budget, asked
            ), judged AS (
              SELECT r.*, coalesce(c.asked - r.many + r.rank > r.per_day, false) AS too_many
              FROM ranked r LEFT JOIN counted c USING (day, receiver, budget)
            ), made AS (
              INSERT INTO message (event_id, channel, template, booking_id, ticket_id, data, receiver,
                state, next_at, created_at)
              SELECT j.event_id, j.channel, j.template,
                CASE WHEN j.template <> 'WALK_IN' THEN j.subject END,
                CASE WHEN j.template = 'WALK_IN' THEN j.subject END,
                CASE WHEN j.former IS NULL THEN j.data
                  ELSE j.data || jsonb_build_object('fromNumber', j.former) END,
                CASE WHEN NOT j.too_many THEN j.receiver END,
                CASE WHEN j.too_many THEN 'SKIPPED' ELSE 'QUEUED' END, j.send_at, j.at
              FROM judged j
              ORDER BY j.place
              ON CONFLICT (event_id, channel) DO NOTHING
              RETURNING state)
            SELECT count(*)::int AS skipped FROM made WHERE state = 'SKIPPED'
            """,
            all(messages, m -> m.event().id(), Long[]::new),
            all(messages, m -> m.channel().name(), String[]::new),
            all(messages, m -> m.template().name(), String[]::new),
            all(
                messages,
                m -> m.receiver() == null ? null : Buffer.buffer(m.receiver()),
                Buffer[]::new),
            all(messages, m -> m.budget().map(Budget::name).orElse(null), String[]::new),
            all(messages, m -> m.budget().map(Budget::perDay).orElse(null), Integer[]::new),
            all(messages, m -> m.sendAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
            all(messages, m -> m.formerNumber().orElse(null), String[]::new),
            now)
        .orElse(0);
  }

  /**
   * Adds the near-turn message after a call: for the first person in the same lane who asked for it
   * (R105), has at most {@code ahead} people in front, and has not had one. A call brings one
   * person that near, so one message is enough.
   */
  void addNear(Tx tx, Unheard call, int ahead, Instant now) {
    tx.update(
        """
        INSERT INTO message (event_id, channel, template, booking_id, data, receiver, next_at,
          created_at)
        SELECT $1, CASE WHEN by_mail THEN 'EMAIL' ELSE 'SMS' END, 'NEAR', b.id,
          jsonb_build_object('ahead', w.ahead),
          CASE WHEN by_mail THEN b.holder_hash ELSE b.phone_hash END, $4, $4
        FROM (
          SELECT t.booking_id, t.lane,
            (row_number() OVER (ORDER BY t.line_at, t.number) - 1)::int AS ahead
          FROM ticket t JOIN ticket c ON c.id = $2
          WHERE t.branch_id = c.branch_id AND t.service_date = c.service_date AND t.lane = c.lane
            AND t.state = 'WAITING'
        ) w JOIN booking b ON b.id = w.booking_id AND b.lane = w.lane
          CROSS JOIN LATERAL (SELECT b.mail_proved AND NOT b.proved AS by_mail) p
        WHERE w.ahead BETWEEN 1 AND $3 AND b.near_turn_sms
          AND EXISTS (
            SELECT FROM event e WHERE e.id = $1 AND e.at > $4::timestamptz - interval '10 minutes')
          AND NOT EXISTS (
            SELECT FROM message m WHERE m.booking_id = b.id AND m.template = 'NEAR')
        ORDER BY w.ahead
        LIMIT 1
        ON CONFLICT (event_id, channel) DO NOTHING
        """,
        call.id(),
        call.subject(),
        ahead,
        now);
  }

  /** Whom nobody writes to any more need not be counted either. */
  void forgetBudgets(LocalDate before) {
    db.update("DELETE FROM message_budget WHERE day < $1", before);
  }

  private Unheard unheard(Row row) {
    var mobile = row.getUUID("booking_id") == null ? ofVisitor(row) : Sql.bytes(row, "phone_hash");
    return new Unheard(
        row.getLong("id"),
        Sql.instant(row, "at"),
        row.getString("kind"),
        row.getUUID("subject"),
        row.getUUID("booking_id"),
        row.getBoolean("proved"),
        row.getBoolean("mail_proved"),
        mobile,
        mail(row, mobile),
        former(row));
  }

  private static Former former(Row row) {
    var channel = row.getString("former_channel");
    return channel == null
        ? null
        : new Former(Channel.valueOf(channel), Sql.bytes(row, "former_receiver"));
  }

  /** Null without a mobile number; one that does not open is counted apart from all others. */
  private byte[] ofVisitor(Row row) {
    var phone = Sql.bytes(row, "phone");
    if (phone == null) {
      return null;
    }
    var ticket = row.getUUID("subject");
    try {
      var number = SealedColumn.TICKET_PHONE.open(sealed, phone, ticket);
      return new Phone(number).hash(sealed);
    } catch (RuntimeException unopened) {
      return sealed.hash("unopened", ticket.toString());
    }
  }

  /**
   * Null without an address. Whether there is one shows when the person can be opened; until then
   * the mail is counted for the mobile number.
   */
  private byte[] mail(Row row, byte[] mobile) {
    var person = Sql.bytes(row, "person");
    if (person == null) {
      return null;
    }
    try {
      return PersonJson.open(sealed, person, row.getUUID("booking_id"))
          .email()
          .map(email -> email.hash(sealed))
          .orElse(null);
    } catch (RuntimeException unopened) {
      return mobile;
    }
  }

  private static Waiting waiting(Row row) {
    return new Waiting(
        row.getLong("event_id"),
        row.getUUID("booking_id"),
        Channel.valueOf(row.getString("channel")),
        Template.valueOf(row.getString("template")),
        row.getInteger("doubts") == 0,
        Optional.ofNullable(row.getJsonObject("data").getString("fromNumber")),
        Sql.instant(row, "next_at"));
  }

  private static <T> T[] all(
      List<PlannedMessage> messages, Function<PlannedMessage, T> what, IntFunction<T[]> array) {
    return messages.stream().map(what).toArray(array);
  }
}
