package id.antrean.house;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exception from a rule, with its reason. {@code from} and {@code to} are names, or packages for
 * all that is in them; an empty {@code from} is everybody.
 */
record Allowed(String from, String to, String reason) {

  /** What breaks a rule, less what is allowed, and what is allowed in vain. */
  static List<String> complaints(Collection<Look> broken, Allowed... exceptions) {
    var complaints = new ArrayList<String>();
    broken.stream()
        .filter(look -> Stream.of(exceptions).noneMatch(allowed -> allowed.covers(look)))
        .forEach(look -> complaints.add(look.toString()));
    Stream.of(exceptions)
        .filter(allowed -> broken.stream().noneMatch(allowed::covers))
        .forEach(allowed -> complaints.add("no longer needed: " + allowed));
    return complaints;
  }

  private boolean covers(Look look) {
    return isIn(look.from(), from) && isIn(look.to(), to);
  }

  private static boolean isIn(String name, String place) {
    return place.isEmpty() || name.equals(place) || name.startsWith(place + ".");
  }
}
