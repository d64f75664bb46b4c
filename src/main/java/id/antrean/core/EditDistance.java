package id.antrean.core;

/** How far a word is from the one that was probably meant. */
public final class EditDistance {
  private EditDistance() {}

  /**
   * Whether one letter was added, left out, replaced or swapped with the next: a
   * Damerau-Levenshtein distance of 1. No library of ours has it, and the general algorithm is
   * longer and slower.
   */
  public static boolean isOne(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int head = 0;
    while (head < shorter && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
      tail++;
    }
    var restA = a.substring(head, a.length() - tail);
    var restB = b.substring(head, b.length() - tail);
    return Math.max(restA.length(), restB.length()) == 1
        || restA.length() == 2
            && restB.length() == 2
            && new StringBuilder(restA).reverse().toString().equals(restB);
  }
}
