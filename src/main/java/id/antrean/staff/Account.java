package id.antrean.staff;

import id.antrean.http.Assignment;
import java.util.List;
import java.util.UUID;

/**
 * A member of staff as their sign-in sees them. {@code oneTime}: somebody else gave them the
 * password; {@code factor}: a second factor is set up.
 */
public record Account(
    UUID id,
    String username,
    String passwordHash,
    List<Assignment> roles,
    boolean disabled,
    boolean oneTime,
    boolean factor) {

  /** For the trail: null where the first role is not bound to a branch. */
  String branch() {
    return roles.isEmpty() ? null : roles.getFirst().branch();
  }

  /** Whoever has lost the last role may do nothing, so they may not come in either. */
  boolean mayComeIn() {
    return !disabled && !roles.isEmpty();
  }

  /** On the trail. */
  static String object(UUID account) {
    return "account:" + account;
  }
}
