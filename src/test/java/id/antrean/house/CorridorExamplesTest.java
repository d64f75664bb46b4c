package id.antrean.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of {@link CorridorTest} sees the classes in {@code example} that break it. */
class CorridorExamplesTest {
  private static final Corridor EXAMPLE = new Corridor("id.antrean.house.example");
  private static final Map<String, String> TABLES =
      Map.of(
          "booking",
          "booking",
          "slot",
          "slots",
          "held_place",
          "slots",
          "ticket",
          "queue",
          "message",
          "notify");

  @Test
  void upBesideAndFromNowhere() {
    assertBroken(
        EXAMPLE.notDown(),
        "attic.Trunk -> branch.Branch",
        "core.LooksUp -> queue.Tickets",
        "staff.LooksBeside -> branch.Branch");
  }

  @Test
  void circle() {
    assertBroken(EXAMPLE.circles(), "booking.form -> booking.lost", "booking.lost -> booking.form");
  }

  @Test
  void pastTheFace() {
    assertBroken(EXAMPLE.pastTheFace(), "portal.Intruder -> booking.form.Draft");
  }

  @Test
  void edge() {
    assertBroken(EXAMPLE.edgesUsed(), "portal.Intruder -> queue.QueueApi");
  }

  @Test
  void request() {
    assertBroken(EXAMPLE.requestsBehindTheEdge(), "queue.Tickets -> http.Request");
  }

  @Test
  void webFramework() {
    assertBroken(EXAMPLE.webFramework(), "queue.QueueApi -> io.vertx.ext.web.RoutingContext");
  }

  @Test
  void sqlClient() {
    assertBroken(EXAMPLE.sqlClient(), "queue.Tickets -> io.vertx.sqlclient.Row");
  }

  @Test
  void future() {
    assertBroken(EXAMPLE.futures(), "queue.Tickets -> io.vertx.core.Future");
  }

  @Test
  void frameworkInRules() {
    assertBroken(
        EXAMPLE.frameworksInRules(),
        "branch.Branch -> io.vertx.core.json.JsonObject",
        "core.Word -> io.vertx.core.json.JsonObject",
        "queue.rules.Round -> com.hazelcast.core.HazelcastInstance");
  }

  @Test
  void json() {
    assertBroken(
        EXAMPLE.jsonInUseCases(),
        "branch.Branch -> io.vertx.core.json.JsonObject",
        "core.Word -> io.vertx.core.json.JsonObject");
  }

  @Test
  void font() {
    assertBroken(EXAMPLE.fonts(), "page.Drawing -> java.awt.Font");
  }

  @Test
  void foreignTables() throws IOException {
    var use = new TableUse(Path.of("src/test/java/id/antrean/house/example"), TABLES);
    assertBroken(
        use.writesElsewhere(),
        "queue.Tickets -> booking.booking",
        "queue.Tickets -> slots.held_place");
    assertBroken(
        use.readsNotDown(), "core.LooksUp -> queue.ticket", "queue.Tickets -> notify.message");
  }

  @Test
  void tablesThatComeAndGo(@TempDir Path migrations) throws IOException {
    Files.writeString(migrations.resolve("V9__a.sql"), "CREATE TABLE one (x int);");
    Files.writeString(
        migrations.resolve("V10__b.sql"),
        "-- CREATE TABLE no\nCREATE TABLE two (\n x int);\nDROP TABLE one;");
    assertThat(TableUse.created(migrations)).containsExactly("two");
  }

  @Test
  void exceptions() {
    var broken = List.of(new Look("queue.Calls", "notify.Messages"));
    assertThat(Allowed.complaints(broken)).containsExactly("queue.Calls -> notify.Messages");
    assertThat(Allowed.complaints(broken, new Allowed("queue", "notify", "because"))).isEmpty();
    var inVain = new Allowed("queue", "display", "because");
    assertThat(Allowed.complaints(List.of(), inVain))
        .containsExactly("no longer needed: " + inVain);
  }

  private static void assertBroken(Collection<Look> broken, String... expected) {
    assertThat(broken).extracting(Look::toString).containsExactlyInAnyOrder(expected);
  }
}
