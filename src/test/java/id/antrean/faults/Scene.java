package id.antrean.faults;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Branches of our own beside the real ones: many counters, large slots of today to check in from,
 * and small slots of tomorrow that everybody wants.
 */
final class Scene {
  static final String CLOCK = "2026-11-24T09:00:00+07:00";
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final LocalDate TOMORROW = TODAY.plusDays(1);
  private static final List<String> TIMES = List.of("08:50", "09:05", "09:20", "09:40", "11:00");
  private static final int HOT_SLOTS = 6;

  final List<String> branches = new ArrayList<>();
  final List<String> counters = new ArrayList<>();

  /** Slots of today, and slots of tomorrow. */
  final List<Long> wide = new ArrayList<>();

  final List<Long> hot = new ArrayList<>();

  /** Places in each of the slots of tomorrow. */
  final int hotPlaces;

  /** Writes it all in one transaction, for the nodes plan numbers for what they find. */
  Scene(Connection db, Notes notes, int branches, int counters, int widePlaces, int hotPlaces)
      throws SQLException {
    this.hotPlaces = hotPlaces;
    db.setAutoCommit(false);
    run(db, "INSERT INTO region VALUES ('uji', 'Uji', 'Uji', 99)");
    for (int n = 1; n <= branches; n++) {
      branch(db, "kantor-uji-" + n, counters);
      int number = 1;
      for (var time : TIMES) {
        wide.add(slot(db, notes, this.branches.getLast(), TODAY, time, widePlaces, number));
        number += widePlaces;
      }
      for (int i = 0; i < HOT_SLOTS; i++) {
        var time = "%02d:00".formatted(9 + i);
        hot.add(
            slot(db, notes, this.branches.getLast(), TOMORROW, time, hotPlaces, 1 + i * hotPlaces));
      }
    }
    db.commit();
    db.setAutoCommit(true);
  }

  String branchOf(long slot) {
    return branches.get(wide.indexOf(slot) / TIMES.size());
  }

  /** An approved e-Klaim of nobody. */
  static JsonObject claim(int n) {
    return new JsonObject()
        .put("reference", "KLAIM%07d".formatted(n))
        .put("approvedOn", TODAY.minusDays(1).toString());
  }

  private void branch(Connection db, String id, int counters) throws SQLException {
    branches.add(id);
    run(
        db,
        """
        INSERT INTO branch (id, region_id, name, sms_name, kind, city, province, time_zone,
          online_booking)
        VALUES (?, 'uji', 'Kantor Uji', 'Kantor Uji', 'MAIN', 'Kota Uji', 'Uji', 'Asia/Jakarta',
          true)
        """,
        id);
    run(
        db,
        """
        INSERT INTO branch_policy (branch_id, walk_in_quota, walk_in_from, cut_off_minutes,
          early_minutes, late_minutes, horizon_days, recalls_to_absence)
        VALUES (?, 1000000, '07:30', 30, 30, 15, 7, 3)
        """,
        id);
    run(
        db,
        """
        INSERT INTO lane_policy SELECT ?, lane, position, turns, minutes FROM (VALUES
          ('PRIORITY', 1, 1, 1), ('E_KLAIM', 2, 3, 2), ('ONLINE', 3, 3, 3), ('WALK_IN', 4, 2, 2))
          AS p (lane, position, turns, minutes)
        """,
        id);
    run(
        db,
        """
        INSERT INTO opening_hours
        SELECT ?, day, '00:01', '23:58', '12:00', '12:01' FROM generate_series(1, 7) day
        """,
        id);
    run(db, "INSERT INTO branch_service SELECT ?, code FROM service", id);
    for (int n : IntStream.rangeClosed(1, counters).toArray()) {
      var counter = id + "-" + n;
      this.counters.add(counter);
      run(
          db,
          "INSERT INTO counter (id, branch_id, position, name) VALUES (?, ?, ?, ?)",
          counter,
          id,
          n,
          "Loket " + n);
    }
    for (var day : List.of(TODAY, TOMORROW)) {
      run(
          db,
          "INSERT INTO branch_day (branch_id, service_date, walk_in_quota) VALUES (?, ?, 1000000)",
          id,
          day);
    }
  }

  private static long slot(
      Connection db, Notes notes, String branch, LocalDate day, String time, int places, int first)
      throws SQLException {
    try (var statement =
        db.prepareStatement(
            """
            INSERT INTO slot (branch_id, service_date, starts, ends, starts_at, closes_at, lane,
              capacity, quota, free)
            SELECT ?, day, time, time + interval '15 minutes', (day + time) AT TIME ZONE 'Asia/Jakarta',
              (day + interval '23 hours') AT TIME ZONE 'Asia/Jakarta', 'ONLINE', places, places,
              ARRAY(SELECT generate_series(first, first + places - 1))
            FROM (SELECT ?::date AS day, ?::time AS time, ?::int AS places, ?::int AS first) s
            RETURNING id
            """)) {
      set(statement, branch, day, java.sql.Time.valueOf(time + ":00"), places, first);
      try (var row = statement.executeQuery()) {
        row.next();
        long id = row.getLong(1);
        notes.add(offer("slot", id, places, notes.now(), notes.now()).put("capacity", places));
        return id;
      }
    }
  }

  static JsonObject offer(String op, long slot, int quota, long from, long to) {
    return new JsonObject()
        .put("op", op)
        .put("t0", from)
        .put("t1", to)
        .put("slot", slot)
        .put("quota", quota);
  }

  static void run(Connection db, String sql, Object... args) throws SQLException {
    try (var statement = db.prepareStatement(sql)) {
      set(statement, args);
      statement.executeUpdate();
    }
  }

  private static void set(java.sql.PreparedStatement statement, Object... args)
      throws SQLException {
    for (int i = 0; i < args.length; i++) {
      statement.setObject(i + 1, args[i]);
    }
  }
}
