package id.antrean.notify;

import id.antrean.core.Ids;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Bookings and their events as the room booking leaves them, without its rules. */
final class MessageFixture {
  static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  static final LocalDate DAY = LocalDate.parse("2026-11-23");

  private final Database db;
  private final Sealed sealed;
  private final String branch;
  private final Instant now;
  private long slot;
  private int number;

  /** {@code branch}: one of the reference data. */
  MessageFixture(Database db, Sealed sealed, String branch) {
    this(db, sealed, branch, NOW);
    prepare();
  }

  private MessageFixture(Database db, Sealed sealed, String branch, Instant now) {
    this.db = db;
    this.sealed = sealed;
    this.branch = branch;
    this.now = now;
  }

  /** For what happens at another time. */
  MessageFixture at(Instant other) {
    var then = new MessageFixture(db, sealed, branch, other);
    then.slot = slot;
    then.number = number + 500;
    return then;
  }

  private void prepare() {
    db.run(
        """
        INSERT INTO branch_day (branch_id, service_date, walk_in_quota) VALUES ($1, $2, 40)
        ON CONFLICT DO NOTHING
        """,
        branch,
        DAY);
    slot =
        db.first(
                row -> row.getLong("id"),
                """
                INSERT INTO slot (branch_id, service_date, starts, ends, starts_at, closes_at, lane,
                  capacity, quota, free)
                VALUES ($1, $2, $3, $4, $5, $5, 'ONLINE', 0, 0, '{}')
                ON CONFLICT ON CONSTRAINT slot_once DO UPDATE SET ends = excluded.ends
                RETURNING id
                """,
                branch,
                DAY,
                LocalTime.of(8, 30),
                LocalTime.of(9, 0),
                OffsetDateTime.parse("2026-11-23T08:30:00+07:00"))
            .orElseThrow();
  }

  /** {@code email} may be null. */
  UUID booking(String name, String phone, String email) {
    var id = Ids.next();
    var person = new JsonObject().put("nik", "3374010101900001").put("name", name);
    person.put("phone", phone).put("kpj", new io.vertx.core.json.JsonArray());
    if (email != null) {
      person.put("email", email);
    }
    var unique = sealed.hash("test", id.toString());
    db.run(
        """
        INSERT INTO booking (id, code_hash, token_hash, slot_id, branch_id, service_date, lane,
          number, service_code, state, nik_hash, phone_hash, person, open_key, request_key,
          fingerprint, created_at, changed_at)
        VALUES ($1, $2, $2, $3, $4, $5, 'ONLINE', $6, 'JHT', 'BOOKED', $2, $10, $7, $2, $8, $2, $9,
          $9)
        """,
        id,
        unique,
        slot,
        branch,
        DAY,
        ++number,
        sealed.seal(person.encode(), "booking/person/" + id),
        id.toString(),
        now,
        new Phone(phone).hash(sealed));
    return id;
  }

  UUID booked(String phone, String email) {
    var booking = booking("Siti Rahmawati", phone, email);
    happens("BookingMade", booking, new JsonObject());
    return booking;
  }

  void happens(String kind, UUID booking, JsonObject data) {
    db.run(
        "INSERT INTO event (at, branch_id, kind, subject, data) VALUES ($1, $2, $3, $4, $5)",
        now,
        branch,
        kind,
        booking,
        data);
  }

  void cancel(UUID booking) {
    db.run("UPDATE booking SET state = 'CANCELLED' WHERE id = $1", booking);
    happens("BookingCancelled", booking, new JsonObject());
  }

  int count(String where) {
    return db.first(r -> r.getInteger("n"), "SELECT count(*)::int AS n FROM message WHERE " + where)
        .orElseThrow();
  }

  static String mailOf(int person) {
    return "orang" + person + "@contoh.id";
  }
}
