package id.antrean.db;

import id.antrean.core.Problem;
import id.antrean.work.RequestBudget;
import id.antrean.work.Starting;
import id.antrean.work.Timeouts;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The pool of connections. Straight-line: every method waits for its answer, so call it from a
 * virtual thread or a test. All waits are bounded; a full queue or a lost server is a Problem 503.
 */
public final class Database implements Sql, AutoCloseable {
  private static final int CONNECTIONS = 12;
  private static final int WAITING_MAX = 1_024;
  private static final int CONNECT_TIMEOUT_MS = 2_300;
  private static final int STATEMENT_TIMEOUT_MS = 2_300;
  private static final int LOCK_TIMEOUT_MS = 2_000;
  private static final int HUNG_MS = 1_200; // below the lock time-out: freed before others give up
  static final long PATIENCE_MS = 2_500; // the server speaks first, unless it has gone silent

  /**
   * Closes a connection that has been silent this long: after a network cut it would hang. Longer
   * than the idle limit plus the longest statement, so that a connection borrowed just before its
   * idle limit is not cut off.
   */
  private static final int SILENT_S = 9;

  private static final int IDLE_S = 5;
  private static final int CLOSE_WITHIN_MS = 3_000; // a lost connection never confirms
  private static final int BULK_CONNECTIONS = 2;
  private static final int BULK_SILENT_S = 70; // longer than any statement in bulk may take
  private static final int TRIES_AFTER_DEADLOCK = 4;

  private final Pool pool;
  private final Pool bulk;

  public Database(Vertx vertx, String url) {
    var options =
        DatabaseTls.demanded(url)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(256)
            .setPreparedStatementCacheSqlFilter(sql -> sql.length() < 8_192)
            .addProperty("application_name", "antrean")
            .addProperty("timezone", "UTC")
            .addProperty("statement_timeout", Integer.toString(STATEMENT_TIMEOUT_MS))
            .addProperty("lock_timeout", Integer.toString(LOCK_TIMEOUT_MS))
            .addProperty("idle_in_transaction_session_timeout", Integer.toString(HUNG_MS));
    pool = pool(vertx, options, "postgresql", CONNECTIONS, SILENT_S);
    bulk = pool(vertx, options, "postgresql-bulk", BULK_CONNECTIONS, BULK_SILENT_S);
  }

  private static Pool pool(
      Vertx vertx, PgConnectOptions options, String name, int connections, int silentS) {
    return PgBuilder.pool()
        .with(
            new PoolOptions()
                .setName(name)
                .setMaxSize(connections)
                .setMaxWaitQueueSize(WAITING_MAX)
                .setConnectionTimeout(CONNECT_TIMEOUT_MS)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(IDLE_S)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxLifetime(30)
                .setMaxLifetimeUnit(TimeUnit.MINUTES))
        .withConnectHandler(
            connection -> {
              giveUpWhenSilent(connection, silentS);
              connection.close();
            })
        .connectingTo(options)
        .using(vertx)
        .build();
  }

  /** By hand, for the client of this version drops the NetClientOptions that it is given. */
  @SuppressWarnings("ReferenceEquality") // the innermost one returns itself
  private static void giveUpWhenSilent(SqlConnection connection, int seconds) {
    var inner = ((SqlConnectionInternal) connection).unwrap();
    while (inner.unwrap() != inner) {
      inner = inner.unwrap();
    }
    var socket = ((SocketConnectionBase) inner).socket();
    socket.channelHandlerContext().pipeline().addFirst(new ReadTimeoutHandler(seconds));
  }

  @Override
  public RowSet<Row> run(String sql, Object... args) {
    if (Starting.isUnderWay()) {
      return inBulk(Instant.now(), tx -> tx.run(sql, args));
    }
    for (int tries = 1; ; tries++) {
      RequestBudget.mustRemain();
      try {
        return await(pool.preparedQuery(sql).execute(Sql.bind(args)), PATIENCE_MS);
      } catch (Deadlock e) {
        if (tries == TRIES_AFTER_DEADLOCK) {
          throw Problem.unavailable("busy", e);
        }
      }
    }
  }

  /**
   * Commits what {@code work} did, or nothing of it when it throws; tried again after a deadlock.
   * {@code now} stamps the events. Ours, because the client's own withTransaction does not roll
   * back when its lambda awaits and throws.
   */
  public <T> T inTransaction(Instant now, Function<Tx, T> work) {
    return Starting.isUnderWay() ? inBulk(now, work) : inTransaction(pool, now, work);
  }

  /**
   * As {@link #inTransaction}, for background work: each step may take a minute. All statements of
   * a start run like this, and again when they came too late or a node was in the way.
   */
  public <T> T inBulk(Instant now, Function<Tx, T> work) {
    Function<Tx, T> patient =
        tx -> {
          tx.takeYourTime();
          return work.apply(tx);
        };
    return Starting.insist(() -> inTransaction(bulk, now, patient));
  }

  private static <T> T inTransaction(Pool pool, Instant now, Function<Tx, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return once(pool, now, work);
      } catch (Deadlock e) {
        if (tries == TRIES_AFTER_DEADLOCK) {
          throw Problem.unavailable("busy", e);
        }
      }
    }
  }

  private static <T> T once(Pool pool, Instant now, Function<Tx, T> work) {
    RequestBudget.mustRemain();
    SqlConnection connection = connection(pool);
    try {
      Transaction transaction = await(connection.begin(), PATIENCE_MS);
      T result;
      try {
        result = work.apply(new Tx(connection, now));
      } catch (Throwable e) {
        cleaned(transaction.rollback(), e);
        throw e;
      }
      await(transaction.commit(), PATIENCE_MS);
      cleaned(connection.close(), null);
      return result;
    } catch (Throwable e) {
      cleaned(connection.close(), e);
      throw e;
    }
  }

  private static SqlConnection connection(Pool pool) {
    var asked = pool.getConnection();
    try {
      return await(asked, PATIENCE_MS);
    } catch (Problem late) {
      asked.onSuccess(SqlConnection::close); // should it still come, nobody else gives it back
      throw late;
    }
  }

  /** Waits until it is done, but not for a server that has just kept us waiting in vain. */
  private static void cleaned(Future<Void> cleaning, Throwable cause) {
    if (!(cause instanceof Problem problem && problem.status() == 503)) {
      cleaning.otherwiseEmpty().await();
    }
  }

  @Override
  public void close() {
    for (var each : List.of(pool, bulk)) {
      each.close().timeout(CLOSE_WITHIN_MS, TimeUnit.MILLISECONDS).otherwiseEmpty().await();
    }
  }

  static final class Deadlock extends RuntimeException {
    Deadlock(Throwable cause) {
      super("deadlock", cause, false, false);
    }
  }

  static <T> T await(Future<T> future, long patienceMs) {
    try {
      return RequestBudget.spend(patienceMs, ms -> Timeouts.await(ms, future.toCompletionStage()));
    } catch (Throwable e) {
      throw translate(e);
    }
  }

  private static RuntimeException translate(Throwable e) {
    if (!(e instanceof PgException pg)) {
      return connectionTrouble(e);
    }
    var state = pg.getSqlState() == null ? "" : pg.getSqlState();
    return switch (state) {
      case "40P01", "40001" -> new Deadlock(pg);
      case "22021" -> Problem.of(400, "bad_request"); // NUL, which only comes from outside
      case "57014", "55P03" -> Problem.unavailable("busy", new SqlState(pg));
      case "57P01", "57P02", "57P03", "53300", "53100", "58030", "25P03" ->
          Problem.unavailable("unavailable", new SqlState(pg));
      default ->
          state.startsWith("23")
              ? new ConstraintViolation(pg.getConstraint(), pg)
              : new SqlState(pg);
    };
  }

  /** Without a connection nothing was done; on a connection that breaks the outcome is unknown. */
  private static RuntimeException connectionTrouble(Throwable e) {
    if (e instanceof io.vertx.sqlclient.ClosedConnectionException
        || e instanceof java.util.concurrent.TimeoutException) {
      return Problem.outcomeUnknown(e);
    }
    if (e instanceof java.io.IOException
        || e instanceof io.vertx.core.VertxException && isAboutThePool(e.getMessage())
        || e.getClass().getName().startsWith("io.netty.")) {
      return Problem.unavailable("unavailable", e);
    }
    return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
  }

  /**
   * "Connection pool reached max wait queue size", "Timeout", "Pool closed": distinguished by their
   * text only.
   */
  private static boolean isAboutThePool(String message) {
    return message != null && message.matches("(?i).*(pool|timeout|connection).*");
  }
}
