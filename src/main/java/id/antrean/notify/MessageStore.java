package id.antrean.notify;

import id.antrean.booking.Booking;
import id.antrean.booking.PersonJson;
import id.antrean.branch.Branches;
import id.antrean.branch.Service.ChecklistItem;
import id.antrean.core.Channel;
import id.antrean.core.Code;
import id.antrean.core.Contact;
import id.antrean.core.Lane;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.page.Links;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The table message: what is to be sent, and what became of it. */
final class MessageStore {
  private final Database db;
  private final Sealed sealed;
  private final Branches branches;
  private final Supplier<String> publicUrl;

  MessageStore(Database db, Sealed sealed, Branches branches, Supplier<String> publicUrl) {
    this.db = db;
    this.sealed = sealed;
    this.branches = branches;
    this.publicUrl = publicUrl;
  }

  /**
   * Leases messages that are due, of each receiver the earliest, so that they come one at a time
   * and in order; only one that was put off beyond {@code soon} lets others pass. Receivers that
   * get their first try do not wait for those that take nothing, of which there are at most {@code
   * again}. If the node dies its lease expires and another node retries; such messages are marked
   * as possibly delivered. OFFSET 0: looked up for each row by an index; while nothing is known of
   * the table a plan may compare all that wait with one another.
   */
  List<Letter> claim(
      Channel channel, Instant now, Instant leaseUntil, Instant soon, int most, int again) {
    return db.list(
        this::letter,
        """
        WITH first AS (
          SELECT m.id, m.booking_id, m.ticket_id, (m.data ->> 'formerContact')::uuid AS former_id
          FROM message m
          WHERE m.state = 'QUEUED' AND m.channel = $1 AND m.next_at <= $2 AND m.attempts = 0
            AND NOT EXISTS (
              SELECT FROM message e
              WHERE e.receiver = m.receiver AND e.channel = m.channel AND e.state = 'QUEUED'
                AND e.event_id < m.event_id AND e.next_at <= $5 OFFSET 0)
          ORDER BY m.next_at
          LIMIT $4
          FOR UPDATE OF m SKIP LOCKED
        ), again AS (
          SELECT m.id, m.booking_id, m.ticket_id, (m.data ->> 'formerContact')::uuid AS former_id
          FROM message m
          WHERE m.state = 'QUEUED' AND m.channel = $1 AND m.next_at <= $2 AND m.attempts > 0
            AND NOT EXISTS (
              SELECT FROM message e
              WHERE e.receiver = m.receiver AND e.channel = m.channel AND e.state = 'QUEUED'
                AND e.event_id < m.event_id AND e.next_at <= $5 OFFSET 0)
          ORDER BY m.next_at
          LIMIT (SELECT least($6, $4 - count(*)) FROM first)
          FOR UPDATE OF m SKIP LOCKED
        ), due AS (
          SELECT * FROM first UNION ALL SELECT * FROM again
        )
        UPDATE message m
        SET next_at = $3, leased_until = $3, attempts = m.attempts + 1, doubts = m.doubts + 1
        FROM due
          LEFT JOIN booking b ON b.id = due.booking_id
          LEFT JOIN slot s ON s.id = b.slot_id
          LEFT JOIN ticket t ON t.id = due.ticket_id
          LEFT JOIN former_contact f ON f.id = due.former_id
        WHERE m.id = due.id
        RETURNING m.id, m.template, m.attempts, m.created_at, m.data, b.id AS booking_id, b.state,
          b.moves, b.person, b.branch_id, b.lane, b.number, b.service_date, b.service_code,
          b.reason_code, b.language, b.slot_id, s.starts, s.ends,
          f.id AS former_id, f.channel AS former_channel, f.contact AS former_contact,
          f.id IS NULL AND CASE m.channel
            WHEN 'SMS' THEN b.proved AND EXISTS (  -- by this or an earlier booking
              SELECT FROM booking e WHERE e.nik_hash = b.nik_hash AND e.phone_hash = b.phone_hash
                AND e.proved AND e.created_at <= $2 - interval '1 day')
            ELSE b.mail_proved AND b.created_at <= $2 - interval '1 day' END AS long_proved,
          t.id AS ticket_id, t.state AS ticket_state, t.phone, t.branch_id AS ticket_branch,
          t.lane AS ticket_lane, t.number AS ticket_number, t.service_date AS ticket_date,
          t.language AS ticket_language,
          (SELECT count(*)::int FROM ticket w
            WHERE w.branch_id = t.branch_id AND w.service_date = t.service_date AND w.lane = t.lane
              AND w.state = 'WAITING' AND (w.line_at, w.number) < (t.line_at, t.number)) AS in_front
        """,
        channel,
        now,
        leaseUntil,
        most,
        soon,
        again);
  }

  void sent(Map<Letter, Outcome.Accepted> taken, Instant now) {
    db.update(
        """
        UPDATE message m SET state = 'SENT', sent_at = $3, receiver_id = t.receiver_id, doubts = 0,
          receiver = NULL
        FROM unnest($1::bigint[], $2::text[]) AS t(id, receiver_id)
        WHERE m.id = t.id AND m.state = 'QUEUED'
        """,
        taken.keySet().stream().map(Letter::id).toArray(Long[]::new),
        taken.values().stream().map(Outcome.Accepted::receiverId).toArray(String[]::new),
        now);
  }

  /** Unless another node has taken it since. */
  void again(Letter letter, Instant nextAt, boolean certainlyNot) {
    db.update(
        """
        UPDATE message SET next_at = $3, leased_until = NULL, doubts = doubts - $4
        WHERE id = $1 AND attempts = $2 AND state = 'QUEUED'
        """,
        letter.id(),
        letter.attempts(),
        nextAt,
        certainlyNot ? 1 : 0);
  }

  /** UNKNOWN where one of the attempts may have arrived, else FAILED. */
  void givenUp(Letter letter, boolean certainlyNot) {
    db.update(
        """
        UPDATE message
        SET doubts = doubts - $3, state = CASE WHEN doubts > $3 THEN 'UNKNOWN' ELSE 'FAILED' END,
          receiver = NULL
        WHERE id = $1 AND attempts = $2 AND state = 'QUEUED'
        """,
        letter.id(),
        letter.attempts(),
        certainlyNot ? 1 : 0);
  }

  void ended(Letter letter, DeliveryState state) {
    db.update(
        """
        UPDATE message SET state = $3, doubts = doubts - 1, receiver = NULL
        WHERE id = $1 AND attempts = $2 AND state = 'QUEUED'
        """,
        letter.id(),
        letter.attempts(),
        state);
  }

  private Letter letter(Row row) {
    return row.getUUID("ticket_id") == null ? ofBooking(row) : ofTicket(row);
  }

  private Letter ofBooking(Row row) {
    var booking = row.getUUID("booking_id");
    var data = row.getJsonObject("data");
    var branch = branches.get(row.getString("branch_id"));
    boolean closed = branches.isClosed(branch.id(), row.getLocalDate("service_date"));
    var template = Template.valueOf(row.getString("template")).ofDay(closed);
    boolean gone = isGone(row) || !template.suits(closed);
    var facts =
        new Facts(
            branch,
            Lane.valueOf(row.getString("lane")),
            row.getInteger("number"),
            data.getString("fromNumber"),
            data.getInteger("ahead", 0),
            row.getLocalDate("service_date"),
            row.getLocalTime("starts"),
            row.getLocalTime("ends"),
            checklist(row.getString("service_code"), row.getString("reason_code")),
            row.getString("language"));
    var link = publicUrl.get() + Links.ticket(Code.ofBooking(sealed, booking));
    return letter(
        row,
        template,
        booking,
        row.getInteger("moves"),
        gone,
        facts,
        link,
        () -> template.isToFormer() ? former(row) : person(row));
  }

  /** For a visitor without a booking: no time. */
  private Letter ofTicket(Row row) {
    var facts =
        new Facts(
            branches.get(row.getString("ticket_branch")),
            Lane.valueOf(row.getString("ticket_lane")),
            row.getInteger("ticket_number"),
            null,
            row.getInteger("in_front"),
            row.getLocalDate("ticket_date"),
            null,
            null,
            List.of(),
            row.getString("ticket_language"));
    boolean gone = !row.getString("ticket_state").equals("WAITING");
    var link = publicUrl.get() + Links.number(Code.ofTicket(sealed, row.getUUID("ticket_id")));
    return letter(row, Template.WALK_IN, null, 0, gone, facts, link, () -> visitor(row));
  }

  private static Letter letter(
      Row row,
      Template template,
      UUID booking,
      int moves,
      boolean gone,
      Facts facts,
      String link,
      Supplier<Optional<Receiver>> receiver) {
    Receiver to = null;
    boolean opened = true;
    try {
      to = receiver.get().orElse(null);
    } catch (RuntimeException e) {
      opened = false;
    }
    return new Letter(
        row.getLong("id"),
        booking,
        moves,
        template,
        row.getInteger("attempts"),
        Sql.instant(row, "created_at"),
        gone,
        facts,
        link,
        to,
        opened,
        Boolean.TRUE.equals(row.getBoolean("long_proved")));
  }

  /**
   * Cancelled or over; of a reminder, which names its time: also moved away from it, or come
   * already.
   */
  private static boolean isGone(Row row) {
    var slot = row.getJsonObject("data").getString("slot");
    return switch (Booking.State.valueOf(row.getString("state"))) {
      case CANCELLED, ABSENT, COMPLETED, UNSERVED -> true;
      case CHECKED_IN -> slot != null;
      case BOOKED -> slot != null && !slot.equals(row.getLong("slot_id").toString());
    };
  }

  private List<ChecklistItem> checklist(String serviceCode, String reasonCode) {
    return branches
        .service(serviceCode)
        .map(service -> service.checklist(service.reason(reasonCode)))
        .orElse(List.of());
  }

  /** Empty when its person is forgotten. */
  private Optional<Receiver> person(Row row) {
    return Optional.ofNullable(Sql.bytes(row, "person"))
        .map(person -> PersonJson.open(sealed, person, row.getUUID("booking_id")))
        .map(person -> new Receiver(person.phone(), person.email()));
  }

  /** Empty when it was kept too long. */
  private Optional<Receiver> former(Row row) {
    var id = row.getUUID("former_id");
    if (id == null) {
      return Optional.empty();
    }
    var address = SealedColumn.FORMER_CONTACT.open(sealed, Sql.bytes(row, "former_contact"), id);
    var channel = Channel.valueOf(row.getString("former_channel"));
    return Optional.of(Receiver.of(new Contact(channel, address)));
  }

  private Optional<Receiver> visitor(Row row) {
    return Optional.ofNullable(Sql.bytes(row, "phone"))
        .map(phone -> SealedColumn.TICKET_PHONE.open(sealed, phone, row.getUUID("ticket_id")))
        .map(number -> new Receiver(new Phone(number), Optional.empty()));
  }
}
