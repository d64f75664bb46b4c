package id.antrean;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads settings from the environment, and collects a sentence on each that is wrong. */
final class SettingsReader {
  private static final String IPV4 = "\\d{1,3}(\\.\\d{1,3}){3}(/([0-2]?\\d|3[0-2]))?";
  private static final String IPV6 = "[0-9A-Fa-f.]*:[0-9A-Fa-f.:]*(/(\\d{1,2}|1[01]\\d|12[0-8]))?";

  private final Map<String, String> environment;
  private final Set<String> names = new LinkedHashSet<>();
  private final List<String> wrong = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /** All that were asked for, in that order. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** What nothing asked for is misspelt: it is refused instead of being ignored. */
  void refuseOthers() {
    environment.keySet().stream()
        .filter(name -> name.startsWith("ANTREAN_") && !names.contains(name))
        .sorted()
        .forEach(name -> wrong.add(name + " is not a setting; README lists them."));
  }

  List<String> wrong() {
    return wrong;
  }

  /** Letters, digits and hyphens. */
  String word(String name, String fallback) {
    var word = text(name).orElse(fallback);
    if (!word.matches("[A-Za-z0-9-]{1,40}")) {
      wrong.add(name + " must be 1 to 40 letters, digits and hyphens.");
    }
    return word;
  }

  Optional<String> text(String name) {
    names.add(name);
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  List<String> list(String name) {
    return text(name)
        .map(t -> Arrays.stream(t.split(",")).map(String::strip).toList())
        .orElse(List.of());
  }

  List<String> ranges(String name) {
    var list = list(name);
    if (!list.stream().allMatch(range -> range.matches(IPV4 + "|" + IPV6))) {
      wrong.add(name + " must be addresses or ranges such as 10.1.2.0/24, with commas between.");
      return List.of();
    }
    return list;
  }

  String oneOf(String name, String fallback, String... allowed) {
    var value = text(name).orElse(fallback);
    if (!List.of(allowed).contains(value)) {
      wrong.add("%s must be %s, not \"%s\".".formatted(name, String.join(" or ", allowed), value));
    }
    return value;
  }

  int number(String name, int fallback, int least, int most) {
    var value = text(name);
    if (value.isEmpty()) {
      return fallback;
    }
    if (!value.get().matches("\\d{1,9}")
        || Integer.parseInt(value.get()) < least
        || Integer.parseInt(value.get()) > most) {
      wrong.add(
          "%s must be a number from %d to %d, not \"%s\"."
              .formatted(name, least, most, value.get()));
      return fallback;
    }
    return Integer.parseInt(value.get());
  }

  /** Two numbers, as in 1-15; a single one is both. */
  int[] range(String name, String fallback, int least, int most) {
    var value = text(name).orElse(fallback);
    var ends = value.matches("\\d{1,9}(-\\d{1,9})?") ? value.split("-") : new String[] {"-1"};
    int[] range = {Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])};
    if (range[0] < least || range[0] > range[1] || range[1] > most) {
      wrong.add(
          "%s must be a range such as %s, from %d to %d, not \"%s\"."
              .formatted(name, fallback, least, most, value));
    }
    return range;
  }

  /** {@code like}: an example, shown in place of what was typed, which may hold a secret. */
  <T> Optional<T> parse(String name, String like, Function<String, T> parser) {
    try {
      return text(name).map(parser);
    } catch (RuntimeException e) {
      wrong.add("%s cannot be read; it looks like %s.".formatted(name, like));
      return Optional.empty();
    }
  }

  Optional<URI> address(String name, String scheme, String like) {
    return parse(
        name,
        like,
        text -> {
          var uri = URI.create(text);
          if (uri.getHost() == null || !uri.getScheme().matches(scheme)) {
            throw new IllegalArgumentException();
          }
          return uri;
        });
  }

  Optional<byte[]> key(String name) {
    var key = text(name).map(SettingsReader::decode);
    if (key.isPresent() && key.get().length != 32) {
      wrong.add(name + " must be 32 bytes in base64 (openssl rand -base64 32).");
      return Optional.empty();
    }
    return key;
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
