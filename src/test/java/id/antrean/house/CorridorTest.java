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

/** Who may look at whom: only to the left. Nothing here is about style. */
class CorridorTest {
  /** From left to right; a room may use those before it, never those after it. */
  private static final List<String> ROOMS =
      List.of(
          "core", "db", "cluster", "web", "staff", "branch", "booking", "queue", "eclaim", "notify",
          "display", "portal", "report");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("id.antrean");

  @Test
  void aRoomLooksOnlyToItsLeft() {
    classes().should(lookOnlyLeft()).check(HOUSE);
  }

  @Test
  void onlyTheWebRoomTouchesTheWebFramework() {
    noClasses()
        .that()
        .resideOutsideOfPackages("id.antrean.web..", "id.antrean.notify.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.ext.web..")
        .check(HOUSE);
  }

  @Test
  void onlyEdgesAnswerRequests() {
    noClasses()
        .that()
        .resideOutsideOfPackages("id.antrean.web..", "id.antrean")
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

  private static ArchCondition<JavaClass> lookOnlyLeft() {
    return new ArchCondition<>("look only to the left") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        int here = room(one);
        if (here < 0) {
          return;
        }
        for (var dependency : one.getDirectDependenciesFromSelf()) {
          var other = dependency.getTargetClass();
          boolean isMain = other.getPackageName().equals("id.antrean");
          if (room(other) > here || isMain) {
            events.add(SimpleConditionEvent.violated(one, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static int room(JavaClass one) {
    var name = one.getPackageName();
    if (!name.startsWith("id.antrean.")) {
      return -1;
    }
    return ROOMS.indexOf(name.substring("id.antrean.".length()).replaceFirst("\\..*", ""));
  }
}
