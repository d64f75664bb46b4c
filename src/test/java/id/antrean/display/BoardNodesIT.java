package id.antrean.display;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Lane;
import id.antrean.staff.Accounts;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.DeafBus;
import id.antrean.testkit.Nodes;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Three complete nodes: what one changes, the screens of the others show. */
@Antrean(nodes = 3, clock = "2026-11-23T09:00:00+07:00")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardNodesIT {
  private static final String BRANCH = "semarang-pemuda";
  private static final LocalDate DAY = LocalDate.parse("2026-11-23");
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

  private Nodes nodes;
  private FloorRows floor;

  @BeforeAll
  void start(Nodes started) {
    nodes = started;
    floor = new FloorRows(nodes.database(), BRANCH, DAY);
  }

  @Test
  void aChangeOnOneNodeIsOnAScreenOfAnotherWithinASecond() {
    report("with the bus", latencies());
  }

  @Test
  @Tag("long")
  void alsoWithTheBusCut() {
    var deaf = deaf(0, 1, 2);
    try {
      report("bus cut", latencies());
    } finally {
      deaf.close();
    }
  }

  @Test
  void aGuardsCallIsOnTheScreenOfAnotherNodeBeforeASecondIsOver() {
    var branch = Accounts.DEMO_BRANCH;
    var guard = nodes.http(0).as("guard");
    var counters = guard.get("/api/v1/branches/" + branch + "/counters").array();
    var counter = counters.getJsonObject(counters.size() - 1).getString("id");
    var took = new ArrayList<Long>();
    DeafBus deaf = null;
    try (var screen = new Screen(nodes.http(1).base(), branch)) {
      screen.nextBoard();
      for (int i = 0; i < 10; i++) {
        if (i == 5) {
          deaf = deaf(0, 1);
        }
        var issued =
            guard.post(
                "/api/v1/branches/" + branch + "/tickets",
                new JsonObject().put("service", "GENERAL"));
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        var call = guard.post("/api/v1/counters/" + counter + "/calls", new JsonObject());
        assertThat(call.status()).as(call.body()).isEqualTo(201);
        long from = System.nanoTime();
        var number = call.json().getJsonObject("ticket").getString("number");
        var event = screen.nextBoard();
        while (!event.json().getJsonArray("recent").encode().contains("\"" + number + "\"")) {
          event = screen.nextBoard();
        }
        took.add((event.atNanos() - from) / 1_000_000);
        var id = call.json().getJsonObject("ticket").getString("id");
        guard.post("/api/v1/tickets/" + id + "/service", new JsonObject());
        guard.post("/api/v1/tickets/" + id + "/completion", new JsonObject());
      }
    } finally {
      if (deaf != null) {
        deaf.close();
      }
    }
    System.out.println(
        "a guard's call on node A, ms after its answer until the screen of node B shows it,"
            + " five with the bus and five without: "
            + took);
    Collections.sort(took);
    mustBeWithinASecond(took);
  }

  /** Sorted; but once the machine itself may have stood still. */
  private static void mustBeWithinASecond(List<Long> took) {
    assertThat(took.get(took.size() - 2)).isLessThan(1_000);
    assertThat(took.getLast()).isLessThan(3_000);
  }

  /** From the commit to the screen's last byte, in milliseconds. */
  private List<Long> latencies() {
    var took = new ArrayList<Long>();
    try (var screen = screen(1)) {
      screen.nextBoard();
      for (int i = 0; i < 21; i++) {
        pause(37L * (i % 7));
        long version = Board.version(DAY, floor.changed());
        long from = System.nanoTime();
        nodes.main(0).rooms().doorbell().ring(BRANCH);
        took.add((screen.boardFrom(version).atNanos() - from) / 1_000_000);
      }
    }
    Collections.sort(took);
    return took;
  }

  private static void report(String what, List<Long> took) {
    System.out.printf(
        "board from node A to a screen of node B, %s: median %d ms, worst %d ms of %d%n",
        what, took.get(took.size() / 2), took.getLast(), took.size());
    mustBeWithinASecond(took);
  }

  @Test
  @Tag("long")
  void theFirstBoardComesAtOnceAndABeatAfterIt() {
    try (var screen = screen(2)) {
      var board = screen.next();
      assertThat(board.name()).isEqualTo("board");
      assertThat(board.json().getString("state")).isEqualTo("OPEN");
      var beat = screen.next();
      assertThat(beat.name()).isEqualTo("beat");
      assertThat(beat.json().getLong("version")).isEqualTo(board.json().getLong("version"));
      var headers = screen.response.headers();
      assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
      assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
      assertThat(headers.firstValue("Content-Encoding").orElse("identity")).isEqualTo("identity");
    }
  }

  @Test
  void aScreenThatComesBackGetsTheWholeBoard() {
    var ticket = floor.waits(Lane.E_KLAIM, 14, NOW);
    try (var screen = screen(1)) {
      screen.nextBoard();
    }
    floor.called(ticket, 2, 0, NOW.plusSeconds(5));
    long version = Board.version(DAY, floor.changed());
    nodes.main(0).rooms().doorbell().ring(BRANCH);
    try (var screen = screen(1)) {
      var board = screen.boardFrom(version).json();
      assertThat(board.getJsonArray("lanes").encode()).contains("E-014", "Loket 2");
      assertThat(board.getJsonArray("recent").encode()).contains("E-014");
    }
  }

  @Test
  void twoHundredScreensAllSeeIt() {
    var screens = new ArrayList<Screen>();
    try {
      IntStream.range(0, 200).forEach(i -> screens.add(screen(i % 3)));
      screens.forEach(Screen::nextBoard);
      long version = Board.version(DAY, floor.changed());
      long from = System.nanoTime();
      nodes.main(0).rooms().doorbell().ring(BRANCH);
      var took = new ArrayList<Long>();
      for (var screen : screens) {
        took.add((screen.boardFrom(version).atNanos() - from) / 1_000_000);
      }
      Collections.sort(took);
      System.out.printf(
          "200 screens on 3 nodes: median %d ms, last %d ms%n", took.get(100), took.getLast());
      assertThat(took.getLast()).isLessThan(1_000);
    } finally {
      screens.forEach(Screen::close);
    }
  }

  @Test
  void oneRequestAndTheStreamSayTheSame() {
    floor.waits(Lane.WALK_IN, 31, NOW);
    var http = nodes.http(2);
    var answer = http.get("/api/v1/branches/" + BRANCH + "/board");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isNotEmpty();
    var board = answer.json();
    assertThat(board.getInteger("walkInRemaining")).isPositive();
    assertThat(board.getJsonArray("lanes").encode()).contains("Datang Langsung", "A-031");
    try (var screen = screen(1)) {
      var streamed = screen.boardFrom(board.getLong("version")).json();
      assertThat(streamed.getJsonArray("lanes")).isEqualTo(board.getJsonArray("lanes"));
      assertThat(streamed.getLong("version")).isEqualTo(board.getLong("version"));
    }
  }

  @Test
  void noPersonIsOnABoard() {
    floor.waits(Lane.ONLINE, 77, NOW);
    long version = Board.version(DAY, floor.changed());
    try (var screen = screen(0)) {
      assertThat(screen.boardFrom(version).data())
          .contains("B-077")
          .doesNotContain("canary", "0812");
    }
  }

  @Test
  void anUnknownBranchHasNoBoardNoStreamAndNoPage() {
    var http = nodes.http(0);
    assertThat(http.get("/api/v1/branches/kantor-mana/board").status()).isEqualTo(404);
    assertThat(http.get("/api/v1/branches/kantor-mana/board/stream").status()).isEqualTo(404);
    assertThat(http.get("/display/kantor-mana").status()).isEqualTo(404);
    var page = http.get("/display/" + BRANCH);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("/static/display/display.js");
    assertThat(http.get("/static/display/display.js").status()).isEqualTo(200);
    assertThat(http.get("/console").body()).contains("/static/console/console.js");
  }

  /** A TV's keyboard begins with a capital letter. */
  @Test
  void aBranchIsFoundInAnyCase() {
    var http = nodes.http(0);
    for (var path :
        List.of(
            "/display/Semarang-Pemuda",
            "/display/SEMARANG-PEMUDA/qr.svg",
            "/api/v1/branches/Semarang-Pemuda/board",
            "/api/v1/branches/Semarang-Pemuda",
            "/kantor/Semarang-Pemuda",
            "/kantor/Semarang-Pemuda/panggilan",
            "/pesan/Semarang-Pemuda/JHT?alasan=RESIGNED")) {
      assertThat(http.get(path).status()).as(path).isEqualTo(200);
    }
    var guard = http.as("guard");
    assertThat(guard.get("/api/v1/branches/Semarang-Pemuda/counters").status()).isEqualTo(200);
    assertThat(guard.get("/api/v1/branches/Semarang-Majapahit/counters").status()).isEqualTo(403);
  }

  private DeafBus deaf(int... these) {
    return new DeafBus(
        IntStream.of(these).mapToObj(node -> nodes.main(node).rooms().cluster()).toList());
  }

  private Screen screen(int node) {
    return new Screen(nodes.http(node).base(), BRANCH);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
