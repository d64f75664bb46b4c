package id.antrean.security;

import id.antrean.core.Channel;
import id.antrean.core.Contact;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables pin and pin_letter. */
final class PinStore {
  /** A try that was counted. */
  record Tried(int tries, ProvedContact contact) {}

  private static final String PIN =
      """
      SELECT p.id, p.until, p.receiver_hash,
        (SELECT max(l.asked_at) FROM pin_letter l WHERE l.pin_id = p.id) AS last_at
      FROM pin p
      """;

  private final Database db;
  private final Sealed sealed;

  PinStore(Database db, Sealed sealed) {
    this.db = db;
    this.sealed = sealed;
  }

  /** Problem 422 request_key_reused: it went to another receiver. */
  Optional<Pin> byRequestKey(String requestKey, byte[] receiverHash) {
    return db.first(
        row -> {
          if (!Arrays.equals(Sql.bytes(row, "receiver_hash"), receiverHash)) {
            throw Problem.of(422, "request_key_reused");
          }
          return pin(row);
        },
        PIN + "WHERE p.request_key = $1",
        requestKey);
  }

  /** Whether this captcha brought a PIN; the unique key has the last word. */
  boolean isSpent(UUID captcha) {
    return db.first(row -> true, "SELECT 1 FROM pin WHERE captcha_id = $1", captcha).isPresent();
  }

  Optional<Pin> find(Tx tx, UUID id) {
    return tx.first(PinStore::pin, PIN + "WHERE p.id = $1", id);
  }

  private static Pin pin(Row row) {
    var again = Sql.instant(row, "last_at").plus(Pins.AGAIN);
    return new Pin(row.getUUID("id"), Sql.instant(row, "until"), again);
  }

  /** Nobody else sends to this receiver until the end of the transaction. */
  void lock(Tx tx, byte[] receiverHash) {
    tx.lock("pin " + HexFormat.of().formatHex(receiverHash));
  }

  /** When PINs were sent to this receiver since then, the oldest first. */
  List<Instant> sentTo(Sql sql, byte[] receiverHash, Instant since) {
    return sql.list(
        row -> Sql.instant(row, "asked_at"),
        """
        SELECT asked_at FROM pin_letter WHERE receiver_hash = $1 AND asked_at > $2 ORDER BY asked_at
        """,
        receiverHash,
        since);
  }

  void add(Tx tx, Pin pin, PinWish wish, byte[] receiverHash, Instant now) {
    tx.update(
        """
        INSERT INTO pin (id, channel, receiver_hash, contact, language, time_zone, captcha_id,
          request_key, asked_at, until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        pin.id(),
        wish.contact().channel(),
        receiverHash,
        SealedColumn.PIN_CONTACT.seal(sealed, wish.contact().address(), pin.id()),
        wish.language(),
        wish.zone().getId(),
        wish.captcha().orElse(null),
        wish.requestKey(),
        now,
        pin.until());
  }

  void addLetter(Tx tx, UUID pin, Instant now) {
    tx.update(
        """
        INSERT INTO pin_letter (pin_id, receiver_hash, channel, asked_at, next_at)
        SELECT id, receiver_hash, channel, $2, $2 FROM pin WHERE id = $1
        """,
        pin,
        now);
  }

  /** The receiver of a PIN that can still be tried, which is locked. */
  Optional<byte[]> lockOpen(Tx tx, UUID id, Instant now) {
    return tx.first(
        row -> Sql.bytes(row, "receiver_hash"),
        """
        SELECT receiver_hash FROM pin
        WHERE id = $1 AND until > $2 AND tries < $3 AND proved_at IS NULL FOR UPDATE
        """,
        id,
        now,
        Pins.TRIES);
  }

  /**
   * Counts one try, and ends the PIN when it was right. Empty: it cannot be tried any more; but the
   * right try repeated with its request key is found again, and not counted.
   */
  Optional<Tried> tried(UUID id, boolean right, String requestKey, Instant now) {
    return db.first(
        row ->
            new Tried(
                row.getInteger("tries"),
                new ProvedContact(
                    Channel.valueOf(row.getString("channel")), Sql.bytes(row, "receiver_hash"))),
        """
        WITH tried AS (
          UPDATE pin SET tries = tries + 1,
            proved_at = CASE WHEN $2 THEN $4::timestamptz END, proved_by = CASE WHEN $2 THEN $3 END
          WHERE id = $1 AND proved_at IS NULL AND tries < $5 AND until > $4
          RETURNING tries, channel, receiver_hash)
        SELECT * FROM tried
        UNION ALL
        SELECT tries, channel, receiver_hash FROM pin
        WHERE id = $1 AND $2 AND proved_by = $3 AND until > $4
        """,
        id,
        right,
        requestKey,
        now,
        Pins.TRIES);
  }

  /**
   * Not those that have become worthless: their time is over, they are proved or used up. What was
   * tried before keeps nobody waiting for a first try.
   */
  List<PinLetter> claim(Channel channel, Instant now, Instant leaseUntil, int first, int again) {
    return db.list(
        this::letter,
        """
        WITH first AS (
          SELECT id FROM pin_letter
          WHERE state = 'QUEUED' AND channel = $1 AND next_at <= $2 AND attempts = 0
          ORDER BY next_at LIMIT $4 FOR UPDATE SKIP LOCKED
        ), again AS (
          SELECT id FROM pin_letter
          WHERE state = 'QUEUED' AND channel = $1 AND next_at <= $2 AND attempts > 0
          ORDER BY attempts, next_at LIMIT $6 FOR UPDATE SKIP LOCKED
        ), due AS (SELECT * FROM first UNION ALL SELECT * FROM again)
        UPDATE pin_letter l
        SET next_at = $3, attempts = l.attempts + 1,
          state = CASE WHEN p.until > $2 AND p.proved_at IS NULL AND p.tries < $5
            THEN 'QUEUED' ELSE 'FAILED' END
        FROM due, pin p
        WHERE l.id = due.id AND p.id = l.pin_id
        RETURNING l.id, l.state, l.attempts, p.id AS pin_id, p.channel, p.contact, p.until,
          p.time_zone, p.language
        """,
        channel,
        now,
        leaseUntil,
        Math.max(0, first),
        Pins.TRIES,
        Math.max(0, again));
  }

  /** To which this PIN goes; empty for a mailbox. */
  Optional<Phone> mobile(Tx tx, UUID id) {
    return tx.first(
            row -> Optional.ofNullable(receiver(row, id)),
            "SELECT channel, contact FROM pin WHERE id = $1",
            id)
        .flatMap(contact -> contact)
        .filter(contact -> contact.channel() == Channel.SMS)
        .map(contact -> new Phone(contact.address()));
  }

  /** {@code to} is null when it is worth nothing any more, or no key here opens it. */
  private PinLetter letter(Row row) {
    var pin = row.getUUID("pin_id");
    return new PinLetter(
        row.getLong("id"),
        row.getString("state").equals("QUEUED") ? receiver(row, pin) : null,
        Pins.digits(sealed, pin),
        Sql.instant(row, "until"),
        ZoneId.of(row.getString("time_zone")),
        row.getString("language"),
        row.getInteger("attempts"));
  }

  private Contact receiver(Row row, UUID pin) {
    try {
      var address = SealedColumn.PIN_CONTACT.open(sealed, Sql.bytes(row, "contact"), pin);
      return new Contact(Channel.valueOf(row.getString("channel")), address);
    } catch (Problem unopened) {
      return null;
    }
  }

  /** Unless another node has taken it since. */
  void ended(PinLetter letter, boolean sent) {
    db.update(
        """
        UPDATE pin_letter SET state = $3 WHERE id = $1 AND attempts = $2 AND state = 'QUEUED'
        """,
        letter.id(),
        letter.attempts(),
        sent ? "SENT" : "FAILED");
  }

  void later(PinLetter letter, Instant at) {
    db.update(
        """
        UPDATE pin_letter SET next_at = $3 WHERE id = $1 AND attempts = $2 AND state = 'QUEUED'
        """,
        letter.id(),
        letter.attempts(),
        at);
  }

  void forget(Instant before) {
    db.update("DELETE FROM pin WHERE asked_at < $1", before);
  }
}
