package id.antrean.faults.checker;

/**
 * A promise that was broken, and the line of the history that shows it (0: only tables show it).
 */
public record Violation(Rule rule, int line, String what) {
  @Override
  public String toString() {
    return "history.jsonl:%d %s: %s".formatted(line, rule, what);
  }
}
