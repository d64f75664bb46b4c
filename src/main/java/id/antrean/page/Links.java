package id.antrean.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of our own pages. */
public final class Links {
  private Links() {}

  /** Query parameters in pairs; empty ones are left out. */
  public static String link(String path, String... pairs) {
    var link = new StringBuilder(path);
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].isEmpty()) {
        link.append(link.indexOf("?") < 0 ? '?' : '&')
            .append(pairs[i])
            .append('=')
            .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
      }
    }
    return link.toString();
  }
}
