package id.antrean.admin.imports;

import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.page.Texts;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What rows about a weekday of a branch have in common. */
final class WeekCells {
  private WeekCells() {}

  /** "Senin". */
  static String word(DayOfWeek day) {
    return Texts.of("id").dates().weekday(day);
  }

  /** Senin, Monday, MONDAY, or 1 for it. */
  static DayOfWeek day(String typed) {
    var wanted = typed.strip().toLowerCase(Locale.ROOT);
    return Stream.of(DayOfWeek.values())
        .filter(
            day ->
                List.of(word(day), day.name(), Integer.toString(day.getValue())).stream()
                    .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(wanted)))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("day", Sentence.of("err.weekday")));
  }

  static String branch(String typed, Branches branches) {
    var id = typed.strip();
    if (branches.find(id).isEmpty()) {
      throw Problem.invalid("branch", Sentence.of("err.branchUnknown"));
    }
    return id;
  }

  /** Of keys that begin with one. */
  static Collection<String> branches(Collection<String> keys) {
    return keys.stream().map(WeekCells::branch).distinct().sorted().toList();
  }

  static String branch(String key) {
    return key.substring(0, key.indexOf(' '));
  }
}
