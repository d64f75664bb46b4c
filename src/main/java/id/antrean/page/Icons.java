package id.antrean.page;

import id.antrean.core.Lane;
import java.util.Map;

/**
 * Outlines in a field of 24 by 24. The icons are Tabler Icons (MIT, webroot/vendor/tabler-icons);
 * the shapes of the lanes are our own, the same as in webroot/shared/lanes.js.
 */
public final class Icons {
  private static final Map<String, String> ICONS =
      Map.of(
          "arrow-left", "M5 12h14M5 12l6 6M5 12l6-6",
          "search", "M3 10a7 7 0 1 0 14 0a7 7 0 1 0-14 0M21 21l-6-6",
          "clock", "M3 12a9 9 0 1 0 18 0a9 9 0 0 0-18 0M12 7v5l3 3",
          "check", "M5 12l5 5L20 7");

  private Icons() {}

  public static String icon(String name) {
    var path = ICONS.get(name);
    if (path == null) {
      throw new IllegalArgumentException("no icon " + name);
    }
    return path;
  }

  public static String shape(Lane lane) {
    return switch (lane) {
      case WALK_IN -> "M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22z";
      case ONLINE -> "M2 2h20v20H2z";
      case E_KLAIM -> "M12 1.5L23.5 22H.5z";
      case PRIORITY -> "M12 .6l3.5 7.5 8.1 1-6 5.6 1.6 8.1L12 18.8l-7.2 4 1.6-8.1-6-5.6 8.1-1z";
    };
  }

  /** The class of lanes.css that colours a lane. */
  public static String style(Lane lane) {
    return switch (lane) {
      case WALK_IN -> "lane-circle";
      case ONLINE -> "lane-square";
      case E_KLAIM -> "lane-triangle";
      case PRIORITY -> "lane-star";
    };
  }
}
