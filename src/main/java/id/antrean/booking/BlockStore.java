package id.antrean.booking;

import id.antrean.booking.Block.Kind;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class BlockStore {
  private static final String SELECT =
      """
      SELECT id, kind, shown, reason, ends_at, branch_id, asked_by, asked_at, approved_by, approved_at,
        refused
      FROM block
      """;

  private final Sealed sealed;

  BlockStore(Sealed sealed) {
    this.sealed = sealed;
  }

  /** One in force. {@code prefix}: of a range, of IPv6 below 0, else 0. */
  record InForce(UUID id, Kind kind, byte[] hash, int prefix, Instant endsAt) {}

  List<InForce> inForce(Sql sql) {
    return sql.list(
        row ->
            new InForce(
                row.getUUID("id"),
                Kind.valueOf(row.getString("kind")),
                Sql.bytes(row, "value_hash"),
                row.getInteger("prefix"),
                Sql.instant(row, "ends_at")),
        """
        SELECT id, kind, value_hash, coalesce(prefix, 0) AS prefix, ends_at FROM block
        WHERE approved_at IS NOT NULL
        """);
  }

  /** Different when {@link #inForce} has changed. */
  String state(Sql sql) {
    return sql.first(
            row -> row.getString("state"),
            """
            SELECT count(*) || ' ' || coalesce(max(approved_at)::text, '') AS state FROM block
            WHERE approved_at IS NOT NULL
            """)
        .orElseThrow();
  }

  /** Deletes blocks that are over and requests unanswered for a week; answers how many. */
  int forgetPast(Sql sql, Instant now) {
    return sql.update(
        "DELETE FROM block WHERE ends_at <= $1 OR approved_at IS NULL AND asked_at <= $2",
        now,
        Block.lapsedIfAskedAt(now));
  }

  void add(Tx tx, UUID id, BlockWish wish, String branch, String by, Instant now) {
    tx.update(
        """
        INSERT INTO block (id, kind, value_hash, prefix, shown, reason, ends_at, branch_id, asked_by,
          asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        id,
        wish.kind(),
        wish.hash(sealed),
        wish.prefix(),
        SealedColumn.BLOCK_SHOWN.seal(sealed, wish.shown(), id),
        wish.reason().text(),
        wish.endsAt(),
        branch,
        by,
        now);
  }

  /** At that branch, null for all: what others ask for is not shown. */
  boolean isKnown(Tx tx, BlockWish wish, String branch) {
    return tx.first(
            row -> true,
            """
            SELECT 1 FROM block
            WHERE kind = $1 AND value_hash = $2 AND branch_id IS NOT DISTINCT FROM $3
            """,
            wish.kind(),
            wish.hash(sealed),
            branch)
        .orElse(false);
  }

  /** Locked until the transaction ends. */
  Optional<Block> lock(Tx tx, UUID id) {
    return tx.first(this::block, SELECT + "WHERE id = $1 FOR UPDATE", id);
  }

  Optional<Block> find(Sql sql, UUID id) {
    return sql.first(this::block, SELECT + "WHERE id = $1", id);
  }

  /** Those that are not over, of one branch or of all: the ones that wait first. */
  List<Block> list(Sql sql, Optional<String> branch, Instant now, int most) {
    return sql.list(
        this::block,
        SELECT
            + """
            WHERE ends_at > $1 AND ($2::text IS NULL OR branch_id = $2)
            ORDER BY approved_at DESC NULLS FIRST, asked_at DESC LIMIT $3
            """,
        now,
        branch.orElse(null),
        (long) most);
  }

  void approve(Tx tx, UUID id, String by, Instant now) {
    tx.update("UPDATE block SET approved_by = $2, approved_at = $3 WHERE id = $1", id, by, now);
  }

  void remove(Tx tx, UUID id) {
    tx.update("DELETE FROM block WHERE id = $1", id);
  }

  void count(Sql sql, UUID id, int more, Instant now) {
    sql.update(
        "UPDATE block SET refused = refused + $2, refused_at = $3 WHERE id = $1", id, more, now);
  }

  private Block block(Row row) {
    var id = row.getUUID("id");
    return new Block(
        id,
        Kind.valueOf(row.getString("kind")),
        SealedColumn.BLOCK_SHOWN.open(sealed, Sql.bytes(row, "shown"), id),
        row.getString("reason"),
        Sql.instant(row, "ends_at"),
        Optional.ofNullable(row.getString("branch_id")),
        row.getString("asked_by"),
        Sql.instant(row, "asked_at"),
        Optional.ofNullable(row.getString("approved_by")),
        Optional.ofNullable(Sql.instant(row, "approved_at")),
        row.getInteger("refused"));
  }
}
