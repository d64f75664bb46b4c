package id.antrean.staff;

import id.antrean.http.Assignment;
import java.util.List;
import java.util.Optional;

/** What is changed about a member of staff; empty or false: stays. */
public record MemberChange(
    Optional<List<Assignment>> roles, Optional<Boolean> disabled, boolean dropFactor) {

  public static MemberChange disabled(boolean disabled) {
    return new MemberChange(Optional.empty(), Optional.of(disabled), false);
  }

  /** So that a lost phone is replaced. */
  public static MemberChange withoutFactor() {
    return new MemberChange(Optional.empty(), Optional.empty(), true);
  }
}
