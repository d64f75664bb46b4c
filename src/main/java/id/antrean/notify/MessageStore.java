package id.antrean.notify;

import id.antrean.booking.Person;
import id.antrean.booking.PersonJson;
import id.antrean.branch.Branches;
import id.antrean.branch.Service.ChecklistItem;
import id.antrean.core.Code;
import id.antrean.core.Lane;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.page.Links;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The tables event (as the outbox) and message. */
final class MessageStore {
  /** An event whose messages are not made yet. */
  record Unheard(long id, String kind, UUID subject, boolean isOfBooking, boolean mayHaveEmail) {}

  /** A message that an event calls for; what it is about, the event says. */
  record New(long event, Channel channel, Template template) {}

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

  <T> T inTransaction(Instant now, Function<Tx, T> work) {
    return db.inTransaction(now, work);
  }

  /** Locked for this transaction; other nodes step over them. */
  List<Unheard> unheard(Tx tx, int most) {
    return tx.list(
        row ->
            new Unheard(
                row.getLong("id"),
                row.getString("kind"),
                row.getUUID("subject"),
                row.getUUID("booking_id") != null,
                mayHaveEmail(row)),
        """
        SELECT e.id, e.kind, e.subject, b.id AS booking_id, b.person
        FROM event e LEFT JOIN booking b ON b.id = e.subject
        WHERE NOT e.heard
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

  /** An event heard before keeps the messages that it has. */
  void add(Tx tx, List<New> messages, Instant now) {
    tx.update(
        """
        INSERT INTO message (event_id, channel, template, booking_id, data, next_at, created_at)
        SELECT e.id, n.channel, n.template, e.subject, e.data, $4, $4
        FROM unnest($1::bigint[], $2::text[], $3::text[]) WITH ORDINALITY
            AS n(event_id, channel, template, place)
          JOIN event e ON e.id = n.event_id
        ORDER BY n.place
        ON CONFLICT (event_id, channel) DO NOTHING
        """,
        messages.stream().map(New::event).toArray(Long[]::new),
        messages.stream().map(m -> m.channel().name()).toArray(String[]::new),
        messages.stream().map(m -> m.template().name()).toArray(String[]::new),
        now);
  }

  /**
   * Adds the near-turn message after a call: for the first person in the same lane who asked for it
   * (R105), has at most {@code ahead} people in front, and has not had one. A call brings one
   * person that near, so one message is enough.
   */
  void addNear(Tx tx, Unheard call, int ahead, Instant now) {
    tx.update(
        """
        INSERT INTO message (event_id, channel, template, booking_id, data, next_at, created_at)
        SELECT $1, 'SMS', 'NEAR', b.id, jsonb_build_object('ahead', w.ahead), $4, $4
        FROM (
          SELECT t.booking_id, t.lane,
            (row_number() OVER (ORDER BY t.line_at, t.number) - 1)::int AS ahead
          FROM ticket t JOIN ticket c ON c.id = $2
          WHERE t.branch_id = c.branch_id AND t.service_date = c.service_date AND t.lane = c.lane
            AND t.state = 'WAITING'
        ) w JOIN booking b ON b.id = w.booking_id AND b.lane = w.lane
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

  /**
   * Leases messages that are due. If the node dies its lease expires and another node retries; such
   * messages are marked as possibly delivered.
   */
  List<Letter> claim(Channel channel, Instant now, Instant leaseUntil, int most) {
    return db.list(
        this::letter,
        """
        WITH due AS (
          SELECT id, booking_id FROM message
          WHERE state = 'QUEUED' AND channel = $1 AND next_at <= $2
          ORDER BY next_at
          LIMIT $4
          FOR UPDATE SKIP LOCKED
        )
        UPDATE message m SET next_at = $3, attempts = m.attempts + 1, doubts = m.doubts + 1
        FROM due
          JOIN booking b ON b.id = due.booking_id
          JOIN slot s ON s.id = b.slot_id
        WHERE m.id = due.id
        RETURNING m.id, m.template, m.attempts, m.created_at, m.data, b.id AS booking_id, b.state,
          b.moves, b.person, b.branch_id, b.lane, b.number, b.service_date, b.service_code,
          b.reason_code, b.language, b.slot_id, s.starts, s.ends
        """,
        channel,
        now,
        leaseUntil,
        most);
  }

  void sent(Map<Letter, Outcome.Accepted> taken, Instant now) {
    db.update(
        """
        UPDATE message m SET state = 'SENT', sent_at = $3, receiver_id = t.receiver_id, doubts = 0
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
        UPDATE message SET next_at = $3, doubts = doubts - $4
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
        SET doubts = doubts - $3, state = CASE WHEN doubts > $3 THEN 'UNKNOWN' ELSE 'FAILED' END
        WHERE id = $1 AND attempts = $2 AND state = 'QUEUED'
        """,
        letter.id(),
        letter.attempts(),
        certainlyNot ? 1 : 0);
  }

  void ended(Letter letter, DeliveryState state) {
    db.update(
        """
        UPDATE message SET state = $3, doubts = doubts - 1
        WHERE id = $1 AND attempts = $2 AND state = 'QUEUED'
        """,
        letter.id(),
        letter.attempts(),
        state);
  }

  private Letter letter(Row row) {
    var booking = row.getUUID("booking_id");
    Person to = null;
    boolean opened = true;
    try {
      to = person(row).orElse(null);
    } catch (RuntimeException e) {
      opened = false;
    }
    var facts =
        new Facts(
            branches.get(row.getString("branch_id")),
            Lane.valueOf(row.getString("lane")),
            row.getInteger("number"),
            row.getJsonObject("data").getString("fromNumber"),
            row.getJsonObject("data").getInteger("ahead", 0),
            row.getLocalDate("service_date"),
            row.getLocalTime("starts"),
            row.getLocalTime("ends"),
            checklist(row.getString("service_code"), row.getString("reason_code")),
            row.getString("language"));
    return new Letter(
        row.getLong("id"),
        booking,
        row.getInteger("moves"),
        Template.valueOf(row.getString("template")),
        row.getInteger("attempts"),
        Sql.instant(row, "created_at"),
        isGone(row),
        facts,
        publicUrl.get() + Links.ticket(Code.ofBooking(sealed, booking)),
        to,
        opened);
  }

  /** Cancelled; or moved away from the time that the message speaks of. */
  private static boolean isGone(Row row) {
    var slot = row.getJsonObject("data").getString("slot");
    return row.getString("state").equals("CANCELLED")
        || slot != null && !slot.equals(row.getLong("slot_id").toString());
  }

  private List<ChecklistItem> checklist(String serviceCode, String reasonCode) {
    return branches
        .service(serviceCode)
        .map(service -> service.checklist(service.reason(reasonCode)))
        .orElse(List.of());
  }

  /** Also while the person cannot be opened: whether there is an address shows when it can. */
  private boolean mayHaveEmail(Row row) {
    try {
      return person(row).flatMap(Person::email).isPresent();
    } catch (RuntimeException unopened) {
      return true;
    }
  }

  /** Empty when there is no such booking, or its person is forgotten. */
  private Optional<Person> person(Row row) {
    return Optional.ofNullable(Sql.bytes(row, "person"))
        .map(person -> PersonJson.open(sealed, person, row.getUUID("booking_id")));
  }
}
