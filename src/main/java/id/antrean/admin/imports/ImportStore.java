package id.antrean.admin.imports;

import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.staff.Audit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Files that were taken over, with what each row replaced. */
final class ImportStore {
  private static final String SELECT =
      """
      SELECT i.*, (SELECT u.id FROM csv_import u WHERE u.undoes = i.id) AS undone_by
      FROM csv_import i
      """;

  private ImportStore() {}

  static void add(Tx tx, TakenImport one, List<ImportChange> changes) {
    tx.update(
        """
        INSERT INTO csv_import (id, kind, at, actor, reason, added, changed, undoes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        one.id(),
        one.kind(),
        one.at(),
        one.actor(),
        one.reason(),
        one.added(),
        one.changed(),
        one.undoes().orElse(null));
    var rows = new JsonArray();
    for (var change : changes) {
      rows.add(
          new JsonObject()
              .put("row", change.row())
              .put("key", change.key())
              .put("before", json(change.before()))
              .put("after", json(change.after())));
    }
    tx.update(
        """
        INSERT INTO csv_import_change (import_id, row, key, before, after)
        SELECT $1::uuid, c."row", key, nullif(before, 'null'::jsonb), nullif(after, 'null'::jsonb)
        FROM jsonb_to_recordset($2) AS c ("row" int, key text, before jsonb, after jsonb)
        """,
        one.id(),
        rows);
  }

  private static JsonObject json(SortedMap<String, String> cells) {
    if (cells == null) {
      return null;
    }
    var json = new JsonObject();
    cells.forEach(json::put);
    return json;
  }

  /** The newest first. */
  static List<TakenImport> list(Sql sql, int most) {
    return sql.list(ImportStore::taken, SELECT + "ORDER BY at DESC, id DESC LIMIT $1", most);
  }

  static Optional<TakenImport> find(Sql sql, UUID id) {
    return sql.first(ImportStore::taken, SELECT + "WHERE id = $1", id);
  }

  static List<ImportChange> changes(Sql sql, UUID id) {
    return sql.list(
        row ->
            new ImportChange(
                row.getInteger("row"),
                row.getString("key"),
                cells(row.getJsonObject("before")),
                cells(row.getJsonObject("after"))),
        "SELECT * FROM csv_import_change WHERE import_id = $1 ORDER BY row",
        id);
  }

  private static SortedMap<String, String> cells(JsonObject json) {
    if (json == null) {
      return null;
    }
    var cells = new TreeMap<String, String>();
    json.forEach(cell -> cells.put(cell.getKey(), (String) cell.getValue()));
    return cells;
  }

  private static TakenImport taken(Row row) {
    return new TakenImport(
        row.getUUID("id"),
        row.getString("kind"),
        Sql.instant(row, "at"),
        row.getString("actor"),
        row.getString("reason"),
        row.getInteger("added"),
        row.getInteger("changed"),
        Optional.ofNullable(row.getUUID("undoes")),
        Optional.ofNullable(row.getUUID("undone_by")));
  }

  /** Onto the trail of each branch that a file changed. */
  static void record(Tx tx, Writing writing, Collection<String> branches) {
    tx.update(
        Audit.INTO
            + """
            SELECT $1::timestamptz, $2, branch, 'CONFIGURATION_CHANGED', $3, $4::jsonb
            FROM unnest($5::text[]) AS branch
            """,
        writing.act().now(),
        writing.act().who().username(),
        "import:" + writing.id(),
        new JsonObject().put("address", writing.act().address()),
        branches.toArray(String[]::new));
  }
}
