package id.antrean.db;

import id.antrean.core.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes that took effect, by the client's request key (R14, R63): a repeat finds what the first
 * one made. Bookings keep their key in their own row; every other write remembers it here.
 */
public final class RequestKeys {
  private RequestKeys() {}

  /**
   * Takes the key for this transaction. Empty: go on, and call {@link #remember} before the end.
   * Present: what an earlier write with this key made (a booking, ticket ... id). A twin that is
   * still running is waited for. Problem 422 request_key_reused: used for something else before.
   */
  public static Optional<String> claim(Tx tx, String key, byte[] fingerprint, Instant now) {
    int inserted =
        tx.update(
            """
            INSERT INTO request_key (key, fingerprint, at) VALUES ($1, $2, $3)
            ON CONFLICT (key) DO NOTHING
            """,
            key,
            fingerprint,
            now);
    if (inserted == 1) {
      return Optional.empty();
    }
    return find(tx, key, fingerprint);
  }

  /** As {@link #claim}, without taking the key when it is free. */
  public static Optional<String> find(Sql sql, String key, byte[] fingerprint) {
    return sql.first(
        row -> {
          if (!Arrays.equals(Sql.bytes(row, "fingerprint"), fingerprint)) {
            throw Problem.of(422, "request_key_reused");
          }
          return row.getString("made");
        },
        "SELECT fingerprint, made FROM request_key WHERE key = $1",
        key);
  }

  /** Releases a key claimed by a transaction that turned out to change nothing. */
  public static void release(Tx tx, String key) {
    tx.update("DELETE FROM request_key WHERE key = $1", key);
  }

  /** Forgets the keys of writes before this day, with what they made. */
  public static void forget(Tx tx, LocalDate until) {
    tx.update("DELETE FROM request_key WHERE at < $1::date", until);
  }

  public static void remember(Tx tx, String key, String made) {
    tx.update("UPDATE request_key SET made = $2 WHERE key = $1", key, made);
  }
}
