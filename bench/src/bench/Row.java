package bench;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** One line of the report. {@code ratio} and {@code beside} are null where a row is only stated. */
record Row(
    String name,
    double value,
    String unit,
    String besideName,
    Double beside,
    Double ratio,
    String goal,
    int runs,
    String spread) {

  /** Of interleaved pairs: medians, and of the ratios of each pair the median and the extremes. */
  static Row ofPairs(
      String name,
      String unit,
      String besideName,
      String goal,
      List<Double> ours,
      List<Double> theirs) {
    var ratios =
        java.util.stream.IntStream.range(0, ours.size())
            .mapToObj(i -> ours.get(i) / theirs.get(i))
            .toList();
    return new Row(
        name,
        median(ours),
        unit,
        besideName,
        median(theirs),
        median(ratios),
        goal,
        ours.size(),
        spread(ratios));
  }

  /** Stated only, or with a goal for the value itself. */
  static Row stated(String name, String unit, String goal, List<Double> values) {
    return new Row(name, median(values), unit, "", null, null, goal, values.size(), spread(values));
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  private static String spread(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? "" : number(sorted.getFirst()) + " to " + number(sorted.getLast());
  }

  static String number(double value) {
    return Math.abs(value) >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
  }

  JsonObject json() {
    var json = new JsonObject().put("name", name).put("value", value).put("unit", unit);
    if (beside != null) {
      json.put("besideName", besideName).put("beside", beside).put("ratio", ratio);
    }
    return json.put("goal", goal).put("runs", runs).put("spread", spread);
  }

  String markdown() {
    return "| %s | %s %s | %s | %s | %s | %d | %s |"
        .formatted(
            name,
            number(value),
            unit,
            beside == null ? "" : besideName + ": " + number(beside),
            ratio == null ? "" : "**" + number(ratio) + "**",
            goal,
            runs,
            spread);
  }
}
