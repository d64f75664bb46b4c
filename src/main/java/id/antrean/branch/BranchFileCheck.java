package id.antrean.branch;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a file of branches must fulfil before it is loaded; anybody may write one (ANTREAN_SEED).
 */
final class BranchFileCheck {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int ID_LETTERS = 60;
  private static final int SMS_NAME_LETTERS = 20;

  private final List<String> wrong = new ArrayList<>();

  /**
   * One sentence for each fault; the first row of branches is line 2. Each row has its cells by
   * column, empty ones left out.
   */
  static List<String> faults(List<Map<String, String>> rows, Set<String> regions) {
    var check = new BranchFileCheck();
    var ids = rows.stream().map(row -> row.getOrDefault("id", "")).collect(Collectors.toSet());
    if (rows.isEmpty()) {
      check.wrong.add("it lists no branch");
    }
    if (ids.size() < rows.size()) {
      check.wrong.add("two branches have the same id");
    }
    for (int i = 0; i < rows.size(); i++) {
      check.row(i + 2, rows.get(i), ids, regions);
    }
    return check.wrong;
  }

  private void row(int line, Map<String, String> row, Set<String> ids, Set<String> regions) {
    var id = row.getOrDefault("id", "");
    demand(line, "id", ID.matcher(id).matches() && id.length() <= ID_LETTERS);
    demand(line, "region", regions.contains(row.get("region")));
    demand(line, "name", row.containsKey("name"));
    var smsName = row.getOrDefault("sms_name", "");
    demand(line, "sms_name", !smsName.isEmpty() && smsName.length() <= SMS_NAME_LETTERS);
    demand(line, "kind", Set.of("MAIN", "SUB").contains(row.getOrDefault("kind", "")));
    demand(line, "parent", !row.containsKey("parent") || ids.contains(row.get("parent")));
    demand(line, "city", row.containsKey("city"));
    demand(line, "province", row.containsKey("province"));
    demand(line, "time_zone", isZone(row.getOrDefault("time_zone", "")));
    demand(line, "latitude", isNumber(row.getOrDefault("latitude", "0")));
    demand(line, "longitude", isNumber(row.getOrDefault("longitude", "0")));
    demand(line, "latitude", row.containsKey("latitude") == row.containsKey("longitude"));
    var online = row.getOrDefault("online_booking", "");
    demand(line, "online_booking", Set.of("true", "false").contains(online));
    if (online.equals("false")) {
      demand(line, "served_by", ids.contains(row.getOrDefault("served_by", "")));
      demand(line, "no_online_reason", row.containsKey("no_online_reason"));
      demand(line, "no_online_reason_en", row.containsKey("no_online_reason_en"));
    }
  }

  private void demand(int line, String column, boolean fine) {
    if (!fine) {
      wrong.add("line %d, %s".formatted(line, column));
    }
  }

  private static boolean isZone(String name) {
    try {
      ZoneId.of(name);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
