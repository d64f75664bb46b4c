package id.antrean.core;

/** The name or address of a machine, as it stands in a setting. */
public record Host(String name) {
  private static final String LOOPBACK = "localhost|127(\\.\\d{1,3}){3}|\\[?::1]?";

  /** Whether it is this machine itself, judged without asking a name server. */
  public boolean isThisMachine() {
    return name.matches(LOOPBACK);
  }
}
