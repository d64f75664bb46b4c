package id.antrean.admin.config;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;

/** Coordinates in Indonesia as typed, with a decimal point or comma; both or none. */
record TypedPlace(String latitude, String longitude) {
  private static final Range NORTH = new Range("latitude", -11.5, 6.5);
  private static final Range EAST = new Range("longitude", 94, 142);

  private record Range(String field, double least, double most) {
    boolean holds(double value) {
      return least <= value && value <= most;
    }

    String read(String typed) {
      var plain = typed.strip().replace(',', '.');
      if (!plain.matches("[-−]?\\d{1,3}(\\.\\d{1,12})?")) {
        throw Problem.invalid(field, Sentence.of("err.coordinate"));
      }
      return Double.toString(Double.parseDouble(plain.replace('−', '-')));
    }
  }

  /** The two values as fields, "" for none; null where something is wrong. */
  String[] read(WrongFields wrong) {
    if (latitude.isBlank() && longitude.isBlank()) {
      return new String[] {"", ""};
    }
    if (latitude.isBlank() || longitude.isBlank()) {
      var missing = latitude.isBlank() ? NORTH : EAST;
      wrong.put(missing.field(), Sentence.of("err.coordinatesBoth"));
      return null;
    }
    var north = wrong.read(NORTH.field(), () -> NORTH.read(latitude));
    var east = wrong.read(EAST.field(), () -> EAST.read(longitude));
    if (north == null || east == null) {
      return null;
    }
    double y = Double.parseDouble(north);
    double x = Double.parseDouble(east);
    if (NORTH.holds(x) && EAST.holds(y)) {
      wrong.put(NORTH.field(), Sentence.of("err.coordinatesTurned"));
    } else if (!NORTH.holds(y)) {
      wrong.put(NORTH.field(), Sentence.of("err.latitude"));
    } else if (!EAST.holds(x)) {
      wrong.put(EAST.field(), Sentence.of("err.longitude"));
    }
    return new String[] {north, east};
  }
}
