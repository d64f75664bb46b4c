package id.antrean.admin.imports;

import id.antrean.admin.config.OfficeWeeks;
import id.antrean.branch.Branches;
import id.antrean.branch.SlotPattern;
import id.antrean.branch.WeekFileStore;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.page.Dates;
import id.antrean.slots.SlotTables.Places;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Places of a usual week, a row for each time of each lane, weekday and office. */
final class QuotaKind implements ImportKind {
  /** As people write them in the file. */
  private static final CellWords<Lane> LANES =
      new CellWords<>(Map.of("online", Lane.ONLINE, "e-klaim", Lane.E_KLAIM));

  private final Branches branches;
  private final OfficeWeeks weeks;

  QuotaKind(Branches branches, OfficeWeeks weeks) {
    this.branches = branches;
    this.weeks = weeks;
  }

  @Override
  public String name() {
    return "quotas";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("branch", "kantor"),
        Column.of("day", "hari"),
        Column.of("lane", "jalur"),
        Column.of("start", "mulai"),
        Column.of("end", "selesai"),
        Column.of("quota", "tempat"));
  }

  @Override
  public Map<String, SortedMap<String, String>> current(Sql sql) {
    var all = new LinkedHashMap<String, SortedMap<String, String>>();
    WeekFileStore.quotas(sql)
        .forEach(
            (branch, week) ->
                week.forEach(
                    slot -> {
                      var cells = cells(branch, slot);
                      all.put(key(cells), cells);
                    }));
    return all;
  }

  private static SortedMap<String, String> cells(String branch, SlotPattern slot) {
    var cells = new TreeMap<String, String>();
    cells.put("branch", branch);
    cells.put("day", WeekCells.word(slot.weekday()));
    cells.put("lane", LANES.of(slot.lane()));
    cells.put("start", slot.starts().toString());
    cells.put("end", slot.ends().toString());
    cells.put("quota", Integer.toString(slot.quota()));
    return cells;
  }

  private static String key(Map<String, String> cells) {
    return String.join(
        " ", cells.get("branch"), cells.get("day"), cells.get("lane"), cells.get("start"));
  }

  @Override
  public String key(Map<String, String> cells, WrongFields wrong) {
    var key = new TreeMap<String, String>();
    key.put("branch", wrong.read("branch", () -> WeekCells.branch(cells.get("branch"), branches)));
    key.put("day", wrong.read("day", () -> WeekCells.word(WeekCells.day(cells.get("day")))));
    key.put("lane", wrong.read("lane", () -> LANES.of(lane(cells.get("lane")))));
    key.put("start", wrong.read("start", () -> time(cells.get("start"))));
    return key.containsValue(null) ? null : key(key);
  }

  private static Lane lane(String typed) {
    return LANES
        .read(typed)
        .orElseThrow(() -> Problem.invalid("lane", Sentence.of("err.quotaLane")));
  }

  private static String time(String typed) {
    return Dates.typedTime(typed)
        .map(LocalTime::toString)
        .orElseThrow(() -> Problem.invalid("start", Sentence.of("err.time")));
  }

  @Override
  public SortedMap<String, String> read(
      SortedMap<String, String> before, Map<String, String> cells, WrongFields wrong) {
    return OfficeWeeks.slot(
            WeekCells.day(cells.get("day")),
            lane(cells.get("lane")),
            cells.get("start"),
            cells.get("end"),
            WholeNumber.plain(cells.get("quota")),
            wrong)
        .map(slot -> cells(cells.get("branch").strip(), slot))
        .orElseGet(TreeMap::new);
  }

  /** Two times of a lane may not overlap. */
  @Override
  public Map<String, Map<String, Sentence>> clashes(Map<String, SortedMap<String, String>> all) {
    var lasts = new HashMap<String, SortedMap<String, String>>();
    var clashes = new HashMap<String, Map<String, Sentence>>();
    all.values().stream()
        .sorted((one, other) -> one.get("start").compareTo(other.get("start")))
        .forEach(
            slot -> {
              var of = String.join(" ", slot.get("branch"), slot.get("day"), slot.get("lane"));
              var last = lasts.put(of, slot);
              if (last != null && slot.get("start").compareTo(last.get("end")) < 0) {
                var time = LocalTime.parse(slot.get("start"));
                var sentence = Sentence.of("err.slotsOverlap", "time", time);
                clashes.put(key(slot), Map.of("start", sentence));
                clashes.put(key(last), Map.of("start", sentence));
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
    var slotsOf = new TreeMap<String, Map<String, String>>();
    for (var change : changes) {
      var branch = WeekCells.branch(change.key());
      var slots = slotsOf.computeIfAbsent(branch, id -> new HashMap<>());
      if (change.after() == null) {
        fields(change.before()).keySet().forEach(name -> slots.put(name, ""));
      } else {
        slots.putAll(fields(change.after()));
      }
    }
    var places = new ArrayList<Places>();
    slotsOf.forEach(
        (branch, slots) ->
            places.addAll(weeks.setQuotas(tx, writing.act(), branch, writing.reason(), slots)));
    return places;
  }

  private static SortedMap<String, String> fields(SortedMap<String, String> cells) {
    return SlotPattern.fields(
        List.of(
            new SlotPattern(
                WeekCells.day(cells.get("day")),
                lane(cells.get("lane")),
                LocalTime.parse(cells.get("start")),
                LocalTime.parse(cells.get("end")),
                Integer.parseInt(cells.get("quota")))));
  }
}
