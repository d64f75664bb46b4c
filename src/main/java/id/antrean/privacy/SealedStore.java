package id.antrean.privacy;

import id.antrean.core.SealedColumn;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;

/**
 * Sealed values as such, whatever they say. The one place that writes to tables of other rooms by
 * the names in {@link SealedColumn}; what a value says is never changed here.
 */
final class SealedStore {

  record Value(UUID row, byte[] sealed) {}

  /** {@code after}: the last row of the batch before. In the order of ids. */
  List<Value> notUnder(Tx tx, SealedColumn in, byte[] head, UUID after, int most) {
    return tx.list(
        SealedStore::value,
        """
        SELECT id, %2$s AS sealed FROM %1$s
        WHERE id > $1 AND substring(%2$s FROM 1 FOR length($2::bytea)) <> $2
        ORDER BY id LIMIT $3
        """
            .formatted(in.table(), in.column()),
        after,
        head,
        most);
  }

  /** The last rows that have one; their ids rise with time. */
  List<Value> newest(Tx tx, SealedColumn in, int most) {
    return tx.list(
        SealedStore::value,
        """
        SELECT id, %2$s AS sealed FROM %1$s WHERE %2$s IS NOT NULL ORDER BY id DESC LIMIT $1
        """
            .formatted(in.table(), in.column()),
        most);
  }

  /**
   * Puts each new value where the old one still lies; answers how many. A row that another
   * transaction has locked is stepped over, so that this waits for nobody and cannot deadlock.
   */
  int replace(Tx tx, SealedColumn in, List<Value> old, List<byte[]> resealed) {
    return tx.update(
        """
        WITH still AS (
          SELECT t.id, n.resealed
          FROM %1$s t JOIN unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS n(id, old, resealed)
            ON t.id = n.id AND t.%2$s = n.old
          FOR UPDATE OF t SKIP LOCKED)
        UPDATE %1$s t SET %2$s = still.resealed FROM still WHERE t.id = still.id
        """
            .formatted(in.table(), in.column()),
        old.stream().map(Value::row).toArray(UUID[]::new),
        buffers(old.stream().map(Value::sealed).toList()),
        buffers(resealed));
  }

  private static Buffer[] buffers(List<byte[]> values) {
    return values.stream().map(Buffer::buffer).toArray(Buffer[]::new);
  }

  private static Value value(Row row) {
    return new Value(row.getUUID("id"), Sql.bytes(row, "sealed"));
  }

  /** A booking as the hash key finds it. */
  record Print(UUID booking, byte[] codeHash) {}

  List<Print> newestPrints(Tx tx, int most) {
    return tx.list(
        row -> new Print(row.getUUID("id"), Sql.bytes(row, "code_hash")),
        """
        SELECT id, code_hash FROM booking WHERE code_hash IS NOT NULL ORDER BY id DESC LIMIT $1
        """,
        most);
  }
}
