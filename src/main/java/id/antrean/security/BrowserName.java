package id.antrean.security;

import java.util.List;
import java.util.stream.Stream;

/** What a browser says it is, short enough for a list: "Chrome, Android". */
public final class BrowserName {
  private record Sign(String in, String name) {}

  /** A later browser also names the earlier ones that it is like. */
  private static final List<Sign> BROWSERS =
      List.of(
          new Sign("Edg", "Edge"),
          new Sign("OPR/", "Opera"),
          new Sign("SamsungBrowser", "Samsung Internet"),
          new Sign("Firefox/", "Firefox"),
          new Sign("FxiOS", "Firefox"),
          new Sign("Chrome/", "Chrome"),
          new Sign("CriOS", "Chrome"),
          new Sign("Safari/", "Safari"));

  private static final List<Sign> SYSTEMS =
      List.of(
          new Sign("Android", "Android"),
          new Sign("iPhone", "iPhone"),
          new Sign("iPad", "iPad"),
          new Sign("Windows", "Windows"),
          new Sign("Macintosh", "Mac"),
          new Sign("CrOS", "Chromebook"),
          new Sign("Linux", "Linux"));

  private BrowserName() {}

  /** "" where it says nothing that we know. */
  public static String of(String userAgent) {
    var parts = Stream.of(BROWSERS, SYSTEMS).map(signs -> first(signs, userAgent));
    return String.join(", ", parts.filter(name -> !name.isEmpty()).toList());
  }

  private static String first(List<Sign> signs, String userAgent) {
    return signs.stream()
        .filter(sign -> userAgent.contains(sign.in()))
        .map(Sign::name)
        .findFirst()
        .orElse("");
  }
}
