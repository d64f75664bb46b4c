package id.antrean.http;

import id.antrean.core.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who may call what: the one table in routes.txt, "METHOD path who". A route that is not in it
 * cannot be registered, and one in it that is not registered stops the start.
 */
public final class Access {

  /** Empty roles: everybody. {@code during}: also while one of these holds the session. */
  public record Rule(String method, String path, Set<Role> roles, Set<Hold> during) {
    public boolean isPublic() {
      return roles.isEmpty();
    }

    /** Open to those only whose role, one of {@link #roles}, covers the branch of the path. */
    public boolean isOfBranch() {
      return !isPublic() && path.contains("{branch}");
    }
  }

  private final Map<String, Rule> rules = new LinkedHashMap<>();

  public static Access load() {
    var access = new Access();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Access.class.getResourceAsStream("/routes.txt"), StandardCharsets.UTF_8))) {
      in.lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(access::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return access;
  }

  private void add(String line) {
    var parts = line.split("\\s+");
    Set<Role> roles = EnumSet.noneOf(Role.class);
    switch (parts[2]) {
      case "public" -> {}
      case "staff" -> roles.addAll(EnumSet.allOf(Role.class));
      case "floor" -> roles.addAll(EnumSet.complementOf(EnumSet.of(Role.REGIONAL)));
      default ->
          Arrays.stream(parts[2].split(","))
              .map(r -> Role.valueOf(r.toUpperCase(Locale.ROOT)))
              .forEach(roles::add);
    }
    Set<Hold> during = EnumSet.noneOf(Hold.class);
    Arrays.stream(parts)
        .skip(3)
        .map(p -> p.toUpperCase(Locale.ROOT))
        .map(Hold::valueOf)
        .forEach(during::add);
    var rule = new Rule(parts[0], parts[1], roles, during);
    if (rules.put(parts[0] + " " + parts[1], rule) != null) {
      throw new IllegalStateException("routes.txt lists twice: " + line);
    }
  }

  Rule of(String method, String path) {
    var rule = rules.get(method + " " + path);
    if (rule == null) {
      throw new IllegalStateException(
          "routes.txt does not say who may call " + method + " " + path);
    }
    return rule;
  }

  public Iterable<Rule> rules() {
    return rules.values();
  }
}
