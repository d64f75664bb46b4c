package id.antrean.db;

import io.vertx.pgclient.PgException;

/** What PostgreSQL refused, by its state alone: its words may hold values of a statement. */
final class SqlState extends RuntimeException {
  SqlState(PgException cause) {
    super(cause.getSqlState(), cause);
  }
}
