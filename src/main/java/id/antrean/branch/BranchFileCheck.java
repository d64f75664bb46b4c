package id.antrean.branch;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a file of branches must fulfil before it is loaded; anybody may write one (ANTREAN_SEED).
 * Each fault is a sentence with the line, what stands there, and what is allowed.
 */
final class BranchFileCheck {
  private static final List<String> NEEDED =
      List.of(
          "id",
          "region",
          "name",
          "sms_name",
          "kind",
          "city",
          "province",
          "time_zone",
          "online_booking");
  private static final Pattern ID = Pattern.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern SMS_NAME = Pattern.compile("[A-Za-z0-9 .,'()/&-]{1,20}");
  private static final Set<String> YES_NO = Set.of("true", "false");
  private static final int SHOWN_FAULTS = 20;
  private static final int SHOWN_LETTERS = 40;

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> regions;
  private final Set<String> ids;

  private BranchFileCheck(Set<String> regions, Set<String> ids) {
    this.regions = regions;
    this.ids = ids;
  }

  static List<String> faults(CsvTable file, Set<String> regions) {
    var missing = NEEDED.stream().filter(column -> !file.columns().contains(column)).toList();
    if (!missing.isEmpty()) {
      return List.of(
          "line 1: no column %s; needed are %s"
              .formatted(String.join(", ", missing), String.join(", ", NEEDED)));
    }
    if (file.rows().isEmpty()) {
      return List.of("it lists no branch");
    }
    var lines = new HashMap<String, Long>();
    file.rows().forEach(row -> lines.putIfAbsent(row.cells().get("id"), row.line()));
    var check = new BranchFileCheck(regions, lines.keySet());
    for (var row : file.rows()) {
      if (row.width() != file.columns().size()) {
        check.width(row, file.columns().size());
      } else {
        check.unique(row, lines);
        check.row(row.line(), row.cells());
      }
    }
    return check.shown();
  }

  private List<String> shown() {
    if (wrong.size() <= SHOWN_FAULTS) {
      return wrong;
    }
    var first = new ArrayList<>(wrong.subList(0, SHOWN_FAULTS));
    first.add("and %d more".formatted(wrong.size() - SHOWN_FAULTS));
    return first;
  }

  private void width(CsvTable.Row row, int columns) {
    wrong.add(
        ("line %d: %d cells under %d columns; allowed: a comma inside a cell only between quotation"
                + " marks, and numbers with a point")
            .formatted(row.line(), row.width(), columns));
  }

  private void unique(CsvTable.Row row, Map<String, Long> lines) {
    long first = lines.get(row.cells().get("id"));
    if (first != row.line() && row.cells().containsKey("id")) {
      fault(row.line(), "id", row.cells().get("id"), "another id than in line " + first);
    }
  }

  private void row(long line, Map<String, String> row) {
    demand(line, row, "id", is(ID), "small letters, digits and hyphens, at most 60");
    demand(line, row, "region", regions::contains, oneOf(regions));
    demand(line, row, "name", name -> !name.isEmpty(), "the name of the office");
    demand(line, row, "sms_name", is(SMS_NAME), "1 to 20 plain letters, digits and signs");
    demand(line, row, "kind", Set.of("MAIN", "SUB")::contains, "MAIN or SUB");
    demand(line, row, "parent", id -> id.isEmpty() || ids.contains(id), "the id of a branch here");
    demand(line, row, "city", city -> !city.isEmpty(), "a city or regency");
    demand(line, row, "province", province -> !province.isEmpty(), "a province");
    demand(
        line,
        row,
        "time_zone",
        BranchFileCheck::isZone,
        "Asia/Jakarta, Asia/Makassar, Asia/Jayapura, or another name of that kind");
    new PlaceCheck(line, wrong).place(row.get("latitude"), row.get("longitude"));
    demand(line, row, "online_booking", YES_NO::contains, oneOf(YES_NO));
    if ("false".equals(row.get("online_booking"))) {
      demand(line, row, "served_by", ids::contains, "the id of a branch here");
      demand(line, row, "no_online_reason", why -> !why.isEmpty(), "a sentence");
      demand(line, row, "no_online_reason_en", why -> !why.isEmpty(), "a sentence");
    }
  }

  private void demand(
      long line, Map<String, String> row, String column, Predicate<String> fine, String allowed) {
    var cell = row.getOrDefault(column, "");
    if (!fine.test(cell)) {
      fault(line, column, cell, allowed);
    }
  }

  private void fault(long line, String column, String cell, String allowed) {
    var shown =
        cell.isEmpty()
            ? "nothing"
            : "\"" + cell.substring(0, Math.min(cell.length(), SHOWN_LETTERS)) + "\"";
    wrong.add("line %d, %s: %s; allowed: %s".formatted(line, column, shown, allowed));
  }

  private static Predicate<String> is(Pattern pattern) {
    return cell -> pattern.matcher(cell).matches();
  }

  private static String oneOf(Set<String> values) {
    return String.join(", ", new TreeSet<>(values));
  }

  private static boolean isZone(String name) {
    try {
      ZoneId.of(name);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
