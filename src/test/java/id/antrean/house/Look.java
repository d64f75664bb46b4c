package id.antrean.house;

import java.util.List;

/**
 * One class looks at another, or a room at a table. Names of the house are without its root package
 * ("booking.form.CheckPages"), those of libraries are whole.
 */
record Look(String from, String to) {

  /** "booking"; empty for Main. */
  static String room(String name) {
    return name.replaceFirst("\\..*|^[^.]*$", "");
  }

  /** "booking.form"; empty for Main. */
  static String folder(String name) {
    return name.replaceFirst("\\.?[^.]*$", "");
  }

  /** What answers HTTP, in JSON or in pages. */
  static boolean isEdge(String name) {
    return name.endsWith("Api") || name.endsWith("Pages");
  }

  boolean isInOneRoom() {
    return room(from).equals(room(to));
  }

  boolean isFrom(String... rooms) {
    return List.of(rooms).contains(room(from));
  }

  @Override
  public String toString() {
    return from + " -> " + to;
  }
}
