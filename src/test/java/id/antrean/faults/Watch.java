package id.antrean.faults;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Beside the clients: changes what slots offer, and compares counters when all is quiet. */
final class Watch {
  private static final int HEALING_S = 15;

  private final Postgres postgres;
  private final Counters counters;
  private final Scene scene;
  private final Notes notes;

  Watch(Postgres postgres, Counters counters, Scene scene, Notes notes) {
    this.postgres = postgres;
    this.counters = counters;
    this.scene = scene;
    this.notes = notes;
  }

  /**
   * A branch offers less, or more again. Never interrupted: an offer that was changed and not noted
   * would make every sale after it look wrong.
   */
  void changeOffers(Random dice, AtomicBoolean goOn) {
    try {
      while (goOn.get()) {
        Thread.sleep(1_000 + dice.nextInt(3_000));
        long slot = scene.hot.get(dice.nextInt(scene.hot.size()));
        offer(slot, scene.hotPlaces / 2 + dice.nextInt(scene.hotPlaces / 2 + 1));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void offer(long slot, int quota) throws InterruptedException {
    long from = notes.now();
    while (true) {
      try (var db = postgres.connect()) {
        var sql = "UPDATE slot SET quota = ?, version = version + 1 WHERE id = ?";
        Scene.run(db, sql, quota, slot);
        notes.add(Scene.offer("quota", slot, quota, from, notes.now()));
        return;
      } catch (SQLException away) {
        Thread.sleep(1_000);
      }
    }
  }

  /**
   * While nobody books: what each counter says, and what is there, after at most 15 s; and whether
   * the nodes are one cluster again. False when something still differs then.
   */
  boolean compare(boolean last) throws InterruptedException, SQLException {
    var slots = new java.util.ArrayList<>(scene.hot);
    slots.addAll(scene.wide);
    long from = notes.now();
    var there = remaining(slots);
    var claimed = counters.read(slots);
    int members = counters.members();
    for (int s = 0; s < HEALING_S && (members < Node.COUNT || differ(claimed, there)); s++) {
      Thread.sleep(1_000);
      there = remaining(slots);
      claimed = counters.read(slots);
      members = counters.members();
    }
    notes.add(
        new JsonObject()
            .put("op", "cluster")
            .put("t0", from)
            .put("t1", notes.now())
            .put("members", members)
            .put("nodes", Node.COUNT));
    for (var one : claimed.entrySet()) {
      notes.add(
          new JsonObject()
              .put("op", "counter")
              .put("t0", from)
              .put("t1", notes.now())
              .put("slot", one.getKey())
              .put("places", one.getValue())
              .put("remaining", there.get(one.getKey()))
              .put("last", last));
    }
    return members == Node.COUNT && !differ(claimed, there);
  }

  private static boolean differ(Map<Long, Integer> claimed, Map<Long, Integer> there) {
    return claimed.entrySet().stream().anyMatch(c -> !c.getValue().equals(there.get(c.getKey())));
  }

  private Map<Long, Integer> remaining(List<Long> slots) throws SQLException {
    var out = new HashMap<Long, Integer>();
    try (var db = postgres.connect();
        var statement =
            db.prepareStatement(
                "SELECT id, greatest(0, quota - capacity + cardinality(free)) FROM slot"
                    + " WHERE id = ANY (?)")) {
      statement.setArray(1, db.createArrayOf("bigint", slots.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          out.put(rows.getLong(1), rows.getInt(2));
        }
      }
    }
    return out;
  }

  /** Every event has become its messages. */
  boolean outboxIsEmpty() throws SQLException {
    try (var db = postgres.connect();
        var statement = db.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM event WHERE NOT heard")) {
      rows.next();
      return rows.getInt(1) == 0;
    }
  }
}
