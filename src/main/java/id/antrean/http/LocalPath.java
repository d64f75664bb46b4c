package id.antrean.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address on this very site, made from one that a client may have sent: for redirects and links.
 * Parsed, because a list of bad beginnings is never complete: browsers drop tabs, and read a
 * backslash as a slash.
 */
final class LocalPath {
  /** Sent by some browsers as they are, but not allowed in a URI. */
  private static final Pattern TO_ENCODE = Pattern.compile("[^!-~]+|[\"<>\\\\^`{|}]+");

  private LocalPath() {}

  /** Path, query and fragment, encoded; empty for what leads elsewhere or is no address. */
  static Optional<String> of(String typed) {
    if (typed.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    try {
      var uri = new URI(TO_ENCODE.matcher(typed).replaceAll(found -> encoded(found.group())));
      var path = uri.getRawPath();
      boolean here = !uri.isAbsolute() && uri.getRawAuthority() == null && path != null;
      return here && path.startsWith("/") && !path.startsWith("//")
          ? Optional.of(path + part("?", uri.getRawQuery()) + part("#", uri.getRawFragment()))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String encoded(String letters) {
    return URLEncoder.encode(letters, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String part(String mark, String text) {
    return text == null ? "" : mark + text;
  }
}
