package id.antrean.faults.checker;

import io.vertx.core.json.JsonObject;

/**
 * One line of the history: one try of one client. {@code n} counts from 1. Times are microseconds
 * since the run began; between {@code from} and {@code to} the server did it, or did not.
 */
public record Line(int n, JsonObject json) {

  long from() {
    return json.getLong("t0");
  }

  long to() {
    return json.getLong("t1");
  }

  String op() {
    return json.getString("op");
  }

  /** The request key: all tries of one operation carry the same. */
  String key() {
    return json.getString("key", "");
  }

  /** The request key of the booking that it is about. */
  String booking() {
    return op().equals("book") ? key() : json.getString("booking", "");
  }

  String text(String field) {
    return json.getString(field, "");
  }

  boolean ok() {
    return text("outcome").equals("ok");
  }

  /** Nobody knows: the connection broke, or the server said so. */
  boolean unknown() {
    return text("outcome").equals("unknown");
  }

  /** The server said that it did not and will not; "away": that it could not try. */
  boolean refused() {
    return text("outcome").equals("refused");
  }

  /** A replay after the run, to learn what became of an unknown one. */
  boolean late() {
    return json.getBoolean("late", false);
  }
}
