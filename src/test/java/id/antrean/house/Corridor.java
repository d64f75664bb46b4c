package id.antrean.house;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who looks at whom below one root package. Each rule answers with the looks that break it. */
final class Corridor {
  private final String root;
  private final Set<Look> looks = sorted();
  private final Set<Look> libraries = sorted();
  private final Set<Look> futures = sorted();
  private final Set<String> records = new HashSet<>();

  Corridor(String rootPackage, ImportOption... options) {
    root = rootPackage + ".";
    // Names are enough of what libraries hold; reading them would take most of the time.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    var classes = new ClassFileImporter().withImportOptions(Set.of(options));
    for (var one : classes.importPackages(rootPackage)) {
      one.getDirectDependenciesFromSelf().forEach(this::add);
      if (one.isRecord() && one.isTopLevelClass()) {
        records.add(name(one));
      }
    }
  }

  private void add(Dependency dependency) {
    var target = dependency.getTargetClass().getBaseComponentType();
    var look = new Look(name(dependency.getOriginClass()), name(target));
    if (look.from().equals(look.to())) {
      return;
    }
    if (target.getName().startsWith(root)) {
      looks.add(look);
      return;
    }
    libraries.add(look);
    if (look.to().matches("io\\.vertx\\.core\\.(Future|Promise)")
        && !dependency.getDescription().contains("calls method <io.vertx.core.Future.await(")) {
      futures.add(look);
    }
  }

  /** Nested classes count as the one around them, templates as the room of their folder. */
  private String name(JavaClass one) {
    var name = one.getName().replaceFirst("\\$.*", "");
    return name.startsWith(root)
        ? name.substring(root.length())
            .replaceFirst("^jte\\.(parts\\.)?(?=Jte)", "page.")
            .replaceFirst("^jte\\.", "")
        : name;
  }

  /** Up, at a neighbour on the same step, or at a room that stands on no step. */
  Set<Look> notDown() {
    return broken(looks, look -> !Steps.mayLook(Look.room(look.from()), Look.room(look.to())));
  }

  /** From one folder to another, where a way leads back. */
  Set<Look> circles() {
    Map<String, Set<String>> next = new HashMap<>();
    for (var look : looks) {
      if (!putsTogether(look.from())) {
        next.computeIfAbsent(Look.folder(look.from()), from -> new HashSet<>())
            .add(Look.folder(look.to()));
      }
    }
    var circles = sorted();
    next.forEach(
        (from, targets) ->
            targets.stream()
                .filter(to -> !to.equals(from) && isReachable(to, from, next))
                .forEach(to -> circles.add(new Look(from, to))));
    return circles;
  }

  /** Main, a BookingRoom or a template: uses all folders of what it puts together. */
  private static boolean putsTogether(String name) {
    return !name.contains(".") || name.endsWith("Room") || name.matches(".*\\.Jte\\w+Generated");
  }

  private static boolean isReachable(String from, String to, Map<String, Set<String>> next) {
    var seen = new HashSet<>(Set.of(from));
    var open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (var step : next.getOrDefault(open.pop(), Set.of())) {
        if (seen.add(step)) {
          open.push(step);
        }
      }
    }
    return seen.contains(to);
  }

  /** A room's base package is its face; what lies deeper is its own. */
  Set<Look> pastTheFace() {
    return broken(looks, look -> !look.isInOneRoom() && Look.folder(look.to()).contains("."));
  }

  Set<Look> edgesUsed() {
    return broken(
        looks,
        look -> !look.isInOneRoom() && !look.from().equals("Main") && Look.isEdge(look.to()));
  }

  Set<Look> requestsBehindTheEdge() {
    return broken(
        looks,
        look ->
            look.to().equals("http.Request")
                && !Look.isEdge(look.from())
                && !look.isFrom("http", "server", "security"));
  }

  Set<Look> webFramework() {
    return broken(
        libraries,
        look -> look.to().startsWith("io.vertx.ext.web.") && !look.isFrom("http", "server"));
  }

  Set<Look> sqlClient() {
    return broken(
        libraries,
        look ->
            look.to().matches("io\\.vertx\\.(sqlclient|pgclient)\\..*")
                && !look.isFrom("db")
                && !look.from().endsWith("Store"));
  }

  /** A caller that is given a future waits for it at once; only these rooms do more with one. */
  Set<Look> futures() {
    return broken(futures, look -> !look.isFrom("db", "cluster", "http", "server", "work"));
  }

  /** Words, rules and records know nothing that has a thread, a connection or a cluster. */
  Set<Look> frameworksInRules() {
    return broken(
        libraries,
        look ->
            look.to().matches("(io\\.vertx|com\\.hazelcast)\\..*")
                && (look.isFrom("core", "page")
                    || Look.folder(look.from()).equals("queue.rules")
                    || records.contains(look.from())));
  }

  /** JSON is made and read at the edge, in a BookingJson, and where it is stored. */
  Set<Look> jsonInUseCases() {
    return broken(
        libraries,
        look ->
            look.to().startsWith("io.vertx.core.json.")
                && !Look.isEdge(look.from())
                && !look.from().matches(".*(Json|Store)")
                && !look.isFrom("db", "http", "server"));
  }

  /** A trimmed runtime has none, and would fail only when the first letter is drawn. */
  Set<Look> fonts() {
    return broken(libraries, look -> look.to().equals("java.awt.Font"));
  }

  private static Set<Look> broken(Set<Look> looks, Predicate<Look> breaks) {
    return looks.stream().filter(breaks).collect(Collectors.toCollection(Corridor::sorted));
  }

  private static Set<Look> sorted() {
    return new TreeSet<>(Comparator.comparing(Look::toString));
  }
}
