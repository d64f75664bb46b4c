package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Code;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who missed the time, or was called in vain, has another day in one step (F9). */
@Antrean(clock = "2026-11-24T10:00:00+07:00", counters = 2)
class RebookingIT {
  private static final Map<String, String> WHY =
      Map.of(
          "CHECKED_IN", "Anda sudah lapor",
          "COMPLETED", "Anda sudah dilayani",
          "CANCELLED", "Antrean ini sudah dibatalkan");

  private static Database db;
  private static Sealed sealed;
  private static Http guest;
  private static long today;
  private static int people = 700;
  private static int days;

  private record Held(JsonObject made) {
    String code() {
      return made.getString("code");
    }

    String page() {
      return "/t/" + code();
    }
  }

  @BeforeAll
  static void start(Nodes started) {
    db = started.database();
    sealed = started.main(0).rooms().sealed();
    guest = started.http(0);
    today = TestBranch.slot(db, "ONLINE", "11:00", 90, 1);
  }

  private static Held booked(long slot) {
    int person = people++;
    var answer = guest.post("/api/v1/bookings", TestPeople.wish(person, slot));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new Held(answer.json());
  }

  /** Its time was after eight, and now it is ten. */
  private static Held missed() {
    int n = ++days;
    long early = TestBranch.slot(db, "ONLINE", "13:%02d".formatted(n), 1, 900 + n);
    var held = booked(early);
    db.run(
        """
        UPDATE slot SET starts_at = starts_at - interval '5 hours',
          closes_at = closes_at - interval '5 hours' WHERE id = $1
        """,
        early);
    return held;
  }

  private static Held absent() {
    return as("ABSENT");
  }

  private static Held as(String state) {
    var held = booked(today);
    db.run(
        "UPDATE booking SET state = $2 WHERE code_hash = $1",
        Code.lookup(sealed, held.code()),
        state);
    return held;
  }

  /** On a day of its own. */
  private static long slot() {
    return TestBranch.slot(db, ++days, 20, 1);
  }

  private static Answer rebook(Held held, long slot) {
    return rebook(held, slot, UUID.randomUUID().toString());
  }

  private static Answer rebook(Held held, long slot, String key) {
    var body = new JsonObject().put("slot", Long.toString(slot));
    return guest.post("/api/v1/bookings/" + held.code() + "/rebookings", body, key);
  }

  private static List<String> states(Held held) {
    return db.list(
        row -> row.getString("state"),
        """
        SELECT state FROM booking WHERE nik_hash = (
          SELECT nik_hash FROM booking WHERE code_hash = $1) ORDER BY created_at, id
        """,
        Code.lookup(sealed, held.code()));
  }

  @Test
  void afterTheCutOffAMissedBookingIsMovedAndItsPageSaysTheLateRule() {
    var held = missed();
    var page = guest.get(held.page()).body();
    assertThat(page)
        .contains("Anda masih boleh datang hari ini", "dipanggil setelah yang tepat waktu")
        .contains("Pilih hari lain")
        .doesNotContain(">Pindah jadwal<");
    long other = slot();
    var body = new JsonObject().put("slot", Long.toString(other));
    assertThat(guest.patch("/api/v1/bookings/" + held.code(), body).code())
        .isEqualTo("cut_off_passed");
    var again = rebook(held, other);
    assertThat(again.status()).as(again.body()).isEqualTo(201);
    assertThat(again.json().getString("code")).isEqualTo(held.code());
    assertThat(again.json().getString("state")).isEqualTo("BOOKED");
    assertThat(states(held)).containsExactly("BOOKED");
  }

  @Test
  void anAbsentOneStaysOnRecordAndGetsABookingBesideIt() {
    var held = absent();
    long other = slot();
    var key = UUID.randomUUID().toString();
    var again = rebook(held, other, key);
    assertThat(again.status()).as(again.body()).isEqualTo(201);
    assertThat(again.json().getString("code")).isNotEqualTo(held.code());
    assertThat(rebook(held, other, key).json().getString("code"))
        .isEqualTo(again.json().getString("code"));
    assertThat(rebook(held, slot(), key).code()).isEqualTo("request_key_reused");
    assertThat(rebook(held, slot()).code()).isEqualTo("cannot_book");
    assertThat(states(held)).containsExactly("ABSENT", "BOOKED");
  }

  @Test
  void aRepeatOfAMoveIsOneMove() {
    var held = missed();
    long other = slot();
    var key = UUID.randomUUID().toString();
    var first = rebook(held, other, key);
    assertThat(rebook(held, other, key).json()).isEqualTo(first.json());
    assertThat(rebook(held, slot(), key).code()).isEqualTo("request_key_reused");
  }

  @Test
  void ofManyTapsAtOnceOneGetsThePlace() {
    var held = absent();
    assertThat(made(held)).isEqualTo(1);
    assertThat(states(held)).containsExactly("ABSENT", "BOOKED");
  }

  /** Negative control: without the key of open bookings the same taps are several places. */
  @Test
  void withoutTheKeyOfOpenBookingsTheyGetSeveral() {
    var held = absent();
    var index =
        db.first(
                row -> row.getString(0),
                "SELECT indexdef FROM pg_indexes WHERE indexname = 'booking_open_once'")
            .orElseThrow();
    db.run("DROP INDEX booking_open_once");
    try {
      assertThat(made(held)).isGreaterThan(1);
    } finally {
      db.run(
          "UPDATE booking SET state = 'CANCELLED' WHERE service_date > $1 AND state = 'BOOKED'",
          TestBranch.DAY);
      db.run(index);
    }
  }

  /** How many of twelve taps, on days that do not overlap, were answered with a place. */
  private static long made(Held held) {
    long[] slots = LongStream.range(0, 12).map(n -> slot()).toArray();
    return TestPeople.race(12, n -> rebook(held, slots[n]).status()).stream()
        .filter(status -> status == 201)
        .count();
  }

  @Test
  void onItsPageItIsOneFormAndNothingIsTypedAgain() {
    var held = absent();
    long other = slot();
    assertThat(guest.get(held.page()).body()).contains("Pilih hari lain");
    assertThat(guest.get(held.page() + "/pindah").body())
        .contains("Hari apa?", "Data Anda tidak perlu diisi lagi");
    var check = held.page() + "/pindah/periksa";
    var asked = guest.get(check + "?slot=" + other);
    var made =
        guest.form(
            check,
            "token",
            Form.hidden(asked, "token"),
            "kunci",
            Form.hidden(asked, "kunci"),
            "slot",
            Long.toString(other));
    assertThat(guest.get(made.location()).body()).contains("Jadwal baru sudah tercatat");
    assertThat(states(held)).containsExactly("ABSENT", "BOOKED");
    assertThat(guest.get(held.page()).body())
        .contains("Anda sudah memesan hari lain", "tidak berlaku lagi</h1>")
        .doesNotContain(">Pilih hari lain<", "untuk dipanggil lagi", "class=\"qr\"");
  }

  @Test
  void whoIsInLineServedOrCancelledReadsThat() {
    for (var state : List.of("CHECKED_IN", "COMPLETED", "CANCELLED")) {
      var held = as(state);
      var refused = rebook(held, slot());
      assertThat(refused.code()).isEqualTo("not_allowed_now");
      assertThat(refused.json().getString("title")).startsWith(WHY.get(state));
      var page = guest.get(held.page() + "/pindah");
      assertThat(page.status()).isEqualTo(409);
      assertThat(page.body()).contains(WHY.get(state), page.header("X-Request-Id"));
      if (!state.equals("CHECKED_IN")) {
        assertThat(page.body()).contains(">Pesan lagi</a>");
      }
    }
  }

  /** Staff read the true reason, and what to do with the person who stands there. */
  @Test
  void atTheDeskAnAbsentOneIsSaidToHaveBeenCalled() {
    var held = absent();
    long other = TestBranch.slot(db, "ONLINE", "14:30", 5, 801);
    var body =
        new JsonObject()
            .put("token", held.made().getString("checkInToken"))
            .put("slot", Long.toString(other));
    var refused = guest.as("admin").post("/api/v1/branches/" + TestBranch.BRANCH + "/moves", body);
    assertThat(refused.code()).isEqualTo("not_allowed_now");
    assertThat(refused.json().getString("title"))
        .contains("sudah dipanggil dan tidak hadir", "Masukkan lagi ke antrean");
  }
}
