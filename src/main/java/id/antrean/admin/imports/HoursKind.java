package id.antrean.admin.imports;

import id.antrean.admin.config.OfficeWeeks;
import id.antrean.admin.config.TypedHours;
import id.antrean.branch.Branches;
import id.antrean.branch.OpeningHours;
import id.antrean.branch.WeekFileStore;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.slots.SlotTables.Places;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Opening hours, a row for each weekday of each office; a day without hours is closed. */
final class HoursKind implements ImportKind {
  private static final List<String> TIMES = List.of("opens", "closes", "breakStart", "breakEnd");

  private final Branches branches;
  private final OfficeWeeks weeks;

  HoursKind(Branches branches, OfficeWeeks weeks) {
    this.branches = branches;
    this.weeks = weeks;
  }

  @Override
  public String name() {
    return "hours";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("branch", "kantor"),
        Column.of("day", "hari"),
        Column.of("opens", "buka"),
        Column.of("closes", "tutup"),
        Column.of("breakStart", "istirahat mulai"),
        Column.of("breakEnd", "istirahat selesai"));
  }

  @Override
  public Map<String, SortedMap<String, String>> current(Sql sql) {
    var days = new LinkedHashMap<String, SortedMap<String, String>>();
    WeekFileStore.hours(sql)
        .forEach(
            (branch, week) -> {
              for (var day : DayOfWeek.values()) {
                days.put(key(branch, day), cells(branch, day, week.get(day)));
              }
            });
    return days;
  }

  private static String key(String branch, DayOfWeek day) {
    return branch + " " + WeekCells.word(day);
  }

  private static SortedMap<String, String> cells(String branch, DayOfWeek day, OpeningHours open) {
    var cells = new TreeMap<String, String>();
    cells.put("branch", branch);
    cells.put("day", WeekCells.word(day));
    if (open != null) {
      cells.put("opens", open.opens().toString());
      cells.put("closes", open.closes().toString());
      open.lunch().ifPresent(lunch -> cells.put("breakStart", lunch.start().toString()));
      open.lunch().ifPresent(lunch -> cells.put("breakEnd", lunch.end().toString()));
    }
    return cells;
  }

  @Override
  public String key(Map<String, String> cells, WrongFields wrong) {
    var branch = wrong.read("branch", () -> WeekCells.branch(cells.get("branch"), branches));
    var day = wrong.read("day", () -> WeekCells.day(cells.get("day")));
    return branch == null || day == null ? null : key(branch, day);
  }

  @Override
  public SortedMap<String, String> read(
      SortedMap<String, String> before, Map<String, String> cells, WrongFields wrong) {
    var after = new TreeMap<String, String>();
    after.put("branch", cells.get("branch").strip());
    after.put("day", WeekCells.word(WeekCells.day(cells.get("day"))));
    if (TIMES.stream().anyMatch(column -> !cells.get(column).isBlank())) {
      var written = OfficeWeeks.hours(typed(after.get("day"), cells), wrong);
      if (written != null) {
        times(after, written.split("[- ]"));
      }
    }
    return after;
  }

  private static TypedHours typed(String day, Map<String, String> cells) {
    return new TypedHours(
        day,
        cells.getOrDefault("opens", ""),
        cells.getOrDefault("closes", ""),
        cells.getOrDefault("breakStart", ""),
        cells.getOrDefault("breakEnd", ""));
  }

  /** Two times, or four with the break in the middle. */
  private static void times(SortedMap<String, String> cells, String[] times) {
    cells.put("opens", times[0]);
    cells.put("closes", times[times.length - 1]);
    if (times.length > 2) {
      cells.put("breakStart", times[1]);
      cells.put("breakEnd", times[2]);
    }
  }

  /** An office opens on one day at least. */
  @Override
  public Map<String, Map<String, Sentence>> clashes(Map<String, SortedMap<String, String>> all) {
    var open = new HashMap<String, Boolean>();
    all.values()
        .forEach(
            day -> open.merge(day.get("branch"), day.containsKey("opens"), Boolean::logicalOr));
    var clashes = new HashMap<String, Map<String, Sentence>>();
    all.forEach(
        (key, day) -> {
          if (!open.get(day.get("branch"))) {
            clashes.put(key, Map.of("opens", Sentence.of("err.hoursNone")));
          }
        });
    return clashes;
  }

  @Override
  public Collection<String> branches(Collection<String> keys) {
    return WeekCells.branches(keys);
  }

  @Override
  public List<Places> write(Tx tx, Writing writing, List<ImportChange> changes) {
    var weeksOf = new TreeMap<String, Map<DayOfWeek, String>>();
    for (var change : changes) {
      var day = change.after();
      weeksOf
          .computeIfAbsent(day.get("branch"), id -> new EnumMap<>(DayOfWeek.class))
          .put(WeekCells.day(day.get("day")), written(day));
    }
    var places = new ArrayList<Places>();
    weeksOf.forEach(
        (branch, days) ->
            places.addAll(weeks.setHours(tx, writing.act(), branch, writing.reason(), days)));
    return places;
  }

  private static String written(SortedMap<String, String> day) {
    if (!day.containsKey("opens")) {
      return "";
    }
    var typed = typed(day.get("day"), day);
    return OfficeWeeks.hours(typed, new WrongFields());
  }
}
