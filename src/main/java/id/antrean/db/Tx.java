package id.antrean.db;

import id.antrean.core.Event;
import id.antrean.work.RequestBudget;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;

/** An open transaction: all its statements happen or none. */
public final class Tx implements Sql {
  private final SqlConnection connection;
  private final Instant now;
  private long patienceMs = Database.PATIENCE_MS;

  Tx(SqlConnection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  @Override
  public RowSet<Row> run(String sql, Object... args) {
    RequestBudget.mustRemain();
    return Database.await(connection.preparedQuery(sql).execute(Sql.bind(args)), patienceMs);
  }

  /**
   * For bulk work that no page waits for: each step may take a minute, also the wait for another
   * node that does the same.
   */
  void takeYourTime() {
    run(
        """
        SELECT set_config('statement_timeout', '60s', true), set_config('lock_timeout', '60s', true),
          set_config('idle_in_transaction_session_timeout', '60s', true)
        """);
    patienceMs = 65_000;
  }

  /**
   * Waits for the lock of this name: until the transaction ends, no other one on any node has it.
   * For rules that no unique key can say.
   */
  public void lock(String name) {
    run("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", name);
  }

  /** Writes the event with this transaction; rooms on the right hear it after the commit. */
  public void emit(Event event) {
    run(
        """
        INSERT INTO event (at, branch_id, kind, subject, data) VALUES ($1, $2, $3, $4, $5)
        """,
        now,
        event.branch(),
        event.kind(),
        event.subject(),
        new JsonObject(event.data()));
  }
}
