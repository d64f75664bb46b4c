package id.antrean.staff;

import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A trail in a database of its own, and who may forge it: somebody with all rights on it. */
final class TrailRows implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  final Database db = new Database(vertx, TestPostgres.fresh());
  final Sealed sealed = TestSeal.SEALED;
  AuditSealer sealer;
  private Instant now;

  /** Nothing is on the trail, and nobody remembers anything. */
  void begin() {
    forge(
        "TRUNCATE audit, audit_unsealed, audit_seal, audit_round, audit_head RESTART IDENTITY",
        "INSERT INTO audit_head (chain, place, link, at) VALUES ('*', 0, '', 'epoch')");
    sealer = new AuditSealer(db, sealed);
    now = NOW;
  }

  /** One more act at the branch, null for none. */
  TrailRows act(String branch, String object) {
    act(db, branch, object);
    return this;
  }

  static void act(Sql sql, String branch, String object) {
    Audit.record(
        sql, NOW, "guard-" + branch, "10.0.0.1", branch, "TicketCalled", object, Map.of("n", 7));
  }

  /** A round of the sealer, some time after the one before. */
  boolean seal() {
    return seal(sealer);
  }

  boolean seal(AuditSealer by) {
    now = now.plus(Duration.ofMinutes(1));
    return by.seal(now);
  }

  AuditVerdict check() {
    return new AuditCheck(db, sealed, sealer::seen).all(0, Optional.empty());
  }

  AuditVerdict check(String branch) {
    return new AuditCheck(db, sealed, sealer::seen).of(branch, 0);
  }

  /** The guards of the tables are off while it is done. */
  TrailRows forge(String... statements) {
    db.inTransaction(
        NOW,
        tx -> {
          tx.run("SET LOCAL session_replication_role = replica");
          for (var statement : statements) {
            tx.run(statement);
          }
          return null;
        });
    return this;
  }

  long id(String object) {
    return db.first(row -> row.getLong("id"), "SELECT id FROM audit WHERE object = $1", object)
        .orElseThrow();
  }

  long count(String table) {
    return db.first(row -> row.getLong("n"), "SELECT count(*) AS n FROM " + table).orElseThrow();
  }

  @Override
  public void close() {
    db.close();
    vertx.close().await();
  }
}
