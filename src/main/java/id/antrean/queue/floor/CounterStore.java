package id.antrean.queue.floor;

import id.antrean.branch.CallingRulesStore;
import id.antrean.core.Lane;
import id.antrean.db.Sql;
import id.antrean.queue.rules.Counter;
import id.antrean.queue.rules.CounterView;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which counters are open just now, whom they serve, and who calls there. */
public final class CounterStore {
  private static final String SELECT =
      "SELECT id, branch_id, name, open," + CallingRulesStore.DUTIES + " FROM counter";

  private static final String VIEW =
      "SELECT id, branch_id, name, open, used_since, at_lane, at_number,"
          + " CASE WHEN used_since >= $2 THEN used_by END AS user_today,"
          + CallingRulesStore.DUTIES
          + """
           FROM counter LEFT JOIN LATERAL (
             SELECT t.lane AS at_lane, t.number AS at_number FROM ticket t
             WHERE t.counter_id = counter.id AND t.state IN ('CALLED', 'SERVING')
               AND t.service_date = $1) AS there ON true
          WHERE""";

  public List<Counter> list(Sql sql, String branch) {
    return sql.list(
        CounterStore::counter, SELECT + " WHERE branch_id = $1 ORDER BY position", branch);
  }

  public Optional<Counter> find(Sql sql, String id) {
    return sql.first(CounterStore::counter, SELECT + " WHERE id = $1", id);
  }

  /** In their order, with who is there on that day, which begins at {@code midnight}. */
  public List<CounterView> views(Sql sql, String branch, LocalDate day, Instant midnight) {
    return sql.list(
        CounterStore::viewOf,
        VIEW + " counter.branch_id = $3 ORDER BY position",
        day,
        midnight,
        branch);
  }

  public Optional<CounterView> view(Sql sql, String id, LocalDate day, Instant midnight) {
    return sql.first(CounterStore::viewOf, VIEW + " counter.id = $3", day, midnight, id);
  }

  private static CounterView viewOf(Row row) {
    var number =
        Optional.ofNullable(row.getString("at_lane"))
            .map(lane -> Lane.valueOf(lane).number(row.getInteger("at_number")));
    var counter = counter(row);
    var user =
        Optional.ofNullable(row.getString("user_today"))
            .filter(name -> counter.open() || number.isPresent())
            .map(name -> new CounterView.User(name, Sql.instant(row, "used_since")));
    return new CounterView(counter, number, user);
  }

  /** Somebody calls there: since now, unless they did already after {@code midnight}. */
  public void used(Sql sql, String counter, String by, Instant now, Instant midnight) {
    sql.update(
        """
        UPDATE counter SET used_by = $2, used_since = $3
        WHERE id = $1 AND NOT coalesce(used_by = $2 AND used_since >= $4, false)
        """,
        counter,
        by,
        now,
        midnight);
  }

  public int countOpen(Sql sql, String branch) {
    return sql.first(
            row -> row.getInteger("n"),
            "SELECT count(*)::int AS n FROM counter WHERE branch_id = $1 AND open",
            branch)
        .orElse(0);
  }

  public void setOpen(Sql sql, String counter, boolean open) {
    sql.update("UPDATE counter SET open = $2 WHERE id = $1", counter, open);
  }

  /** Whoever opens a counter for somebody need not be who will call there. */
  public void unused(Sql sql, String counter) {
    sql.update("UPDATE counter SET used_by = NULL, used_since = NULL WHERE id = $1", counter);
  }

  private static Counter counter(Row row) {
    return new Counter(
        row.getString("id"),
        row.getString("branch_id"),
        row.getString("name"),
        row.getBoolean("open"),
        CallingRulesStore.duties(row));
  }
}
