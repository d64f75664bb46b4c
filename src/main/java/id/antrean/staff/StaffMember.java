package id.antrean.staff;

import id.antrean.http.Assignment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A member of staff as those see them who manage people. {@code name} is empty for accounts that
 * the program made itself; {@code locked}: by wrong passwords, on some device; {@code oneTime}: the
 * password that they were given was not changed yet; {@code factor}: a second one is set up; {@code
 * mine}: whoever asks may manage all of it.
 */
public record StaffMember(
    UUID id,
    String username,
    Optional<String> name,
    List<Assignment> roles,
    boolean disabled,
    boolean locked,
    boolean oneTime,
    boolean factor,
    Optional<Instant> seenAt,
    boolean mine) {

  /** The name, or what they sign in with. */
  public String called() {
    return name.orElse(username);
  }

  /** As it is stored, however it is typed. */
  public static String username(String typed) {
    return Accounts.username(typed);
  }

  /** For the trail. */
  String branch() {
    return roles.isEmpty() ? null : roles.getFirst().branch();
  }
}
