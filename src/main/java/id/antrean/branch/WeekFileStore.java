package id.antrean.branch;

import id.antrean.core.Lane;
import id.antrean.db.Sql;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hours and quotas of a week of all branches at once, by the branches' names. */
public final class WeekFileStore {
  private WeekFileStore() {}

  /** Also of branches without any. */
  public static Map<String, Map<DayOfWeek, OpeningHours>> hours(Sql sql) {
    var all = new LinkedHashMap<String, Map<DayOfWeek, OpeningHours>>();
    sql.run("SELECT id FROM branch ORDER BY name")
        .forEach(row -> all.put(row.getString("id"), new EnumMap<>(DayOfWeek.class)));
    sql.run("SELECT * FROM opening_hours")
        .forEach(
            row ->
                all.get(row.getString("branch_id"))
                    .put(DayOfWeek.of(row.getInteger("weekday")), BranchStore.hours(row)));
    return all;
  }

  /** Each branch's by time. */
  public static Map<String, List<SlotPattern>> quotas(Sql sql) {
    var all = new LinkedHashMap<String, List<SlotPattern>>();
    sql.run(
            """
            SELECT p.* FROM slot_pattern p JOIN branch b ON b.id = p.branch_id
            ORDER BY b.name, p.weekday, p.lane, p.starts
            """)
        .forEach(
            row ->
                all.computeIfAbsent(row.getString("branch_id"), id -> new ArrayList<>())
                    .add(
                        new SlotPattern(
                            DayOfWeek.of(row.getInteger("weekday")),
                            Lane.valueOf(row.getString("lane")),
                            row.getLocalTime("starts"),
                            row.getLocalTime("ends"),
                            row.getInteger("quota"))));
    return all;
  }
}
