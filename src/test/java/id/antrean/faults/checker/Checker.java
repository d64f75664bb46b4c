package id.antrean.faults.checker;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges a run by what its clients saw and by what lies in the tables, and by nothing else: it
 * knows the rules from the requirements and shares no code with the program.
 */
public final class Checker {
  private Checker() {}

  /** Everything that was broken, the first line first; empty when all is right. */
  public static List<Violation> check(History history, Tables tables) {
    return Stream.of(
            new BookingRules(history, tables).check(),
            new StepRules(history, tables).check(),
            new EndRule(history, tables).check(),
            new PlaceRules(history, tables).check(),
            new CounterRule(history, tables).check(),
            new NumberRule(history, tables).check(),
            new MessageRule(history, tables).check(),
            new ProofRule(history, tables).check(),
            new CallRules(history, tables).check())
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Violation::line))
        .toList();
  }
}
