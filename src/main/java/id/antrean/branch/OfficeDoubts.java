package id.antrean.branch;

import id.antrean.db.Sql;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What is not known of offices, or doubtful: as it came with the reference files from an old
 * source, and nobody has said since that it is right.
 */
public final class OfficeDoubts {
  private static final int OLD_BEFORE = 2025;
  private static final Map<String, Row> REFERENCE = reference();

  public enum Doubt {
    NO_ADDRESS,
    NO_PHONE,
    NO_PLACE,
    OLD_ADDRESS,
    OLD_PHONE,
    PLACE_OF_TOWN,
    WEAK_NAME;

    /** Not known at all. */
    public boolean isGap() {
      return this == NO_ADDRESS || this == NO_PHONE || this == NO_PLACE;
    }
  }

  /** An office as the reference files have it; {@code sure}: what rests on a new, good source. */
  private record Row(Map<String, String> cells, Set<String> sure) {

    boolean isDoubted(Map<String, String> now, String what) {
      return !sure.contains(what) && isAsHere(now, what);
    }

    boolean isAsHere(Map<String, String> now, String what) {
      var here = cells.get(what);
      return here != null && here.equals(now.get(what));
    }

    boolean isOfTown(Map<String, String> now) {
      return "city".equals(cells.get("coordinates_of"))
          && isAsHere(now, "latitude")
          && isAsHere(now, "longitude");
    }

    boolean isWeak(Map<String, String> now) {
      return "true".equals(cells.get("name_is_weak")) && isAsHere(now, "name");
    }
  }

  private OfficeDoubts() {}

  /** Of each office with any, by id, in the order of regions and names. */
  public static Map<String, Set<Doubt>> all(Sql sql) {
    var doubts = new LinkedHashMap<String, Set<Doubt>>();
    OfficeFileStore.all(sql)
        .forEach(
            (id, cells) -> {
              var found = of(cells, Optional.ofNullable(REFERENCE.get(id)));
              if (!found.isEmpty()) {
                doubts.put(id, found);
              }
            });
    return doubts;
  }

  private static Set<Doubt> of(SortedMap<String, String> now, Optional<Row> known) {
    var found = EnumSet.noneOf(Doubt.class);
    addIf(found, Doubt.NO_ADDRESS, !now.containsKey("address"));
    addIf(found, Doubt.NO_PHONE, !now.containsKey("phone"));
    addIf(found, Doubt.NO_PLACE, !now.containsKey("latitude"));
    if (known.isPresent() && !now.containsKey("checkedOn")) {
      var row = known.get();
      addIf(found, Doubt.OLD_ADDRESS, row.isDoubted(now, "address"));
      addIf(found, Doubt.OLD_PHONE, row.isDoubted(now, "phone"));
      addIf(found, Doubt.PLACE_OF_TOWN, row.isOfTown(now));
      addIf(found, Doubt.WEAK_NAME, row.isWeak(now));
    }
    return found;
  }

  private static void addIf(Set<Doubt> found, Doubt doubt, boolean holds) {
    if (holds) {
      found.add(doubt);
    }
  }

  private static Map<String, Row> reference() {
    var files = new ReferenceFiles(Optional.empty());
    var rows = new HashMap<String, Row>();
    for (var row : files.branchFile().rows()) {
      var cells = new HashMap<>(row.cells());
      cells.computeIfPresent("latitude", (name, written) -> asStored(written));
      cells.computeIfPresent("longitude", (name, written) -> asStored(written));
      rows.put(cells.get("id"), new Row(cells, new HashSet<>()));
    }
    for (var source : files.sources()) {
      boolean isNew = Integer.parseInt(source.getOrDefault("year", "0")) >= OLD_BEFORE;
      var of = rows.get(source.get("id"));
      if (of != null && isNew && "high".equals(source.get("confidence"))) {
        of.sure().add(source.get("what"));
      }
    }
    return Collections.unmodifiableMap(rows);
  }

  /** "-6.970" as "-6.97". */
  private static String asStored(String degrees) {
    return Double.toString(Double.parseDouble(degrees));
  }
}
