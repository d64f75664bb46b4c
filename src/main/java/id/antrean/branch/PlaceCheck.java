package id.antrean.branch;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether the coordinates in one line of a file of branches lie in Indonesia; both may be left out.
 */
record PlaceCheck(long line, List<String> wrong) {
  private static final Range LATITUDE = new Range("latitude", -11.5, 6.5, "-6.98");
  private static final Range LONGITUDE = new Range("longitude", 94, 142, "110.41");

  private record Range(String column, double least, double most, String like) {
    boolean holds(double value) {
      return least <= value && value <= most;
    }

    String allowed() {
      return column + " from " + shown(least) + " to " + shown(most);
    }
  }

  void place(String latitude, String longitude) {
    if (latitude == null && longitude == null) {
      return;
    }
    if (latitude == null || longitude == null) {
      wrong.add(
          "line %d: only one of latitude and longitude; allowed: both or none".formatted(line));
      return;
    }
    var north = number(latitude, LATITUDE);
    var east = number(longitude, LONGITUDE);
    if (north.isEmpty() || east.isEmpty()) {
      return;
    }
    if (LATITUDE.holds(east.getAsDouble()) && LONGITUDE.holds(north.getAsDouble())) {
      wrong.add(
          "line %d: latitude %s and longitude %s are exchanged; allowed: %s, %s"
              .formatted(line, latitude, longitude, LATITUDE.allowed(), LONGITUDE.allowed()));
      return;
    }
    inside(latitude, north.getAsDouble(), LATITUDE);
    inside(longitude, east.getAsDouble(), LONGITUDE);
  }

  private void inside(String cell, double value, Range range) {
    if (!range.holds(value)) {
      wrong.add(
          "line %d, %s: %s is not in Indonesia; allowed: %s"
              .formatted(line, range.column(), cell, range.allowed()));
    }
  }

  private OptionalDouble number(String cell, Range range) {
    if (cell.strip().matches("-?\\d{1,3}(\\.\\d+)?")) {
      return OptionalDouble.of(Double.parseDouble(cell.strip()));
    }
    var why = cell.matches("\\s*-?\\d+,\\d+\\s*") ? "has a decimal comma" : "is no number";
    wrong.add(
        "line %d, %s: \"%s\" %s; allowed: %s, with a decimal point as in %s"
            .formatted(line, range.column(), cell, why, range.allowed(), range.like()));
    return OptionalDouble.empty();
  }

  private static String shown(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
