package id.antrean.page;

import id.antrean.core.Lane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The icons and the lanes' shapes of webroot/shared/icons.svg, their only place. Participants'
 * pages get single paths, so that a phone on 3G asks for no picture; the screens, whose scripts
 * draw whatever comes, get all of them once.
 */
public final class Icons {
  private static final String SPRITE = read();
  private static final Map<String, String> PATHS =
      Pattern.compile("<symbol id=\"([\\w-]+)\"[^>]*><path d=\"([^\"]+)\"/></symbol>")
          .matcher(SPRITE)
          .results()
          .collect(Collectors.toUnmodifiableMap(found -> found.group(1), found -> found.group(2)));

  private Icons() {}

  public static String icon(String name) {
    return path("icon-" + name);
  }

  public static String shape(Lane lane) {
    return path("shape-" + form(lane));
  }

  /** The class of lanes.css that colours a lane. */
  public static String style(Lane lane) {
    return "lane-" + form(lane);
  }

  /** Puts all of them into a page, out of sight, for {@code <use href="#icon-check">}. */
  public static String into(String html) {
    return html.replace("<!-- icons -->", SPRITE);
  }

  private static String form(Lane lane) {
    return switch (lane) {
      case WALK_IN -> "circle";
      case ONLINE -> "square";
      case E_KLAIM -> "triangle";
      case PRIORITY -> "star";
    };
  }

  private static String path(String id) {
    var path = PATHS.get(id);
    if (path == null) {
      throw new IllegalArgumentException("no icon " + id);
    }
    return path;
  }

  private static String read() {
    try (var file = Icons.class.getResourceAsStream("/webroot/shared/icons.svg")) {
      var svg = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return svg.replaceAll("(?s)<!--.*?-->\\s*", "").strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
