package id.antrean.start;

import java.nio.file.Path;
import java.util.Map;

/**
 * The demo's first sign of life, printed before the classes are loaded that take seconds. Needs
 * nothing but the JDK's own basics.
 */
public final class FirstLine {
  private FirstLine() {}

  /** {@code environment}: not read as settings yet, so that a wrong one delays nothing. */
  public static void print(Map<String, String> environment) {
    if (isDemo(environment)) {
      System.out.println(text(environment));
    }
  }

  static String text(Map<String, String> environment) {
    var folder = Path.of(value(environment, "ANTREAN_DATA_DIR", "data"));
    return DemoClock.isNew(folder)
        ? "Antrean starts, up to two minutes the first time: it sets up its own database."
        : "Antrean starts. It takes a few seconds.";
  }

  static boolean isDemo(Map<String, String> environment) {
    return value(environment, "ANTREAN_MODE", "demo").equals("demo");
  }

  private static String value(Map<String, String> environment, String name, String otherwise) {
    var value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }
}
