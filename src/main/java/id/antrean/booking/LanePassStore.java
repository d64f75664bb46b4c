package id.antrean.booking;

import id.antrean.core.Lane;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
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

  /**
   * Of the passes of this NIK there, the last first. {@code claimHash}: of the claim that is named,
   * null for none; a pass that knows its claim wants it named unless {@code known}.
   */
  List<LanePass.Days> days(
      byte[] nikHash, boolean known, byte[] claimHash, Lane lane, String branch) {
    return db.list(
        row -> new LanePass.Days(row.getLocalDate("first_day"), row.getLocalDate("last_day")),
        """
        SELECT first_day, last_day FROM lane_pass
        WHERE nik_hash = $1 AND ($2 OR claim_hash IS NULL OR claim_hash = $3) AND lane = $4
          AND branch_id = $5
        ORDER BY last_day DESC
        """,
        nikHash,
        known,
        claimHash,
        lane,
        branch);
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
