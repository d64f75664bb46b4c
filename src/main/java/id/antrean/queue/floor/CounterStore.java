package id.antrean.queue.floor;

import id.antrean.branch.CallingRulesStore;
import id.antrean.db.Sql;
import id.antrean.queue.rules.Counter;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;

/** Which counters are open just now, and whom they serve. */
public final class CounterStore {
  private static final String SELECT =
      "SELECT id, branch_id, name, open," + CallingRulesStore.DUTIES + " FROM counter";

  public List<Counter> list(Sql sql, String branch) {
    return sql.list(
        CounterStore::counter, SELECT + " WHERE branch_id = $1 ORDER BY position", branch);
  }

  public Optional<Counter> find(Sql sql, String id) {
    return sql.first(CounterStore::counter, SELECT + " WHERE id = $1", id);
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

  private static Counter counter(Row row) {
    return new Counter(
        row.getString("id"),
        row.getString("branch_id"),
        row.getString("name"),
        row.getBoolean("open"),
        CallingRulesStore.duties(row));
  }
}
