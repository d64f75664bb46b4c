package id.antrean.booking;

import id.antrean.core.Lane;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of lane_pass that staff granted. */
final class GrantedPassStore {
  private static final String SELECT =
      """
      SELECT p.id, p.first_day, p.last_day, p.claim_sealed, p.nik_tail, p.granted_by, p.granted_at,
        EXISTS (
          SELECT FROM booking b
          WHERE b.nik_hash = p.nik_hash AND b.lane = p.lane AND b.branch_id = p.branch_id
            AND b.service_date BETWEEN p.first_day AND p.last_day
            AND b.state IN ('BOOKED', 'CHECKED_IN', 'COMPLETED')) AS used
      FROM lane_pass p
      """;

  /** What of a new row is not in the wish. */
  record NewRow(
      UUID id, byte[] nikHash, Lane lane, String branch, byte[] claimHash, Instant grantedAt) {}

  private final Sealed sealed;

  GrantedPassStore(Sealed sealed) {
    this.sealed = sealed;
  }

  /** Until the transaction ends nobody else grants a pass for this claim. */
  void lock(Tx tx, byte[] claimHash) {
    tx.lock("claim " + HexFormat.of().formatHex(claimHash));
  }

  boolean isOfAnother(Tx tx, byte[] claimHash, byte[] nikHash) {
    return tx.first(
            row -> true,
            "SELECT 1 FROM lane_pass WHERE claim_hash = $1 AND nik_hash <> $2 LIMIT 1",
            claimHash,
            nikHash)
        .orElse(false);
  }

  /** False when it is there already. */
  boolean add(Tx tx, NewRow row, PassWish wish, String by) {
    return tx.update(
            """
            INSERT INTO lane_pass (id, nik_hash, lane, branch_id, first_day, last_day, claim_hash,
              claim_sealed, nik_tail, granted_by, granted_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
            """,
            row.id(),
            row.nikHash(),
            row.lane(),
            row.branch(),
            wish.firstDay(),
            wish.lastDay(),
            row.claimHash(),
            SealedColumn.LANE_PASS_CLAIM.seal(sealed, wish.claim().text(), row.id()),
            SealedColumn.LANE_PASS_NIK_TAIL.seal(sealed, wish.nik().tail(), row.id()),
            by,
            row.grantedAt())
        == 1;
  }

  /** False when it is gone already. */
  boolean remove(Tx tx, UUID id) {
    return tx.update("DELETE FROM lane_pass WHERE id = $1", id) == 1;
  }

  Optional<GrantedPass> find(Sql sql, String branch, UUID id) {
    return sql.first(
        this::granted,
        SELECT + "WHERE p.branch_id = $1 AND p.id = $2 AND p.granted_at IS NOT NULL",
        branch,
        id);
  }

  List<GrantedPass> recent(Sql sql, String branch, Instant after, int most) {
    return sql.list(
        this::granted,
        SELECT + "WHERE p.branch_id = $1 AND p.granted_at > $2 ORDER BY p.granted_at DESC LIMIT $3",
        branch,
        after,
        (long) most);
  }

  private GrantedPass granted(Row row) {
    var pass = LanePassStore.pass(row, sealed);
    return new GrantedPass(
        pass,
        SealedColumn.LANE_PASS_NIK_TAIL.open(sealed, Sql.bytes(row, "nik_tail"), pass.id()),
        row.getString("granted_by"),
        Sql.instant(row, "granted_at"),
        row.getBoolean("used"));
  }
}
