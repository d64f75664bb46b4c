package id.antrean.booking;

import id.antrean.booking.BookingTables.Answer;
import id.antrean.booking.BookingTables.Outcome;
import id.antrean.branch.ClosedDays;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.staff.Audit;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Places of slots in PostgreSQL: booked in one statement, taken for a move, and given back. */
final class PlaceStore {
  private final Database db;
  private final Integer[] nikOrdinals;
  private final Integer[] phoneOrdinals;

  PlaceStore(Database db, BookingPolicy policy) {
    this.db = db;
    nikOrdinals = upTo(policy.openPerNik());
    phoneOrdinals = upTo(policy.openPerMobile());
  }

  private static Integer[] upTo(int most) {
    return IntStream.rangeClosed(1, most).boxed().toArray(Integer[]::new);
  }

  /**
   * Locks the slots in the order of their ids, gives the first free numbers, inserts what no unique
   * key forbids, and takes exactly the inserted numbers out of {@code free}; all in one statement.
   * A conflict can make a later row of its slot FULL while a place is left: {@link Bookings} tries
   * that one again. OFFSET 0: looked up for each row by an index. Without it a plan that was made
   * while the tables were empty reads the whole table for each batch, and stays until the next
   * ANALYZE.
   */
  List<Answer> book(List<BookingRow> rows, Instant now) {
    try {
      return write(rows, now);
    } catch (ConstraintViolation race) {
      if (!race.is("spent_captcha_pkey")) {
        throw race;
      }
      // A question for lost numbers spent one of the captchas on the way: now it is seen.
      return write(rows, now);
    }
  }

  private List<Answer> write(List<BookingRow> rows, Instant now) {
    var answered =
        db.run(
            """
            -- the rows as they came, numbered
            WITH asked AS MATERIALIZED (
              SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[], $5::text[],
                $6::text[], $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[], $11::bytea[],
                $12::text[], $13::bytea[], $14::uuid[], $15::text[], $16::boolean[], $17::text[],
                $18::text[], $19::boolean[], $23::boolean[], $24::boolean[], $25::bytea[])
                WITH ORDINALITY
                AS a(id, slot_id, code_hash, token_hash, service_code, reason_code, nik_hash,
                  phone_hash, person, open_key, claim_sealed, request_key, fingerprint, captcha_id,
                  language, near_turn_sms, staff, staff_address, proved, mail_proved, unproved,
                  holder_hash, n)),
            -- their slots, locked in the order of ids against deadlocks, as they stand now
            locked AS MATERIALIZED (
              SELECT id, branch_id, service_date, half_hours, lane, free, version, capacity,
                quota - capacity + cardinality(free) AS places, closes_at > $20 AND
            """
                + ClosedDays.SLOT_IS_OFFERED
                + """
                AS open
              FROM slot WHERE id = ANY($2) ORDER BY id FOR UPDATE),
            -- which of its slot's free numbers each row would get
            ranked AS MATERIALIZED (
              SELECT a.*, l.branch_id, l.service_date, l.half_hours, l.lane, l.free, l.version,
                l.open, l.places,
                (row_number() OVER (PARTITION BY a.slot_id ORDER BY a.n))::int AS rank
              FROM asked a JOIN locked l ON l.id = a.slot_id),
            -- what is open, has a place left and no unique key forbids; sorted against deadlocks
            made AS (
              INSERT INTO booking (id, code_hash, token_hash, slot_id, branch_id, service_date, lane,
                number, service_code, reason_code, state, nik_hash, phone_hash, person, open_key,
                claim_sealed, request_key, fingerprint, captcha_id, language, near_turn_sms, proved,
                mail_proved, unproved, created_at, changed_at, half_hour_0, half_hour_1, half_hour_2,
                half_hour_3, nik_ordinal, holder_hash, phone_ordinal)
              SELECT id, code_hash, token_hash, slot_id, branch_id, service_date, lane, free[rank],
                service_code, reason_code, 'BOOKED', nik_hash, phone_hash, person, open_key,
                claim_sealed, request_key, fingerprint, captcha_id, language, near_turn_sms, proved,
                mail_proved, unproved, $20, $20, half_hours[1], half_hours[2], half_hours[3],
                half_hours[4],
                CASE of_nik WHEN '{}' THEN 1 ELSE (  -- the first free one
                  SELECT min(o) FROM unnest($21::int[]) AS s(o) WHERE o <> ALL (of_nik)) END,
                holder_hash,
                CASE of_holder WHEN '{}' THEN 1 ELSE (
                  SELECT min(o) FROM unnest($22::int[]) AS s(o) WHERE o <> ALL (of_holder)) END
              FROM ranked
                -- what open bookings of the same NIK, of the same holder have
                CROSS JOIN LATERAL (
                  SELECT ARRAY(
                      SELECT b.nik_ordinal::int FROM booking b
                      WHERE b.nik_hash = ranked.nik_hash AND b.nik_ordinal IS NOT NULL
                        AND b.state IN ('BOOKED', 'CHECKED_IN')) AS of_nik,
                    ARRAY(
                      SELECT b.phone_ordinal::int FROM booking b
                      WHERE b.holder_hash = ranked.holder_hash AND b.phone_ordinal IS NOT NULL
                        AND b.state IN ('BOOKED', 'CHECKED_IN')) AS of_holder
                  OFFSET 0) used
              WHERE open AND rank <= places AND NOT of_nik @> $21::int[]
                -- a mobile that could not be proved has but one
                AND NOT of_holder @> CASE WHEN unproved THEN ARRAY[1] ELSE $22::int[] END
                AND NOT EXISTS (
                  SELECT FROM spent_captcha s WHERE s.captcha_id = ranked.captcha_id OFFSET 0)
                -- who squatted a NIK does not get it again, nor does a mailbox for a mobile that it
                -- was squatted with; who proved that mobile may be the owner, whom a squatter named.
                -- For a week it takes a proved mobile or staff: a mailbox is had for nothing
                AND (staff IS NOT NULL OR NOT EXISTS (
                  SELECT FROM booking b WHERE b.nik_hash = ranked.nik_hash AND b.freed_at IS NOT NULL
                    AND (b.holder_hash IN (ranked.holder_hash, ranked.phone_hash)
                      OR ranked.holder_hash <> ranked.phone_hash AND b.phone_hash = ranked.phone_hash
                      OR (ranked.holder_hash <> ranked.phone_hash OR ranked.unproved)
                        AND b.freed_at > $20 - interval '7 days') OFFSET 0))
              ORDER BY nik_hash, open_key
              ON CONFLICT DO NOTHING
              RETURNING id, slot_id, branch_id, number),
            -- a question for lost numbers with the same captcha, at the same moment, makes this fail
            spent AS (
              INSERT INTO spent_captcha (captcha_id, at)
              SELECT a.captcha_id, $20 FROM made m JOIN asked a ON a.id = m.id
              WHERE a.captcha_id IS NOT NULL),
            -- the numbers that were really inserted, by slot
            given AS (
              SELECT slot_id, count(*)::int AS count, array_agg(number) AS numbers
              FROM made GROUP BY slot_id),
            -- they alone leave the free ones: popping first would lose a place at each conflict
            taken AS (
              -- capacity as locked: constraints are checked before PostgreSQL notices that the row
              -- is newer than the statement, and more numbers than it had then are too many
              UPDATE slot SET version = slot.version + 1, free = r.left_over, capacity = r.capacity
              FROM (
                SELECT g.slot_id, l.capacity,
                  CASE WHEN g.numbers <@ l.free[:g.count] THEN l.free[g.count + 1:]  -- nearly always
                  ELSE ARRAY(
                    SELECT number FROM unnest(l.free) WITH ORDINALITY AS f(number, place)
                    WHERE number <> ALL(g.numbers) ORDER BY place) END AS left_over
                FROM given g JOIN locked l ON l.id = g.slot_id) r
              WHERE slot.id = r.slot_id AND slot.id = ANY($2)),
            -- heard by notify and display after the commit
            told AS (
              INSERT INTO event (at, branch_id, kind, subject)
              SELECT $20, branch_id, 'BookingMade', id FROM made),
            -- who of the staff did it, where it was not the person
            trail AS (
            """
                + Audit.INTO
                + """
              SELECT $20, a.staff, m.branch_id, 'BOOKED_BY_STAFF', 'booking:' || m.id,
                jsonb_build_object('address', a.staff_address)
              FROM made m JOIN asked a ON a.id = m.id WHERE a.staff IS NOT NULL)
            -- one answer for each row, with its slot's figures afterwards for the counter
            SELECT a.n::int AS n, m.number,
              r.version + (g.slot_id IS NOT NULL)::int AS version,
              r.places - coalesce(g.count, 0) AS remaining,
              CASE WHEN m.id IS NOT NULL THEN 'MADE'
                WHEN r.slot_id IS NULL THEN 'UNKNOWN_SLOT'
                WHEN NOT r.open THEN 'CLOSED'
                WHEN r.rank <= r.places THEN 'CONFLICT'
                ELSE 'FULL' END AS outcome
            FROM asked a LEFT JOIN ranked r ON r.id = a.id LEFT JOIN made m ON m.id = a.id
              LEFT JOIN given g ON g.slot_id = a.slot_id
            """,
            all(rows, BookingRow::id, UUID[]::new),
            all(rows, BookingRow::slot, Long[]::new),
            buffers(rows, BookingRow::codeHash),
            buffers(rows, BookingRow::tokenHash),
            all(rows, BookingRow::service, String[]::new),
            all(rows, BookingRow::reason, String[]::new),
            buffers(rows, BookingRow::nikHash),
            buffers(rows, BookingRow::phoneHash),
            buffers(rows, BookingRow::person),
            buffers(rows, BookingRow::openKey),
            buffers(rows, BookingRow::claim),
            all(rows, BookingRow::requestKey, String[]::new),
            buffers(rows, BookingRow::fingerprint),
            all(rows, BookingRow::captcha, UUID[]::new),
            all(rows, BookingRow::language, String[]::new),
            all(rows, BookingRow::nearTurnSms, Boolean[]::new),
            all(rows, BookingRow::staff, String[]::new),
            all(rows, BookingRow::staffAddress, String[]::new),
            all(rows, row -> row.proof().mobile(), Boolean[]::new),
            now,
            nikOrdinals,
            phoneOrdinals,
            all(rows, row -> row.proof().mail(), Boolean[]::new),
            all(rows, row -> row.proof().missing(), Boolean[]::new),
            buffers(rows, BookingRow::holderHash));
    Map<Integer, Answer> answers = new HashMap<>();
    answered.forEach(row -> answers.put(row.getInteger("n"), answer(row)));
    var inOrder = new ArrayList<Answer>();
    for (int n = 1; n <= rows.size(); n++) {
      inOrder.add(answers.get(n));
    }
    return inOrder;
  }

  private static Answer answer(Row row) {
    var outcome = Outcome.valueOf(row.getString("outcome"));
    return outcome == Outcome.UNKNOWN_SLOT
        ? new Answer(outcome, 0, 0, 0)
        : new Answer(
            outcome,
            outcome == Outcome.MADE ? row.getInteger("number") : 0,
            row.getLong("version"),
            Math.max(0, row.getInteger("remaining")));
  }

  /** In the order of their ids, so that crossing moves cannot deadlock. */
  void lock(Tx tx, long one, long other) {
    tx.run(
        "SELECT 1 FROM slot WHERE id = ANY($1) ORDER BY id FOR UPDATE",
        (Object) new Long[] {one, other});
  }

  /** The first free number of the slot; empty when it is full or closed. */
  Optional<Integer> take(Tx tx, long slot, Instant now) {
    return tx.first(
        row -> row.getInteger("number"),
        """
        UPDATE slot SET free = free[2:], version = version + 1
        FROM (SELECT id, free[1] AS number FROM slot WHERE id = $1) first
        WHERE slot.id = first.id AND closes_at > $2
          AND quota - capacity + cardinality(free) > 0 AND
        """
            + ClosedDays.SLOT_IS_OFFERED
            + "RETURNING first.number",
        slot,
        now);
  }

  /** Frees the number at once, or withholds it until then. */
  void giveBack(Tx tx, long slot, int number, Optional<Instant> withheldUntil) {
    if (withheldUntil.isPresent()) {
      tx.update(
          """
          INSERT INTO held_place (slot_id, number, until) VALUES ($1, $2, $3)
          ON CONFLICT DO NOTHING
          """,
          slot,
          number,
          withheldUntil.get());
    } else {
      tx.update(
          """
          UPDATE slot SET version = version + 1, free = ARRAY(SELECT unnest(free || $2::int) ORDER BY 1)
          WHERE id = $1
          """,
          slot,
          number);
    }
  }

  private static <T> Object all(
      List<BookingRow> rows, Function<BookingRow, T> field, IntFunction<T[]> array) {
    return rows.stream().map(field).toArray(array);
  }

  private static Object buffers(List<BookingRow> rows, Function<BookingRow, byte[]> field) {
    return rows.stream()
        .map(field)
        .map(bytes -> bytes == null ? null : Buffer.buffer(bytes))
        .toArray(Buffer[]::new);
  }
}
