package id.antrean.display;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.Branches;
import id.antrean.branch.ReferenceStore;
import id.antrean.cluster.Cluster;
import id.antrean.cluster.Doorbell;
import id.antrean.cluster.Peers;
import id.antrean.core.Lane;
import id.antrean.db.Database;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardsIT {
  private static final String BRANCH = "semarang-pemuda";
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  private final Vertx vertx = Vertx.vertx();
  private volatile Instant now = Instant.parse("2026-11-23T02:00:00Z");
  private Database db;
  private Cluster cluster;
  private Boards boards;

  @BeforeAll
  void open() {
    db = new Database(vertx, TestPostgres.fresh());
    new ReferenceStore(db).load(Optional.empty(), now);
    cluster = new Cluster(Peers.NONE);
    boards = new Boards(vertx, db, new Branches(db), new Doorbell(cluster), () -> now);
  }

  @AfterAll
  void close() {
    cluster.close();
    db.close();
    vertx.close().await();
  }

  @Test
  void theStateFollowsTheBranchsOwnClock() {
    assertThat(at("2026-11-23T07:00:00+07:00")).containsEntry("state", "CLOSED");
    assertThat(at("2026-11-23T07:45:00+07:00"))
        .containsEntry("state", "OPENING")
        .containsEntry("opensAt", "2026-11-23T08:00:00+07:00");
    assertThat(at("2026-11-23T09:00:00+07:00"))
        .containsEntry("state", "OPEN")
        .doesNotContainKeys("opensAt", "reason");
    assertThat(at("2026-11-23T12:30:00+07:00"))
        .containsEntry("state", "BREAK")
        .containsEntry("opensAt", "2026-11-23T13:00:00+07:00");
    assertThat(at("2026-11-27T12:15:00+07:00")).containsEntry("state", "BREAK");
    assertThat(at("2026-11-23T16:00:00+07:00"))
        .containsEntry("state", "CLOSED")
        .containsEntry("opensAt", "2026-11-24T08:00:00+07:00");
    assertThat(at("2026-12-25T09:00:00+07:00"))
        .containsEntry("state", "CLOSED")
        .containsKey("reason");
  }

  @Test
  void aLaterDayIsALaterVersionThoughItsOwnCountStartsAgain() {
    new FloorRows(db, BRANCH, MONDAY).changed();
    long monday = board("2026-11-23T15:00:00+07:00").getLong("version");
    long tuesday = board("2026-11-24T07:00:00+07:00").getLong("version");
    assertThat(tuesday).isGreaterThan(monday);
  }

  @Test
  void lanesShowWhoIsCalledWhoIsNextAndHowManyWait() {
    var day = LocalDate.parse("2026-12-01");
    var morning = Instant.parse("2026-12-01T02:00:00Z");
    var floor = new FloorRows(db, BRANCH, day);
    var ids =
        IntStream.rangeClosed(1, 8)
            .mapToObj(n -> floor.waits(Lane.ONLINE, n, morning.minusSeconds(n)))
            .toList();
    floor.called(ids.get(7), 1, 0, morning);
    floor.called(ids.get(6), 2, 1, morning.plusSeconds(60));

    var board = board("2026-12-01T09:05:00+07:00");
    var online = lane(board, "ONLINE");
    assertThat(online.getInteger("waiting")).isEqualTo(6);
    assertThat(online.getJsonArray("next"))
        .isEqualTo(new JsonArray(List.of("B-006", "B-005", "B-004", "B-003")));
    assertThat(numbers(online.getJsonArray("calling"))).containsExactly("B-007", "B-008");
    var newest = online.getJsonArray("calling").getJsonObject(0);
    assertThat(newest.getInteger("times")).isEqualTo(2);
    assertThat(newest.getString("calledAt")).isEqualTo("2026-12-01T09:01:00+07:00");
    assertThat(numbers(board.getJsonArray("recent"))).containsExactly("B-007", "B-008");
    assertThat(lane(board, "WALK_IN").getInteger("waiting")).isZero();
    assertThat(board.getJsonArray("lanes")).hasSizeGreaterThan(2);
  }

  @Test
  void theLastSixCallsStayAlsoWhenTheirPeopleHaveGone() {
    var day = LocalDate.parse("2026-12-02");
    var morning = Instant.parse("2026-12-02T02:00:00Z");
    var floor = new FloorRows(db, BRANCH, day);
    for (int n = 1; n <= 9; n++) {
      floor.called(floor.waits(Lane.WALK_IN, n, morning), 1, 0, morning.plusSeconds(n));
    }
    var board = board("2026-12-02T09:05:00+07:00");
    assertThat(numbers(board.getJsonArray("recent")))
        .containsExactly("A-009", "A-008", "A-007", "A-006", "A-005", "A-004");
    assertThat(numbers(lane(board, "WALK_IN").getJsonArray("calling"))).containsExactly("A-009");
  }

  @Test
  void aNumberGivenByATransferIsThereWithTheOneBeforeUntilItsServiceEnds() {
    var day = LocalDate.parse("2026-12-07");
    var morning = Instant.parse("2026-12-07T02:00:00Z");
    var floor = new FloorRows(db, BRANCH, day);
    var moved = floor.replaces(floor.waits(Lane.WALK_IN, 40, morning), Lane.PRIORITY, 7, morning);
    var claim = floor.waits(Lane.E_KLAIM, 25, morning);
    floor.replaces(claim, Lane.E_KLAIM, 26, morning); // perhaps another person's typing error

    var was = new JsonObject().put("number", "P-007").put("was", "A-040");
    assertThat(renumbered("2026-12-07T09:01:00+07:00", "PRIORITY")).containsExactly(was);
    assertThat(renumbered("2026-12-07T09:01:00+07:00", "E_KLAIM")).isEmpty();
    floor.called(moved, 1, 0, morning.plusSeconds(60));
    assertThat(renumbered("2026-12-07T12:30:00+07:00", "PRIORITY")).containsExactly(was);
    floor.called(floor.waits(Lane.WALK_IN, 41, morning), 1, 0, morning.plusSeconds(120));
    assertThat(renumbered("2026-12-07T14:00:00+07:00", "PRIORITY")).isEmpty();
  }

  /** At moments so different that the board is read again. */
  private List<Object> renumbered(String time, String lane) {
    return lane(board(time), lane).getJsonArray("renumbered").stream().toList();
  }

  @Test
  void countersAreThoseThatAreOpenOrHaveSomebody() {
    var day = LocalDate.parse("2026-12-08");
    var morning = Instant.parse("2026-12-08T02:00:00Z");
    var floor = new FloorRows(db, BRANCH, day);
    IntStream.rangeClosed(1, 7).forEach(counter -> floor.open(counter, counter == 3));
    floor.called(floor.waits(Lane.WALK_IN, 1, morning), 2, 0, morning);
    assertThat(board("2026-12-08T09:01:00+07:00").getJsonArray("counters"))
        .isEqualTo(new JsonArray(List.of("Loket 2", "Loket 3")));
  }

  @Test
  void theSameBoardHasTheSameTag() {
    now = OffsetDateTime.parse("2026-12-03T09:00:00+07:00").toInstant();
    var first = boards.latest(BRANCH).etag();
    now = now.plusSeconds(60);
    assertThat(boards.latest(BRANCH).etag()).isEqualTo(first);
    new FloorRows(db, BRANCH, LocalDate.parse("2026-12-03")).changed();
    sleepPastFresh();
    assertThat(boards.latest(BRANCH).etag()).isNotEqualTo(first);
  }

  private java.util.Map<String, Object> at(String time) {
    return board(time).getMap();
  }

  private JsonObject board(String time) {
    now = OffsetDateTime.parse(time).toInstant();
    return new JsonObject(boards.latest(BRANCH).json(now));
  }

  private static JsonObject lane(JsonObject board, String lane) {
    return board.getJsonArray("lanes").stream()
        .map(JsonObject.class::cast)
        .filter(l -> l.getString("lane").equals(lane))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> numbers(JsonArray calls) {
    return calls.stream().map(c -> ((JsonObject) c).getString("number")).toList();
  }

  private static void sleepPastFresh() {
    try {
      Thread.sleep(1_100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
