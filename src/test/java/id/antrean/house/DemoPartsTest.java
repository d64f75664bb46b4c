package id.antrean.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Production's class path lacks these libraries, so only classes of the demo may use them. */
class DemoPartsTest {
  @Test
  void onlyTheMailCatcherAndTheEmbeddedPostgresUseTheDemosLibraries() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("MailCatcher")
        .and()
        .haveSimpleNameNotStartingWith("PostgresPrograms")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.icegreen..", "jakarta.mail..", "org.apache.commons.compress..", "org.tukaani..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("id.antrean"));
  }
}
