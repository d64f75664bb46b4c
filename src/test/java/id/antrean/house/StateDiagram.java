package id.antrean.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A drawing in docs/states.md: its states, and its arrows as "BOOKED -> CANCELLED : cancel". {@code
 * told} are the states and steps that have a sentence below it.
 */
record StateDiagram(Set<String> states, Set<String> arrows, Set<String> told) {
  private static final Pattern ARROW =
      Pattern.compile("(?m)^  (\\w+|\\[\\*]) --> (\\w+) : (\\w[\\w, ]*)$");

  static StateDiagram of(String heading) throws IOException {
    var page = Files.readString(Path.of("docs/states.md"));
    var section = page.split("(?m)^## " + heading + "$")[1].split("(?m)^## ")[0];
    var drawing = section.split("```mermaid\nstateDiagram-v2\n")[1].split("```")[0];
    var arrows = new TreeSet<String>();
    var states = found("(?m)^  (\\w+)$", drawing);
    ARROW
        .matcher(drawing)
        .results()
        .forEach(
            arrow -> {
              states.add(arrow.group(1));
              states.add(arrow.group(2));
              for (var step : arrow.group(3).split(", ")) {
                arrows.add(arrow(arrow.group(1), arrow.group(2), step));
              }
            });
    states.remove("[*]");
    if (drawing.lines().count() != drawing.lines().filter(StateDiagram::isRead).count()) {
      throw new IllegalStateException("a line of the drawing cannot be read: " + heading);
    }
    return new StateDiagram(states, arrows, found("(?m)^\\| ([\\w ]+) \\| .+\\. \\|$", section));
  }

  private static boolean isRead(String line) {
    return line.matches("  \\w+") || ARROW.matcher(line).matches();
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String arrow(Object from, Object to, String step) {
    return from + " -> " + to + " : " + step;
  }

  Set<String> steps() {
    return cut(arrow -> true, ".* : ", "");
  }

  /** "BOOKED -> CANCELLED", but not those from the start. */
  Set<String> pairs() {
    return cut(arrow -> !arrow.startsWith("["), " : .*", "");
  }

  /** From where this step is taken. */
  Set<String> from(String step) {
    return cut(arrow -> arrow.endsWith(" : " + step), " -> .*", "");
  }

  private Set<String> cut(Predicate<String> which, String pattern, String by) {
    return arrows.stream()
        .filter(which)
        .map(arrow -> arrow.replaceFirst(pattern, by))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> names(Stream<? extends Enum<?>> values) {
    return values.map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }
}
