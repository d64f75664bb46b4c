package id.antrean.branch;

import id.antrean.branch.Notice.Kind;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class NoticeStore {
  private static final String SELECT =
      """
      SELECT id, kind, branch_id, region_id, text, text_en, starts_at, ends_at, made_by FROM notice
      """;

  /** Those that were not over at this time and not removed since, the next to begin first. */
  List<Notice> after(Sql sql, Instant end) {
    return sql.list(
        NoticeStore::notice,
        SELECT + "WHERE removed_at IS NULL AND ends_at > $1 ORDER BY starts_at, id",
        end);
  }

  /** Empty once it is removed. */
  Optional<Notice> find(Sql sql, UUID id) {
    return sql.first(NoticeStore::notice, SELECT + "WHERE id = $1 AND removed_at IS NULL", id);
  }

  void add(Tx tx, Notice notice, Instant now) {
    tx.update(
        """
        INSERT INTO notice (id, kind, branch_id, region_id, text, text_en, starts_at, ends_at, made_by,
          made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        notice.id(),
        notice.kind(),
        notice.branch().orElse(null),
        notice.region().orElse(null),
        notice.kind() == Kind.STOP ? null : notice.text(),
        notice.textEn().orElse(null),
        notice.from(),
        notice.until(),
        notice.by(),
        now);
  }

  /** False when it is gone already. */
  boolean remove(Tx tx, UUID id, String by, Instant now) {
    return tx.update(
            """
            UPDATE notice SET removed_by = $2, removed_at = $3 WHERE id = $1 AND removed_at IS NULL
            """,
            id,
            by,
            now)
        == 1;
  }

  private static Notice notice(Row row) {
    return new Notice(
        row.getUUID("id"),
        Kind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getString("branch_id")),
        Optional.ofNullable(row.getString("region_id")),
        Optional.ofNullable(row.getString("text")).orElse(""),
        Optional.ofNullable(row.getString("text_en")),
        Sql.instant(row, "starts_at"),
        Sql.instant(row, "ends_at"),
        row.getString("made_by"));
  }
}
