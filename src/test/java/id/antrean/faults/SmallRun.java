package id.antrean.faults;

import id.antrean.faults.checker.Checker;
import id.antrean.faults.checker.History;
import id.antrean.faults.checker.Tables;
import id.antrean.faults.checker.Violation;
import id.antrean.testkit.Folders;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/** A run of seconds on one node that nobody attacks: what the checker's controls are made from. */
final class SmallRun implements AutoCloseable {
  private static final int SECONDS = 10;
  private static final double WRITES_PER_SECOND = 60;

  final List<JsonObject> lines;
  private final Nodes nodes;

  /** {@code guardsOff}: SQL that breaks the program's guards before anybody comes. */
  SmallRun(int hotPlaces, String... guardsOff) throws Exception {
    nodes = Nodes.start(1, "ANTREAN_CLOCK", Scene.CLOCK);
    Path folder = Folders.fresh("small-run");
    try (var db = TestPostgres.connect(nodes.databaseUrl());
        var notes = new Notes(folder.resolve("history.jsonl"))) {
      var scene = new Scene(db, notes, 2, 4, 40, hotPlaces);
      for (var sql : guardsOff) {
        Scene.run(db, sql);
      }
      nodes.main(0).branches().reload();
      var client = new Client(List.of(nodes.http(0).base()), notes, new Trouble(notes));
      client.signIn();
      try (var load = new Load(1, WRITES_PER_SECOND, client, scene)) {
        Thread.sleep(SECONDS * 1_000L);
        load.pause();
      }
      awaitMessages(db);
      for (long slot : scene.hot) {
        notes.add(counter(db, notes, slot));
      }
      lines = notes.lines();
    } catch (Throwable e) {
      nodes.close();
      throw e;
    } finally {
      Folders.delete(folder);
    }
  }

  private static void awaitMessages(Connection db) throws Exception {
    for (int i = 0; i < 300 && number(db, "SELECT count(*) FROM event WHERE NOT heard") > 0; i++) {
      Thread.sleep(100);
    }
  }

  private static JsonObject counter(Connection db, Notes notes, long slot) throws SQLException {
    int there =
        number(
            db,
            "SELECT greatest(0, quota - capacity + cardinality(free)) FROM slot WHERE id = "
                + slot);
    return Scene.offer("counter", slot, there, notes.now(), notes.now())
        .put("places", there)
        .put("remaining", there)
        .put("last", true);
  }

  private static int number(Connection db, String sql) throws SQLException {
    try (var statement = db.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  List<Violation> check() throws SQLException {
    return check(lines);
  }

  /** What the checker says of another history, and of tables that were tampered with by SQL. */
  List<Violation> check(List<JsonObject> told, String... tampered) throws SQLException {
    var history = History.of(told);
    try (var db = TestPostgres.connect(nodes.databaseUrl())) {
      db.setAutoCommit(false);
      Scene.run(db, "SET LOCAL session_replication_role = replica");
      for (var sql : tampered) {
        Scene.run(db, sql);
      }
      var violations = Checker.check(history, Tables.read(db, history.slots()));
      db.rollback();
      return violations;
    }
  }

  /** The number, from 1, of the first such line. */
  int line(Predicate<JsonObject> wanted) {
    for (int n = 1; n <= lines.size(); n++) {
      if (wanted.test(lines.get(n - 1))) {
        return n;
      }
    }
    throw new AssertionError("no such line");
  }

  /** The one value that this query finds. */
  String ask(String sql) throws SQLException {
    try (var db = TestPostgres.connect(nodes.databaseUrl());
        var statement = db.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Override
  public void close() {
    nodes.close();
  }
}
