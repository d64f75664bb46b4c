package id.antrean.admin.imports;

import id.antrean.admin.config.OfficeDetails;
import id.antrean.admin.config.OfficeRules;
import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.ConfigurationChangeStore;
import id.antrean.branch.NewBranch;
import id.antrean.branch.NewBranchStore;
import id.antrean.branch.OfficeFileStore;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.page.Dates;
import id.antrean.slots.SlotTables.Places;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Offices: names, where they lie, how they are reached; new ones begin as another one is. An empty
 * cell leaves what is there, and a hyphen takes it away.
 */
final class BranchKind implements ImportKind {
  private static final String NOTHING = "-";

  private final Branches branches;

  BranchKind(Branches branches) {
    this.branches = branches;
  }

  @Override
  public String name() {
    return "branches";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("id", "id"),
        Column.of("name", "nama"),
        Column.of("smsName", "nama SMS"),
        Column.of("region", "wilayah"),
        Column.of("province", "provinsi"),
        Column.of("city", "kota"),
        Column.of("timeZone", "zona waktu"),
        Column.of("address", "alamat"),
        Column.of("phone", "telepon"),
        Column.of("latitude", "lintang"),
        Column.of("longitude", "bujur"),
        Column.of("checkedOn", "diperiksa"),
        Column.of("like", "seperti"));
  }

  @Override
  public Set<String> needed() {
    return Set.of("id");
  }

  @Override
  public Set<String> numbers() {
    return Set.of("latitude", "longitude");
  }

  @Override
  public Map<String, SortedMap<String, String>> current(Sql sql) {
    return OfficeFileStore.all(sql);
  }

  @Override
  public String key(Map<String, String> cells, WrongFields wrong) {
    return wrong.read("id", () -> OfficeRules.id(cells.getOrDefault("id", "")));
  }

  @Override
  public SortedMap<String, String> read(
      SortedMap<String, String> before, Map<String, String> cells, WrongFields wrong) {
    var after = before == null ? new TreeMap<String, String>() : new TreeMap<>(before);
    boolean isNew = before == null;
    for (var column : List.of("name", "smsName", "region", "province", "city")) {
      var typed = cells.getOrDefault(column, "");
      if (isNew || !typed.isBlank()) {
        put(after, column, wrong.read(column, () -> named(column, typed)));
      }
    }
    zone(after, cells.getOrDefault("timeZone", ""), isNew, wrong);
    details(after, cells, wrong);
    checked(after, cells.getOrDefault("checkedOn", ""), wrong);
    if (isNew) {
      var like = cells.getOrDefault("like", "");
      put(after, "like", wrong.read("like", () -> OfficeRules.model(like, branches)));
    }
    return after;
  }

  private String named(String column, String typed) {
    return switch (column) {
      case "smsName" -> OfficeRules.smsName(typed);
      case "region" -> OfficeRules.region(typed, branches);
      case "province" -> OfficeRules.province(typed, branches);
      default -> OfficeRules.name(column, typed);
    };
  }

  /** Slots are planned by it, so it is chosen once. */
  private static void zone(
      SortedMap<String, String> after, String typed, boolean isNew, WrongFields wrong) {
    if (!isNew && typed.isBlank()) {
      return;
    }
    var zone = wrong.read("timeZone", () -> OfficeRules.timeZone(typed));
    if (!isNew && zone != null && !zone.equals(after.get("timeZone"))) {
      wrong.put("timeZone", Sentence.of("err.zoneStays"));
    }
    put(after, "timeZone", zone);
  }

  private static void details(
      SortedMap<String, String> after, Map<String, String> cells, WrongFields wrong) {
    var latitude = cells.getOrDefault("latitude", "").strip();
    var longitude = cells.getOrDefault("longitude", "").strip();
    try {
      var read =
          OfficeDetails.read(
              text(cells, "address"),
              text(cells, "phone"),
              latitude.isEmpty() && longitude.isEmpty() ? null : unknown(latitude),
              latitude.isEmpty() && longitude.isEmpty() ? null : unknown(longitude));
      read.forEach((column, value) -> put(after, column, value.isEmpty() ? null : value));
    } catch (Problem refusal) {
      refusal.fields().forEach(wrong::put);
    }
  }

  /** Null where it stays, "" where it is taken away. */
  private static String text(Map<String, String> cells, String column) {
    var typed = cells.getOrDefault(column, "").strip();
    return typed.isEmpty() ? null : unknown(typed);
  }

  private static String unknown(String typed) {
    return typed.equals(NOTHING) ? "" : typed;
  }

  private static void checked(SortedMap<String, String> after, String typed, WrongFields wrong) {
    if (typed.isBlank()) {
      return;
    }
    var day = Dates.typed(typed);
    if (day.isEmpty() && !typed.strip().equals(NOTHING)) {
      wrong.put("checkedOn", Sentence.of("err.day"));
    }
    put(after, "checkedOn", day.map(LocalDate::toString).orElse(null));
  }

  private static void put(SortedMap<String, String> cells, String column, String value) {
    if (value == null) {
      cells.remove(column);
    } else {
      cells.put(column, value);
    }
  }

  /** People tell offices apart by their names, an SMS by its own. */
  @Override
  public Map<String, Map<String, Sentence>> clashes(Map<String, SortedMap<String, String>> all) {
    var clashes = new HashMap<String, Map<String, Sentence>>();
    for (var column : List.of("name", "smsName")) {
      var first = new HashMap<String, String>();
      all.forEach(
          (id, cells) -> {
            var other = first.putIfAbsent(cells.get(column).toLowerCase(Locale.ROOT), id);
            if (other != null) {
              var sentence = Sentence.of("err.branchTaken." + column);
              clashes.put(id, Map.of(column, sentence));
              clashes.put(other, Map.of(column, sentence));
            }
          });
    }
    return clashes;
  }

  @Override
  public String shown(String key, SortedMap<String, String> item, String column) {
    return column.equals("id") ? key : item.getOrDefault(column, "");
  }

  @Override
  public Collection<String> branches(Collection<String> keys) {
    return keys;
  }

  @Override
  public List<Places> write(Tx tx, Writing writing, List<ImportChange> changes) {
    var updated = new LinkedHashMap<String, SortedMap<String, String>>();
    var added = new ArrayList<NewBranch>();
    for (var change : changes) {
      if (change.before() == null) {
        added.add(new NewBranch(change.key(), change.after().get("like"), change.after()));
      } else {
        updated.put(change.key(), change.after());
      }
    }
    OfficeFileStore.update(tx, updated);
    NewBranchStore.add(tx, added);
    ConfigurationChangeStore.addAll(
        tx, changes.stream().map(change -> history(writing, change)).toList());
    ImportStore.record(tx, writing, changes.stream().map(ImportChange::key).toList());
    return List.of();
  }

  private static ConfigurationChange history(Writing writing, ImportChange change) {
    var before =
        change.before() == null ? new TreeMap<String, String>() : new TreeMap<>(change.before());
    var after = new TreeMap<>(change.after());
    before.entrySet().removeAll(change.after().entrySet());
    if (change.before() != null) {
      after.entrySet().removeAll(change.before().entrySet());
    }
    var zone = ZoneId.of(change.after().get("timeZone"));
    return new ConfigurationChange(
        0,
        change.key(),
        Subject.BRANCH,
        Optional.empty(),
        writing.act().now(),
        writing.act().who().username(),
        writing.reason(),
        LocalDate.ofInstant(writing.act().now(), zone),
        before,
        after,
        Optional.empty(),
        Optional.empty());
  }

  /** {@code like} is said of new ones only, and not kept. */
  @Override
  public boolean stands(SortedMap<String, String> left, SortedMap<String, String> now) {
    var kept = new TreeMap<>(left);
    kept.remove("like");
    return kept.equals(now);
  }

  /** An office that was open for a moment may be booked already. */
  @Override
  public void mustBeRemovable(List<ImportChange> undone) {
    if (undone.stream().anyMatch(change -> change.before() == null)) {
      throw Problem.conflict("offices_stay");
    }
  }
}
