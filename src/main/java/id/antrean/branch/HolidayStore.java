package id.antrean.branch;

import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Days on which offices stay closed, as they are declared. */
public final class HolidayStore {
  private HolidayStore() {}

  /** {@code branch}: empty for all offices; {@code decree}: what declares it. */
  public record Declared(Optional<String> branch, Holiday day, String decree) {}

  /** By day, those of all offices first. */
  public static List<Declared> all(Sql sql) {
    return sql.list(
        row ->
            new Declared(
                Optional.ofNullable(row.getString("branch_id")),
                new Holiday(
                    row.getLocalDate("date"),
                    Holiday.Kind.valueOf(row.getString("kind")),
                    row.getString("name")),
                row.getString("decree")),
        """
        SELECT date, branch_id, kind, name, decree FROM holiday
        ORDER BY date, branch_id NULLS FIRST
        """);
  }

  /** In place of what was declared of these days. */
  public static void write(Tx tx, Collection<Declared> days) {
    var rows = new JsonArray();
    for (var one : days) {
      rows.add(
          row(one.branch(), one.day().date())
              .put("kind", one.day().kind().name())
              .put("name", one.day().name())
              .put("decree", one.decree()));
    }
    tx.update(
        """
        INSERT INTO holiday (date, branch_id, kind, name, decree)
        SELECT date, branch_id, kind, name, decree
        FROM jsonb_to_recordset($1) AS h (date date, branch_id text, kind text, name text,
          decree text)
        ON CONFLICT ON CONSTRAINT holiday_once
          DO UPDATE SET kind = excluded.kind, name = excluded.name, decree = excluded.decree
        """,
        rows);
  }

  /** They are ordinary days again. */
  public static void remove(Tx tx, Collection<Declared> days) {
    var rows = new JsonArray();
    days.forEach(one -> rows.add(row(one.branch(), one.day().date())));
    tx.update(
        """
        DELETE FROM holiday USING jsonb_to_recordset($1) AS h (date date, branch_id text)
        WHERE holiday.date = h.date AND holiday.branch_id IS NOT DISTINCT FROM h.branch_id
        """,
        rows);
  }

  private static JsonObject row(Optional<String> branch, LocalDate date) {
    return new JsonObject().put("date", date.toString()).put("branch_id", branch.orElse(null));
  }
}
