package id.antrean.http;

import id.antrean.page.StaffLinks;

/**
 * What stands between a session and work. Only routes that routes.txt marks with its word are open
 * meanwhile. In the order in which they are asked for.
 */
public enum Hold {
  /** Nobody used it for a while; its PIN opens it. */
  LOCKED("session_locked"),
  /** The password was right, the code of the second factor is to follow. */
  CODE("code_needed"),
  /** The password was given by somebody else and must be changed first. */
  PASSWORD("password_needed"),
  /** The role demands a second factor, and none is set up. */
  FACTOR("factor_needed");

  private final String code;

  Hold(String code) {
    this.code = code;
  }

  /** Of the problem that every other route answers. */
  public String code() {
    return code;
  }

  /** The page that asks for it, and then leads to {@code back}, "" for where the reader begins. */
  public String page(String back) {
    return switch (this) {
      case LOCKED -> StaffLinks.console();
      case CODE -> StaffLinks.signInCode(back);
      case PASSWORD -> StaffLinks.ownPassword(back);
      case FACTOR -> StaffLinks.ownFactor(back);
    };
  }
}
