package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Folders;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Program;
import id.antrean.testkit.RandomKeys;
import id.antrean.testkit.TestPostgres;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program with exactly the class path that Maven gives production. */
class ProductionIT {
  @Test
  void theClassPathHasNothingThatOnlyTheDemoNeeds() throws Exception {
    assertThat(classpath().split(File.pathSeparator))
        .hasSizeGreaterThan(20)
        .noneMatch(
            jar -> jar.matches(".*(postgres-binaries|commons-compress|/xz-|greenmail|mail-api).*"));
  }

  @Test
  void productionStartsAndAnswersWithoutTheDemosParts() throws Exception {
    var folder = Folders.fresh("production");
    int port = Nodes.freePorts(1).getFirst();
    try (var program =
        new Program(
            command(),
            folder,
            "ANTREAN_MODE",
            "production",
            "ANTREAN_PUBLIC_URL",
            "https://antre.id",
            "ANTREAN_HTTP_PORT",
            Integer.toString(port),
            "ANTREAN_DATABASE_URL",
            TestPostgres.fresh(),
            "ANTREAN_ADMIN_PASSWORD",
            "a long password",
            "ANTREAN_ENCRYPTION_KEY",
            RandomKeys.FIRST,
            "ANTREAN_HASH_KEY",
            RandomKeys.SECOND,
            "ANTREAN_MAIL_FROM",
            "antrean@antre.id",
            "ANTREAN_SMTP_URL",
            "smtp://127.0.0.1:9",
            "ANTREAN_SMS_URL",
            "http://127.0.0.1:9")) {
      program.untilSaid("Antrean is ready: https://antre.id");
      assertThat(status(port, "/")).isEqualTo(200);
      assertThat(status(port, "/mailbox")).isEqualTo(404);
      assertThat(program.listens()).as("pages and management, no member").hasSize(2);
      program.stop();
      assertThat(program.output() + program.errors())
          .doesNotContain("NoClassDefFoundError", "ClassNotFoundException", "\"ERROR\"");
    } finally {
      Folders.delete(folder);
    }
  }

  @Test
  void theDemoSaysThatItIsNotThere() throws Exception {
    var folder = Folders.fresh("production");
    try (var program = new Program(command(), folder)) {
      assertThat(program.exit()).isEqualTo(1);
      assertThat(program.errors())
          .isEqualTo(
              "This Antrean comes without the demo: set ANTREAN_MODE to production, or start the demo"
                  + " with mvn -q compile exec:exec.\n");
    } finally {
      Folders.delete(folder);
    }
  }

  private static int status(int port, String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static List<String> command() throws Exception {
    var classes = Path.of("target", "classes") + File.pathSeparator;
    return Program.command("id.antrean.Main", classes + classpath());
  }

  /** Written by Maven (pom.xml). */
  private static String classpath() throws Exception {
    return Files.readString(Path.of("target", "production.classpath")).strip();
  }
}
