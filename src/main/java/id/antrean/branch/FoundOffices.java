package id.antrean.branch;

import java.util.List;

/**
 * What a search found: {@code kept} are the words that the offices answer to, {@code left} those
 * that no office has together with them.
 */
public record FoundOffices(List<Branch> offices, List<String> kept, List<String> left) {
  public static final FoundOffices NONE = all(List.of());

  static FoundOffices all(List<Branch> offices) {
    return new FoundOffices(offices, List.of(), List.of());
  }

  /** Some words were left out. */
  public boolean isPart() {
    return !left.isEmpty();
  }

  /** "bekasi" of "bekasi timur". */
  public String keptWords() {
    return String.join(" ", kept);
  }

  public String leftWords() {
    return String.join(" ", left);
  }
}
