package id.antrean.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may look at whom: only down the steps. Nothing here is about style. */
class CorridorTest {
  /** Top to bottom; a room may use those on lower steps, never those beside or above it. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of("start", "admin", "kiosk", "portal"),
          List.of("privacy"),
          List.of("report", "display", "notify"),
          List.of("account", "claim"),
          List.of("queue"),
          List.of("booking"),
          List.of("slots"),
          List.of("branch", "staff", "files"),
          List.of("server", "security"),
          List.of("http"),
          List.of("db", "cluster"),
          List.of("page", "work"),
          List.of("core"));

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("id.antrean");

  @Test
  void aRoomLooksOnlyDown() {
    classes().should(lookOnlyDown()).check(HOUSE);
  }

  @Test
  void onlyTheWebRoomTouchesTheWebFramework() {
    noClasses()
        .that()
        .resideOutsideOfPackages("id.antrean.http..", "id.antrean.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.ext.web..")
        .check(HOUSE);
  }

  @Test
  void onlyEdgesAnswerRequests() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "id.antrean.http..", "id.antrean.server..", "id.antrean.security..")
        .and()
        .haveSimpleNameNotEndingWith("Api")
        .and()
        .haveSimpleNameNotEndingWith("Pages")
        .and()
        .haveSimpleNameNotEndingWith("Forms")
        .and()
        .areTopLevelClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("id.antrean.http.Request")
        .check(HOUSE);
  }

  @Test
  void onlyStoresAndDbTouchTheSqlClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage("id.antrean.db..")
        .and()
        .haveSimpleNameNotEndingWith("Store")
        .and()
        .areTopLevelClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..")
        .check(HOUSE);
  }

  /** A trimmed runtime has none, and would fail only when the first letter is drawn. */
  @Test
  void nothingNeedsAFont() {
    noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.awt.Font").check(HOUSE);
  }

  @Test
  void theWordsOfTheHouseKnowNoVertx() {
    noClasses()
        .that()
        .resideInAPackage("id.antrean.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "com.hazelcast..")
        .check(HOUSE);
  }

  private static ArchCondition<JavaClass> lookOnlyDown() {
    return new ArchCondition<>("look only down") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        for (var dependency : one.getDirectDependenciesFromSelf()) {
          if (!mayLook(one.getPackageName(), dependency.getTargetClass().getPackageName())) {
            events.add(SimpleConditionEvent.violated(one, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean mayLook(String from, String to) {
    if (!to.startsWith("id.antrean") || from.equals("id.antrean") || room(from).equals("jte")) {
      return true;
    }
    return room(from).equals(room(to)) || step(room(from)) < step(room(to));
  }

  private static int step(String room) {
    for (int step = 0; step < STEPS.size(); step++) {
      if (STEPS.get(step).contains(room)) {
        return step;
      }
    }
    return -1;
  }

  private static String room(String name) {
    return name.replaceFirst("id\\.antrean\\.?", "").replaceFirst("\\..*", "");
  }
}
