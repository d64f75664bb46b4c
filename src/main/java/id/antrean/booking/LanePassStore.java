package id.antrean.booking;

import id.antrean.core.Lane;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Rows of lane_pass. */
final class LanePassStore {
  private final Database db;

  LanePassStore(Database db) {
    this.db = db;
  }

  void add(
      UUID id, byte[] nikHash, Lane lane, String branch, LocalDate firstDay, LocalDate lastDay) {
    db.update(
        """
        INSERT INTO lane_pass (id, nik_hash, lane, branch_id, first_day, last_day)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
        """,
        id,
        nikHash,
        lane,
        branch,
        firstDay,
        lastDay);
  }

  boolean covers(byte[] nikHash, byte[] claimHash, Lane lane, String branch, LocalDate day) {
    return db.first(
            row -> true,
            """
            SELECT 1 FROM lane_pass
            WHERE nik_hash = $1 AND (claim_hash IS NULL OR claim_hash = $2) AND lane = $3
              AND branch_id = $4 AND $5 BETWEEN first_day AND last_day
            """,
            nikHash,
            claimHash,
            lane,
            branch,
            day)
        .orElse(false);
  }

  boolean isThere(byte[] nikHash, byte[] claimHash, Lane lane, String branch, LocalDate from) {
    return db.first(
            row -> true,
            """
            SELECT 1 FROM lane_pass
            WHERE nik_hash = $1 AND (claim_hash IS NULL OR claim_hash = $2) AND lane = $3
              AND branch_id = $4 AND last_day >= $5
            """,
            nikHash,
            claimHash,
            lane,
            branch,
            from)
        .orElse(false);
  }

  boolean covers(byte[] nikHash, Lane lane, String branch, LocalDate day) {
    return db.first(
            row -> true,
            """
            SELECT 1 FROM lane_pass
            WHERE nik_hash = $1 AND lane = $2 AND branch_id = $3
              AND $4 BETWEEN first_day AND last_day
            """,
            nikHash,
            lane,
            branch,
            day)
        .orElse(false);
  }

  static LanePass pass(Row row, Sealed sealed) {
    var id = row.getUUID("id");
    return new LanePass(
        id,
        row.getLocalDate("first_day"),
        row.getLocalDate("last_day"),
        Optional.ofNullable(Sql.bytes(row, "claim_sealed"))
            .map(claim -> SealedColumn.LANE_PASS_CLAIM.open(sealed, claim, id)));
  }
}
