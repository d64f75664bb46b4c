package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tasks that people are timed at, done through the browser: what the machine and the number of
 * taps take must leave the person most of the time.
 */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
class TasksJourneyIT {
  private static Nodes nodes;
  private static Visits visits;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    visits = new Visits(nodes);
    visits.open(2);
  }

  @BeforeEach
  void emptyHall() {
    visits.nobodyHere();
    nodes.database().update("UPDATE branch_day SET walk_in_quota = 400");
  }

  /** Task 8: ten arrivals of mixed verdicts, ten right actions, 12 s each. */
  @Test
  @Tag("long")
  void aGuardTakesTenArrivalsOfAllKinds() {
    var tokens =
        List.of(
            visits.at("09:30"),
            visits.at("11:00"),
            visits.at("08:30"),
            visits.onAnotherDay(),
            visits.atAnotherBranch(),
            visits.cancelled(),
            visits.alreadyIn(),
            visits.at("09:30"),
            new JsonObject().put("checkInToken", "0000000000000"),
            visits.at("09:30"));
    var right =
        List.of(
            "Selesai",
            "Terima, dipanggil sesuai jam",
            "Terima, setelah yang tepat waktu",
            "Beri nomor datang langsung",
            "Beri nomor datang langsung",
            "Beri nomor datang langsung",
            "Selesai",
            "Selesai",
            "Beri nomor datang langsung",
            "Selesai");
    try (var guard = new Guard(nodes.http(0)).signedIn()) {
      var took = new ArrayList<Long>();
      for (int i = 0; i < tokens.size(); i++) {
        long from = System.nanoTime();
        arrives(guard, tokens.get(i).getString("checkInToken"), right.get(i));
        took.add((System.nanoTime() - from) / 1_000_000);
      }
      print("task 8, arrivals", took);
      assertThat(took).allSatisfy(ms -> assertThat(ms).isLessThan(12_000));
      assertThat(waiting())
          .as("six with a booking are in line, and four got a number instead")
          .isEqualTo(6 + 4);
    }
  }

  private static void arrives(Guard guard, String token, String action) {
    guard.tab("Datang");
    guard.press("Pindai");
    guard.field("Kode dari QR").fill(token);
    guard.press("Periksa");
    guard.button(Pattern.compile("^" + action)).last().click();
    if (action.startsWith("Beri nomor")) {
      guard.press("Klaim JHT");
      assertThat(guard.cover()).containsText("Nomor sudah keluar");
      guard.closeCover();
    } else if (action.startsWith("Terima")) {
      assertThat(guard.cover()).containsText("Diterima");
      guard.closeCover();
    }
    assertThat(guard.cover()).isHidden();
  }

  private static int waiting() {
    return nodes
        .http(0)
        .as("guard")
        .get("/api/v1/branches/" + Visits.OFFICE + "/tickets?state=WAITING")
        .array()
        .size();
  }

  /** Task 9: thirty calls with two recalls, one absence and one undo; no wrong call, 4 s each. */
  @Test
  @Tag("long")
  void aGuardCallsThirtyPeople() {
    for (int i = 0; i < 30; i++) {
      visits.walkIn("WALK_IN");
    }
    try (var guard = new Guard(nodes.http(0)).signedIn()) {
      var took = new ArrayList<Long>();
      var called = new ArrayList<String>();
      for (int i = 1; called.size() < 30; i++) {
        long from = System.nanoTime();
        guard.call();
        var number = "A-%03d".formatted(called.size() + 1);
        assertThat(guard.page().locator(".card-number")).containsText(number);
        if (i == 12) {
          guard.button(Pattern.compile("^Urungkan")).click();
          assertThat(guard.page().locator(".card-number")).not().containsText(number);
        } else {
          called.add(number);
          finish(guard, i);
        }
        took.add((System.nanoTime() - from) / 1_000_000);
      }
      print("task 9, calls", took);
      assertThat(took).hasSize(31).allSatisfy(ms -> assertThat(ms).isLessThan(4_000));
      assertThat(waiting()).isZero();
    }
  }

  private static void finish(Guard guard, int turn) {
    if (turn == 5 || turn == 20) {
      guard.button(Pattern.compile("^Panggil ulang")).click();
      assertThat(guard.button(Pattern.compile("^Panggil ulang"))).containsText("1/3");
    }
    if (turn == 8) {
      guard.press("Tidak hadir");
      guard.page().waitForTimeout(600);
      guard.press("Yakin? Tidak hadir");
      assertThat(guard.page().locator(".card-when")).containsText("tidak hadir");
      return;
    }
    guard.press("Mulai");
    guard.press("Selesai");
    assertThat(guard.page().locator(".card-when")).containsText("selesai");
  }

  /** Task 7: twenty calls, two of them within 2 s: "is it your turn, where do you go?" in 3 s. */
  @Test
  @Tag("long")
  void theLobbyReadsTwentyCalls() {
    for (int i = 0; i < 20; i++) {
      visits.walkIn("WALK_IN");
    }
    try (var lobby = Lobby.withMovableClock(nodes.http(0), Visits.OFFICE)) {
      var took = new ArrayList<Long>();
      for (int i = 1; i <= 20; i++) {
        int counter = 1 + i % 2;
        var number = "A-%03d".formatted(i);
        long from = System.nanoTime();
        assertThat(call(counter)).isEqualTo(number);
        assertThat(lobby.lane("A")).containsText(number);
        assertThat(lobby.lane("A")).containsText("Loket " + counter);
        took.add((System.nanoTime() - from) / 1_000_000);
        if (i != 10) { // the eleventh comes within two seconds
          lobby.later(i == 11 ? 9 : 1);
          assertThat(lobby.hero()).hasText(number);
          assertThat(lobby.page().locator("#hero")).containsText("LOKET" + counter);
          lobby.later(10);
        }
      }
      print("task 7, calls on the screen", took);
      assertThat(took).allSatisfy(ms -> assertThat(ms).isLessThan(3_000));
      lobby.look("task-7");
    }
  }

  /** The one who was there has been served. */
  private static String call(int counter) {
    nodes
        .database()
        .update(
            "UPDATE ticket SET state = 'COMPLETED' WHERE state = 'CALLED' AND counter_id = $1",
            Visits.OFFICE + "-" + counter);
    var answer =
        nodes
            .http(0)
            .as("guard")
            .post("/api/v1/counters/" + Visits.OFFICE + "-" + counter + "/calls", new JsonObject());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().getJsonObject("ticket").getString("number");
  }

  private static void print(String what, List<Long> took) {
    System.out.printf(
        "%s: %s ms; slowest %d%n", what, took, took.stream().mapToLong(ms -> ms).max().orElse(0));
  }
}
