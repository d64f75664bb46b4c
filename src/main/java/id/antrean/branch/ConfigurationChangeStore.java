package id.antrean.branch;

import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The history of changes of configuration; rows are only ever added. */
public final class ConfigurationChangeStore {
  private static final String SELECT =
      """
      SELECT c.*, (SELECT u.id FROM configuration_change u WHERE u.undoes = c.id) AS undone_by
      FROM configuration_change c
      """;

  private ConfigurationChangeStore() {}

  /** The version of a subject: the id of its last change, 0 before the first. */
  public static long version(Sql sql, String branch, Subject subject, Optional<LocalDate> day) {
    return sql.first(
            row -> row.getLong("version"),
            """
            SELECT coalesce(max(id), 0) AS version FROM configuration_change
            WHERE branch_id = $1 AND subject = $2 AND day IS NOT DISTINCT FROM $3::date
            """,
            branch,
            subject,
            day.orElse(null))
        .orElseThrow();
  }

  /** What was changed after this version, the first change first. */
  public static List<ConfigurationChange> since(
      Sql sql, String branch, Subject subject, Optional<LocalDate> day, long version) {
    return sql.list(
        ConfigurationChangeStore::change,
        SELECT
            + """
            WHERE branch_id = $1 AND subject = $2 AND day IS NOT DISTINCT FROM $3::date AND id > $4
            ORDER BY id LIMIT 100
            """,
        branch,
        subject,
        day.orElse(null),
        version);
  }

  /** The newest first, from before this one on. */
  public static List<ConfigurationChange> list(Sql sql, String branch, long before, int most) {
    return sql.list(
        ConfigurationChangeStore::change,
        SELECT + "WHERE branch_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
        branch,
        before,
        most);
  }

  public static Optional<ConfigurationChange> find(Sql sql, String branch, long id) {
    return sql.first(
        ConfigurationChangeStore::change, SELECT + "WHERE branch_id = $1 AND id = $2", branch, id);
  }

  /** The id of the new row; that of {@code change} does not count. */
  public static long add(Tx tx, ConfigurationChange change) {
    return tx.first(
            row -> row.getLong("id"),
            """
            INSERT INTO configuration_change (branch_id, subject, day, at, actor, reason, valid_from,
              before, after, undoes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            RETURNING id
            """,
            change.branch(),
            change.subject(),
            change.day().orElse(null),
            change.at(),
            change.actor(),
            change.reason(),
            change.validFrom(),
            json(change.before()),
            json(change.after()),
            change.undoes().orElse(null))
        .orElseThrow();
  }

  /** Many at once, none of which undoes another. */
  public static void addAll(Tx tx, List<ConfigurationChange> changes) {
    var rows = new JsonArray();
    for (var change : changes) {
      rows.add(
          new JsonObject()
              .put("branch_id", change.branch())
              .put("subject", change.subject().name())
              .put("at", change.at().toString())
              .put("actor", change.actor())
              .put("reason", change.reason())
              .put("valid_from", change.validFrom().toString())
              .put("before", json(change.before()))
              .put("after", json(change.after())));
    }
    tx.update(
        """
        INSERT INTO configuration_change (branch_id, subject, at, actor, reason, valid_from, before,
          after)
        SELECT branch_id, subject, at, actor, reason, valid_from, before, after
        FROM jsonb_to_recordset($1) AS c (branch_id text, subject text, at timestamptz, actor text,
          reason text, valid_from date, before jsonb, after jsonb)
        """,
        rows);
  }

  static JsonObject json(SortedMap<String, String> fields) {
    var json = new JsonObject();
    fields.forEach(json::put);
    return json;
  }

  private static ConfigurationChange change(Row row) {
    return new ConfigurationChange(
        row.getLong("id"),
        row.getString("branch_id"),
        Subject.valueOf(row.getString("subject")),
        Optional.ofNullable(row.getLocalDate("day")),
        Sql.instant(row, "at"),
        row.getString("actor"),
        row.getString("reason"),
        row.getLocalDate("valid_from"),
        fields(row.getJsonObject("before")),
        fields(row.getJsonObject("after")),
        Optional.ofNullable(row.getLong("undoes")),
        Optional.ofNullable(row.getLong("undone_by")));
  }

  static SortedMap<String, String> fields(JsonObject json) {
    var fields = new TreeMap<String, String>();
    json.forEach(field -> fields.put(field.getKey(), (String) field.getValue()));
    return fields;
  }
}
