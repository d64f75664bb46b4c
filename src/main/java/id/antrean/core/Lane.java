package id.antrean.core;

/** The queues kept apart on the floor (R55). Names and prefixes for people are data of a branch. */
public enum Lane {
  WALK_IN("A"),
  ONLINE("B"),
  E_KLAIM("E"),
  PRIORITY("P");

  private final String prefix;

  Lane(String prefix) {
    this.prefix = prefix;
  }

  public String prefix() {
    return prefix;
  }

  /** "B-031"; a fourth digit is legal. */
  public String number(int n) {
    return "%s-%03d".formatted(prefix, n);
  }
}
