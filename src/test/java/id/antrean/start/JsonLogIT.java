package id.antrean.start;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Folders;
import id.antrean.testkit.Http;
import id.antrean.testkit.Program;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The log as machines collect it. */
class JsonLogIT {

  @Test
  @Tag("long")
  void eachLineIsOneObjectAndTheIdThatSomebodyWasShownFindsTheirs() {
    var folder = Folders.fresh("json-log");
    var database = TestPostgres.fresh();
    try (var program =
        new Program(folder, "ANTREAN_LOG", "json", "ANTREAN_DATABASE_URL", database)) {
      program.untilReady();
      var refused = new Http(program.url()).get("/api/v1/bookings/0000000000000");
      var id = refused.json().getString("requestId");
      program.stop();
      var lines = program.output().lines().filter(line -> line.startsWith("{")).toList();
      assertThat(lines)
          .allSatisfy(
              line ->
                  assertThat(new JsonObject(line).fieldNames())
                      .contains("timestamp", "level", "loggerName", "formattedMessage"));
      assertThat(lines)
          .filteredOn(line -> line.contains(id))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(new JsonObject(line).getJsonArray("kvpList"))
                      .containsExactly(new JsonObject().put("id", id)));
      assertThat(program.output()).doesNotContainPattern("(?m)^\\d\\d:\\d\\d:\\d\\d[.]");
    } finally {
      Folders.delete(folder);
    }
  }
}
