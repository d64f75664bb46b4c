package id.antrean.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads target/bom.json, which Maven makes before these tests: all that production runs. */
class BillOfMaterialsIT {
  /** Each allows a program of another licence to use the library and to pass it on. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0",
          "MIT",
          "Public Domain"); // org.json, of which altcha is made

  @Test
  void eachLibraryOfProductionHasALicenceThatAllowsItsUse() throws IOException {
    assertThat(libraries())
        .allSatisfy(
            library ->
                assertThat(licences(library))
                    .as(library.getString("purl"))
                    .containsAnyElementsOf(ALLOWED));
  }

  @Test
  void itListsTheJarsOfProductionsClassPathAndNoOthers() throws IOException {
    var jars = Files.readString(Path.of("target", "production.classpath")).strip();
    assertThat(
            libraries().stream()
                .map(one -> one.getString("name") + "-" + one.getString("version") + ".jar"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(jars.split(File.pathSeparator))
                .map(jar -> Path.of(jar).getFileName().toString())
                .toList());
  }

  private static List<JsonObject> libraries() throws IOException {
    var file = Path.of("target", "bom.json");
    assertThat(file).as("made by Maven, but not by mvn -o").exists();
    return objects(new JsonObject(Files.readString(file)).getJsonArray("components"));
  }

  /** By their SPDX ids, or by name where Maven found no such id. */
  private static List<String> licences(JsonObject library) {
    return objects(library.getJsonArray("licenses", new JsonArray())).stream()
        .map(
            one -> {
              var licence = one.getJsonObject("license", new JsonObject());
              return licence.getString(
                  "id", licence.getString("name", one.getString("expression")));
            })
        .toList();
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
