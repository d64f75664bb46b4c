package id.antrean.staff;

import id.antrean.core.PersonName;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.http.Assignment;
import java.util.List;
import java.util.regex.Pattern;

/** A person who is to be staff. */
public record NewMember(String username, PersonName name, List<Assignment> roles) {
  /** As the database demands it. */
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,39}");

  /** The address of the page for a new person is none of a person. */
  private static final String NEW = "baru";

  /** Problem 400 with every wrong field at once. */
  public static NewMember parse(String username, String name, List<Assignment> roles) {
    var wrong = new WrongFields();
    var member =
        new NewMember(
            wrong.read("username", () -> username(username)),
            wrong.read("name", () -> PersonName.parse(name)),
            roles);
    if (roles.isEmpty()) {
      wrong.put("roles", Sentence.of("err.rolesEmpty"));
    }
    wrong.mustBeNone();
    return member;
  }

  /** Problem 400 of the field {@code username}. */
  public static String username(String typed) {
    var username = Accounts.username(typed);
    if (!USERNAME.matcher(username).matches() || username.equals(NEW)) {
      throw Problem.invalid("username", Sentence.of("err.usernameShape"));
    }
    return username;
  }
}
