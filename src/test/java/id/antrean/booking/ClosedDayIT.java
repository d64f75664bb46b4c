package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Code;
import id.antrean.core.Problem;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day is declared closed when its slots are planned and booked (F1). */
@Antrean(counters = 2)
class ClosedDayIT {
  private static final String API = "/api/v1/branches/" + TestBranch.BRANCH;
  private static final LocalDate CLOSED = TestBranch.DAY.plusDays(1);
  private static final Instant ON_THE_DAY = Instant.parse("2026-11-25T05:00:00Z");

  private static Nodes nodes;
  private static Http guest;
  private static Http admin;
  private static long open;
  private static long later;
  private static long closed;
  private static JsonObject moves;
  private static JsonObject stays;

  @BeforeAll
  static void bookAndThenClose(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
    admin = guest.as("admin");
    open = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 50, 1);
    later = TestBranch.slot(nodes.database(), TestBranch.DAY.plusDays(2), "ONLINE", "09:00", 50, 1);
    closed = TestBranch.slot(nodes.database(), CLOSED, "ONLINE", "09:00", 50, 1);
    moves = guest.post("/api/v1/bookings", TestPeople.wish(1, closed)).json();
    stays = guest.post("/api/v1/bookings", TestPeople.wish(2, closed)).json();
    nodes
        .database()
        .run(
            """
            INSERT INTO holiday (date, branch_id, kind, name, decree)
            VALUES ($1, $2, 'CLOSURE', 'Hari pemungutan suara', 'Keppres (contoh)')
            """,
            CLOSED,
            TestBranch.BRANCH);
  }

  private static void everyNodeKnows() {
    nodes.main(0).rooms().branches().reload();
  }

  /** The copy of the branches that each node keeps may be half a minute old. */
  @Test
  void theStatementsKnowBeforeTheNodesDo() {
    var sold = nodes.main(0).rooms().booking().store();
    assertThat(sold.book(List.of(BookingStoreIT.draft(closed)), TestBranch.NOW))
        .extracting(BookingTables.Answer::outcome)
        .containsExactly(BookingTables.Outcome.CLOSED);
    assertThat(sold.book(List.of(BookingStoreIT.draft(open)), TestBranch.NOW))
        .as("control: a day that nobody closed")
        .extracting(BookingTables.Answer::outcome)
        .containsExactly(BookingTables.Outcome.MADE);
    var taken =
        nodes.database().inTransaction(TestBranch.NOW, tx -> sold.take(tx, closed, TestBranch.NOW));
    assertThat(taken).isEmpty();
  }

  @Test
  void noPlaceOfItIsListedBookedOrMovedTo() {
    everyNodeKnows();
    var days =
        guest.get(API + "/slots?lane=ONLINE&from=2026-11-24&days=7").array().stream()
            .map(slot -> ((JsonObject) slot).getString("date"));
    assertThat(days).contains("2026-11-24", "2026-11-26").doesNotContain(CLOSED.toString());
    assertThat(guest.post("/api/v1/bookings", TestPeople.wish(3, closed)).code())
        .isEqualTo("not_bookable");
    var booked = guest.post("/api/v1/bookings", TestPeople.wish(4, open)).json();
    assertThat(move(booked, closed).code()).isEqualTo("not_bookable");
    assertThat(guest.get("/pesan/" + TestBranch.BRANCH + "/JHT/waktu?alasan=RESIGNED").body())
        .contains("Hari pemungutan suara");
  }

  @Test
  void itsHoldersMovePastTheCutOffAndBeyondTheLimit() {
    everyNodeKnows();
    var room = nodes.main(0).rooms().booking();
    var code = moves.getString("code");
    for (int i = 0; i < 12; i++) {
      nodes
          .database()
          .run(
              """
              INSERT INTO event (at, branch_id, kind, subject, data, heard)
              SELECT $2, branch_id, 'BookingMoved', id, '{}', true FROM booking WHERE code_hash = $1
              """,
              Code.lookup(nodes.main(0).rooms().sealed(), code),
              ON_THE_DAY);
    }
    var moved = room.changes().move(code, later, UUID.randomUUID().toString(), ON_THE_DAY);
    assertThat(moved.date()).isEqualTo(CLOSED.plusDays(1));
    assertThatThrownBy(() -> room.changes().mustBeRebookable(moved, ON_THE_DAY))
        .as("control: from a day that is open the limit holds")
        .isInstanceOfSatisfying(
            Problem.class, refused -> assertThat(refused.code()).isEqualTo("moves_spent"));
    var counted = room.store().movesByHolder(moved.id(), ON_THE_DAY.plus(Duration.ofMinutes(1)));
    assertThat(counted.ever()).as("that move is not counted").isEqualTo(12);
  }

  @Test
  void thePageOfItsHolderSaysSoAndOffersAnotherDay() {
    everyNodeKnows();
    var page = guest.get("/t/" + stays.getString("code")).body();
    assertThat(page)
        .contains("Maaf, kantor tutup pada Rabu, 25 November 2026", "Pilih hari lain")
        .contains("/t/" + stays.getString("code") + "/pindah")
        .doesNotContain("Datang 15 menit lebih awal");
  }

  @Test
  void whoStillStandsThereIsListedForTheSupervisorMasked() {
    everyNodeKnows();
    var answer = admin.get(API + "/closures");
    assertThat(answer.status()).isEqualTo(200);
    var closure = answer.array().getJsonObject(0);
    assertThat(closure.getString("date")).isEqualTo(CLOSED.toString());
    assertThat(closure.getString("reason")).isEqualTo("Hari pemungutan suara");
    var numbers =
        closure.getJsonArray("bookings").stream()
            .map(JsonObject.class::cast)
            .filter(booking -> booking.getString("number").equals(stays.getString("number")))
            .toList();
    assertThat(numbers).hasSize(1);
    assertThat(numbers.getFirst().getString("name")).isEqualTo("Peserta U.");
    assertThat(numbers.getFirst().getString("phoneTail")).isEqualTo("0002");
    assertThat(answer.body()).doesNotContain("081200000002", "+6281200000002", TestPeople.nik(2));
    assertThat(admin.get("/staf?kantor=" + TestBranch.BRANCH).body())
        .contains("Tutup Rabu, 25 November 2026", stays.getString("number"), "Peserta U.");
  }

  private static Answer move(JsonObject booking, long slot) {
    var to = new JsonObject().put("slot", Long.toString(slot));
    return guest.patch("/api/v1/bookings/" + booking.getString("code"), to);
  }
}
