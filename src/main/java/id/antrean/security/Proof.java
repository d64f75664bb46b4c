package id.antrean.security;

/**
 * What is known of whose mobile and e-mail address a booking names. {@code missing}: one of them
 * had to be proved, and no PIN could be sent.
 */
public record Proof(boolean mobile, boolean mail, boolean missing) {
  /** Nobody was asked. */
  public static final Proof NONE = new Proof(false, false, false);

  static final Proof MISSING = new Proof(false, false, true);

  public boolean isThere() {
    return mobile || mail;
  }
}
