package id.antrean.admin.imports;

import id.antrean.branch.Branches;
import id.antrean.branch.Holiday;
import id.antrean.branch.Holiday.Kind;
import id.antrean.branch.HolidayStore;
import id.antrean.branch.HolidayStore.Declared;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.ShortText;
import id.antrean.core.WrongFields;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.page.Dates;
import id.antrean.slots.SlotTables.Places;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Days on which offices stay closed, each with its decree; of one office, or of all. */
final class HolidayKind implements ImportKind {
  private static final int NAME_MOST = 80;
  private static final int DECREE_MOST = 200;

  /** As people write them in the file. */
  private static final CellWords<Kind> KINDS =
      new CellWords<>(
          Map.of(
              "nasional", Kind.NATIONAL,
              "cuti bersama", Kind.COLLECTIVE_LEAVE,
              "tutup", Kind.CLOSURE));

  private final Branches branches;

  HolidayKind(Branches branches) {
    this.branches = branches;
  }

  @Override
  public String name() {
    return "holidays";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("date", "tanggal"),
        Column.of("branch", "kantor"),
        Column.of("kind", "jenis"),
        Column.of("name", "nama"),
        Column.of("decree", "keputusan"));
  }

  @Override
  public Set<String> needed() {
    return Set.of("date", "kind", "name", "decree");
  }

  @Override
  public Map<String, SortedMap<String, String>> current(Sql sql) {
    var days = new LinkedHashMap<String, SortedMap<String, String>>();
    for (var one : HolidayStore.all(sql)) {
      var cells = new TreeMap<String, String>();
      cells.put("date", one.day().date().toString());
      one.branch().ifPresent(branch -> cells.put("branch", branch));
      cells.put("kind", KINDS.of(one.day().kind()));
      cells.put("name", one.day().name());
      cells.put("decree", one.decree());
      days.put(key(cells.get("date"), one.branch().orElse("")), cells);
    }
    return days;
  }

  private static String key(String date, String branch) {
    return branch.isEmpty() ? date : date + " " + branch;
  }

  @Override
  public String key(Map<String, String> cells, WrongFields wrong) {
    var date = wrong.read("date", () -> date(cells.getOrDefault("date", "")));
    var branch = wrong.read("branch", () -> branch(cells.getOrDefault("branch", "")));
    return date == null || branch == null ? null : key(date, branch);
  }

  private static String date(String typed) {
    return Dates.typed(typed)
        .map(LocalDate::toString)
        .orElseThrow(() -> Problem.invalid("date", Sentence.of("err.day")));
  }

  private String branch(String typed) {
    var id = typed.strip();
    if (!id.isEmpty() && branches.find(id).isEmpty()) {
      throw Problem.invalid("branch", Sentence.of("err.branchUnknown"));
    }
    return id;
  }

  @Override
  public SortedMap<String, String> read(
      SortedMap<String, String> before, Map<String, String> cells, WrongFields wrong) {
    var after = new TreeMap<String, String>();
    after.put("date", date(cells.get("date")));
    var branch = branch(cells.getOrDefault("branch", ""));
    if (!branch.isEmpty()) {
      after.put("branch", branch);
    }
    after.put("kind", wrong.read("kind", () -> KINDS.of(kind(cells.get("kind")))));
    after.put("name", wrong.read("name", () -> text("name", cells, NAME_MOST)));
    after.put("decree", wrong.read("decree", () -> text("decree", cells, DECREE_MOST)));
    return after;
  }

  private static Kind kind(String typed) {
    return KINDS
        .read(typed)
        .orElseThrow(() -> Problem.invalid("kind", Sentence.of("err.holidayKind")));
  }

  private static String text(String column, Map<String, String> cells, int most) {
    var text = ShortText.parse(column, cells.get(column), most);
    if (text.isEmpty()) {
      throw Problem.invalid(column, Sentence.of("err.missing"));
    }
    return text;
  }

  /** A day of all offices is locked by the row of all. */
  @Override
  public Collection<String> branches(Collection<String> keys) {
    return keys.stream()
        .filter(key -> key.contains(" "))
        .map(key -> key.substring(key.indexOf(' ') + 1))
        .distinct()
        .toList();
  }

  @Override
  public List<Places> write(Tx tx, Writing writing, List<ImportChange> changes) {
    HolidayStore.write(
        tx,
        changes.stream()
            .filter(change -> change.after() != null)
            .map(change -> declared(change.after()))
            .toList());
    HolidayStore.remove(
        tx,
        changes.stream()
            .filter(change -> change.after() == null)
            .map(change -> declared(change.before()))
            .toList());
    ImportStore.record(tx, writing, branches(changes.stream().map(ImportChange::key).toList()));
    return List.of();
  }

  private static Declared declared(SortedMap<String, String> cells) {
    var day =
        new Holiday(LocalDate.parse(cells.get("date")), kind(cells.get("kind")), cells.get("name"));
    return new Declared(Optional.ofNullable(cells.get("branch")), day, cells.get("decree"));
  }
}
