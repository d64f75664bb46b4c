package id.antrean.house.example.queue;

import id.antrean.house.example.http.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;

/** Use cases that read a request and a row, hand on a future, and write to a foreign table. */
public class Tickets {
  // No SQL: "UPDATE slot SET"
  static final char QUOTATION_MARK = '"';
  static final String SHORT = "DELETE FROM held_place WHERE until < $1";
  static final String LONG =
      """
      UPDATE booking b SET state = 'COMPLETED'
      FROM ticket t, message m
      WHERE t.booking_id = b.id
      """;

  Request request;

  void end(Row row) {}

  Future<String> later(Vertx vertx) {
    return vertx.deployVerticle("Waiting");
  }
}
