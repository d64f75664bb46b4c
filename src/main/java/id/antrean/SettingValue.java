package id.antrean;

import id.antrean.core.Kpj;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Reads the value of one setting; IllegalArgumentException where it is none. */
final class SettingValue {
  private SettingValue() {}

  /** Scheme, host and port alone: everything that we print goes behind it. */
  static String origin(String address) {
    var bare = address.replaceFirst("/+$", "");
    var uri = URI.create(bare);
    if (!String.valueOf(uri.getScheme()).matches("https?")
        || uri.getHost() == null
        || !bare.equals(uri.getScheme() + "://" + uri.getAuthority())
        || uri.getUserInfo() != null) {
      throw new IllegalArgumentException();
    }
    return bare;
  }

  static List<String> shapes(String text) {
    var shapes = List.of(text.split("\\s+"));
    Kpj.Shapes.of(shapes);
    return shapes;
  }

  static String sender(String text) {
    if (!line(text).matches("[^<>@]*<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+")) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  static String line(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  /** A line that fits above a page. */
  static String title(String text) {
    if (line(text).length() > 80) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  static String smsBody(String template) {
    if (!template.contains("{text}")
        || !(template.contains("{to}") || template.contains("{local}"))) {
      throw new IllegalArgumentException();
    }
    return template;
  }

  static URI contact(String address) {
    var uri = URI.create(address);
    if (!Set.of("mailto", "https").contains(uri.getScheme())) {
      throw new IllegalArgumentException();
    }
    return uri;
  }
}
