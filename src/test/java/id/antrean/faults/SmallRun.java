package id.antrean.faults;

import id.antrean.faults.checker.Checker;
import id.antrean.faults.checker.History;
import id.antrean.faults.checker.Tables;
import id.antrean.faults.checker.Violation;
import id.antrean.testkit.Cable;
import id.antrean.testkit.Folders;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.QuotaCounters;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A run of seconds on one node that nobody kills: what the checker's controls are made from. */
final class SmallRun implements AutoCloseable {
  private static final int SECONDS = 10;
  private static final double WRITES_PER_SECOND = 60;
  private static final int HEALING_S = 15;
  private static final int WRONG = 99;

  final List<JsonObject> lines;
  private final Nodes nodes;

  /**
   * {@code guardsOff}: SQL that breaks the program's guards before anybody comes. With them answers
   * get lost on their way, and a counter is wrong that nobody mends.
   */
  SmallRun(int hotPlaces, String... guardsOff) throws Exception {
    boolean isBroken = guardsOff.length > 0;
    var settings = new ArrayList<>(List.of("ANTREAN_CLOCK", Scene.CLOCK));
    settings.addAll(List.of(Proving.SETTINGS));
    nodes = Nodes.start(1, settings.toArray(String[]::new));
    Path folder = Folders.fresh("small-run");
    try (var db = TestPostgres.connect(nodes.databaseUrl());
        var cable = new Cable(nodes.http(0).base());
        var notes = new Notes(folder.resolve("history.jsonl"))) {
      var scene = new Scene(db, notes, 2, 4, 40, hotPlaces);
      for (var sql : guardsOff) {
        Scene.run(db, sql);
      }
      nodes.main(0).rooms().branches().reload();
      var client = new Client(List.of(cable.url()), notes, new Trouble(notes));
      client.signIn();
      try (var load = new Load(1, WRITES_PER_SECOND, client, scene)) {
        if (isBroken) {
          loseAnswers(cable);
        } else {
          Thread.sleep(SECONDS * 1_000L);
        }
        load.pause();
      }
      awaitMessages(db);
      var counters = new QuotaCounters(nodes.main(0).rooms().cluster());
      if (isBroken) {
        counters.hold(scene.hot.getFirst()); // so that nobody mends it
        counters.lie(scene.hot.getFirst(), WRONG);
      }
      compareCounters(db, notes, counters, scene.hot, isBroken ? 0 : HEALING_S);
      lines = notes.lines();
    } catch (Throwable e) {
      nodes.close();
      throw e;
    } finally {
      Folders.delete(folder);
    }
  }

  /** Slow as it is, many an answer is on its way whenever the cable is cut. */
  private static void loseAnswers(Cable cable) throws InterruptedException {
    cable.slow(Duration.ofMillis(150));
    for (int s = 0; s < SECONDS; s++) {
      Thread.sleep(900);
      cable.cut();
      Thread.sleep(100);
      cable.open();
    }
    cable.mend();
  }

  private static void awaitMessages(Connection db) throws Exception {
    for (int i = 0;
        i < 10 * HEALING_S && number(db, "SELECT count(*) FROM event WHERE NOT heard") > 0;
        i++) {
      Thread.sleep(100);
    }
  }

  /** As {@link Watch}: what the counters say, after the time that they have for healing. */
  private static void compareCounters(
      Connection db, Notes notes, QuotaCounters counters, List<Long> slots, int healingS)
      throws Exception {
    for (long slot : slots) {
      int there = remaining(db, slot);
      for (int s = 0; s < healingS && counters.counted(slot) != there; s++) {
        Thread.sleep(1_000);
      }
      notes.add(
          Scene.offer("counter", slot, there, notes.now(), notes.now())
              .put("places", counters.counted(slot))
              .put("remaining", there)
              .put("last", true));
    }
  }

  private static int remaining(Connection db, long slot) throws SQLException {
    return number(
        db,
        "SELECT greatest(0, quota - capacity + cardinality(free)) FROM slot WHERE id = " + slot);
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
