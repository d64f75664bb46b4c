package id.antrean.privacy;

import id.antrean.db.Sql;
import id.antrean.db.Tx;
import java.util.List;

/** The keys in use, each with what it made of a constant. */
final class KeyCheckStore {
  enum Kind {
    ENCRYPTION,
    HASH
  }

  /** {@code proof}: the constant, sealed under that key or hashed with it. */
  record Known(Kind kind, byte[] proof) {}

  /** Locked until the transaction ends, so that two nodes cannot both be the first. */
  List<Known> lock(Tx tx) {
    tx.run("LOCK TABLE key_check IN SHARE ROW EXCLUSIVE MODE");
    return tx.list(
        row -> new Known(Kind.valueOf(row.getString("kind")), Sql.bytes(row, "proof")),
        "SELECT kind, proof FROM key_check");
  }

  /** A key that is known already keeps its proof. */
  void add(Tx tx, Kind kind, byte[] keyId, byte[] proof) {
    tx.update(
        """
        INSERT INTO key_check (kind, key_id, proof) VALUES ($1, $2, $3)
        ON CONFLICT (kind, key_id) DO NOTHING
        """,
        kind,
        keyId,
        proof);
  }

  /** An encryption key under which nothing lies any more. */
  void forget(Tx tx, byte[] keyId) {
    tx.update("DELETE FROM key_check WHERE kind = 'ENCRYPTION' AND key_id = $1", keyId);
  }
}
