package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Folders;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Program;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two programs that know each other only by a DNS name, as behind a headless service. */
class MembersByNameIT {
  private static final String NAME = "antrean-members";
  private static Path folder;
  private static String database;
  private static int port;

  @BeforeAll
  static void prepare() throws IOException {
    folder = Folders.fresh("by-name").toRealPath();
    database = TestPostgres.seeded(Nodes.CLOCK);
    port = Nodes.freePorts(1).getFirst();
    Files.writeString(
        folder.resolve("hosts"),
        "127.0.0.1 localhost\n127.0.0.2 %s\n127.0.0.3 %s\n".formatted(NAME, NAME));
  }

  @AfterAll
  static void delete() {
    Folders.delete(folder);
  }

  /** Whether they found each other is seen by a limit that they can only count together. */
  @Test
  @Tag("long")
  void membersListedByOneNameFindEachOtherAndCountTogether() {
    try (var one = start("127.0.0.2");
        var other = start("127.0.0.3")) {
      one.untilReady();
      other.untilReady();
      assertThat(one.listens()).contains("127.0.0.2:" + port).allMatch(at -> at.startsWith("127."));
      var at = new Http[] {new Http(one.url()), new Http(other.url())};
      var slot =
          at[0].get("/api/v1/branches/semarang-pemuda/slots?days=8").array().getJsonObject(0);
      long id = Long.parseLong(slot.getString("id"));
      var together =
          IntStream.rangeClosed(1, 4).anyMatch(person -> seventhIsOneTooMany(at, person, id));
      assertThat(together).as("counted together").isTrue();
    }
  }

  /** A node that had to wait too long for the other counts alone for five seconds: then not yet. */
  private static boolean seventhIsOneTooMany(Http[] at, int person, long slot) {
    var wish = TestPeople.wish(person, slot);
    for (int tries = 0; tries < 6; tries++) {
      assertThat(book(at[tries % 2], wish)).as("try %d", tries + 1).isIn(201, 409);
    }
    if (book(at[0], wish) == 429 && book(at[1], wish) == 429) {
      return true;
    }
    LockSupport.parkNanos(6_000_000_000L);
    return false;
  }

  private static int book(Http at, JsonObject wish) {
    return at.post("/api/v1/bookings", wish).status();
  }

  /** On an address of its own, as in a pod; names are read from our file instead of a resolver. */
  private static Program start(String address) {
    var flags =
        "-Djdk.net.hosts.file=%s -Dhazelcast.local.localAddress=%s"
            .formatted(folder.resolve("hosts"), address);
    return new Program(
        folder,
        "JAVA_TOOL_OPTIONS",
        flags,
        "ANTREAN_DATABASE_URL",
        database,
        "ANTREAN_CLUSTER",
        NAME,
        "ANTREAN_CLUSTER_PORT",
        Integer.toString(port),
        "ANTREAN_CAPTCHA",
        "none",
        "ANTREAN_CLOCK",
        Nodes.CLOCK);
  }
}
