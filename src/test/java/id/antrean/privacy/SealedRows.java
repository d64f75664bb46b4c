package id.antrean.privacy;

import id.antrean.core.Code;
import id.antrean.core.Ids;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.testkit.TestBranch;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Keys, and bookings that were sealed with them some time ago. */
final class SealedRows {
  static final byte[] OLD = key(1);
  static final byte[] NEW = key(2);
  static final byte[] HASH = key(3);

  private SealedRows() {}

  private static byte[] key(int fill) {
    var key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  /** The test branch must be there; {@code firstNumber}: of their queue numbers. */
  static List<UUID> add(Database db, Sealed sealed, int many, int firstNumber) {
    long slot =
        TestBranch.slot(db, "PRIORITY", "%02d:00".formatted(firstNumber % 24), 0, firstNumber);
    var ids = Stream.generate(Ids::next).limit(many).sorted().toList();
    db.run(
        """
        INSERT INTO booking (id, code_hash, token_hash, slot_id, branch_id, service_date, lane,
          number, service_code, state, nik_hash, phone_hash, person, open_key, claim_sealed,
          request_key, fingerprint, created_at, changed_at)
        SELECT n.id, code_hash, decode(md5(n.id::text), 'hex'), $4, $5, $6, 'PRIORITY', $7 + place,
          'JHT', 'BOOKED', code_hash, code_hash, person, code_hash, claim, n.id::text, code_hash,
          now(), now()
        FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $8::bytea[]) WITH ORDINALITY
          AS n(id, person, claim, code_hash, place)
        """,
        ids.toArray(UUID[]::new),
        buffers(ids.stream().map(id -> SealedColumn.BOOKING_PERSON.seal(sealed, person(), id))),
        buffers(ids.stream().map(id -> SealedColumn.BOOKING_CLAIM.seal(sealed, "KLAIM-1", id))),
        slot,
        TestBranch.BRANCH,
        TestBranch.DAY,
        firstNumber,
        buffers(ids.stream().map(id -> Code.lookup(sealed, Code.ofBooking(sealed, id)))));
    return ids;
  }

  /** Of the same day as that booking. */
  static void addTicket(Database db, Sealed sealed, UUID booking) {
    var id = Ids.next();
    db.run(
        """
        INSERT INTO ticket (id, branch_id, service_date, lane, number, source, service_code, state,
          arrived_at, line_at, phone, claim_sealed)
        SELECT $1, branch_id, service_date, 'WALK_IN', 1, 'WALK_IN', 'JHT', 'WAITING', now(), now(),
          $3, $4
        FROM booking WHERE id = $2
        """,
        id,
        booking,
        SealedColumn.TICKET_PHONE.seal(sealed, "+6281234567890", id),
        SealedColumn.TICKET_CLAIM.seal(sealed, "KLAIM-2", id));
  }

  static void addPass(Database db, Sealed sealed) {
    var id = Ids.next();
    db.run(
        """
        INSERT INTO lane_pass (id, nik_hash, lane, branch_id, first_day, last_day, claim_hash,
          claim_sealed, nik_tail, granted_by, granted_at)
        VALUES ($1, '\\x01', 'E_KLAIM', $2, $3, $3, '\\x02', $4, $5, 'supervisor', now())
        """,
        id,
        TestBranch.BRANCH,
        TestBranch.DAY,
        SealedColumn.LANE_PASS_CLAIM.seal(sealed, "EK-3", id),
        SealedColumn.LANE_PASS_NIK_TAIL.seal(sealed, "0001", id));
  }

  /** The mobile that this booking had before. */
  static void addFormerContact(Database db, Sealed sealed, UUID booking) {
    var id = Ids.next();
    db.run(
        """
        INSERT INTO former_contact (id, booking_id, channel, contact, receiver, at)
        VALUES ($1, $2, 'SMS', $3, '\\x01', now())
        """,
        id,
        booking,
        SealedColumn.FORMER_CONTACT.seal(sealed, "+6281234567891", id));
  }

  private static String person() {
    return new JsonObject()
        .put("nik", "3374010101900001")
        .put("kpj", new JsonArray())
        .put("name", "Siti Rahmawati")
        .put("phone", "+6281234567890")
        .encode();
  }

  private static Buffer[] buffers(Stream<byte[]> values) {
    return values.map(Buffer::buffer).toArray(Buffer[]::new);
  }

  /** As version 1 sealed, without the id of its key. */
  static void stripKeyIds(Database db) {
    for (var column : SealedColumn.values()) {
      db.run(
          "UPDATE %1$s SET %2$s = '\\x01'::bytea || substring(%2$s FROM 6) WHERE %2$s IS NOT NULL"
              .formatted(column.table(), column.column()));
    }
  }

  /** Of all columns, those that do not begin as {@code sealed} seals. */
  static int notUnder(Database db, Sealed sealed) {
    int count = 0;
    for (var column : SealedColumn.values()) {
      count +=
          db.first(
                  row -> row.getInteger(0),
                  "SELECT count(*)::int FROM %s WHERE substring(%s FROM 1 FOR 5) <> $1"
                      .formatted(column.table(), column.column()),
                  sealed.head())
              .orElseThrow();
    }
    return count;
  }
}
