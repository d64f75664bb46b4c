package id.antrean.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the holder of a link sees, on the day of the visit. */
@Antrean(clock = "2026-11-24T08:00:00+07:00", counters = 2)
class TicketPagesIT {
  private static Nodes nodes;
  private static Http anybody;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    anybody = nodes.http(0);
  }

  @Test
  void onTheDayItSaysWhatToDoNext() {
    var booking = book(1, "08:45");
    var path = "/t/" + booking.getString("code");
    assertThat(anybody.get(path).body())
        .contains("Lapor ke satpam saat Anda tiba", "Data pukul")
        .doesNotContain("pindai"); // there is no such code at the door
    var floor = nodes.http(0).as("admin");
    var token = new JsonObject().put("token", booking.getString("checkInToken"));
    floor.post("/api/v1/branches/" + TestBranch.BRANCH + "/check-ins", token.put("confirm", true));
    assertThat(anybody.get(path).body())
        .contains("Setelah ini nomor Anda yang dipanggil")
        .as("who came early is told when the own time begins")
        .contains("mulai pukul 08.45 WIB.", "bisa dipanggil lebih cepat");
    floor.post("/api/v1/counters/" + TestBranch.BRANCH + "-1/calls", new JsonObject());
    var called = anybody.get(path).body();
    assertThat(called).contains("Silakan ke <strong>Loket 1</strong> sekarang");
    assertThat(called.indexOf("Loket 1")).as("above everything").isLessThan(called.indexOf("<h1"));
  }

  /** The lobby and the phone hear of a call at the same moment. */
  @Test
  void itsStreamSaysTheCallWithinASecondAndNothingOfOthers() throws Exception {
    var booking = book(5, "11:00");
    var other = book(6, "11:30");
    try (var stream = new TicketStream(anybody.base(), booking.getString("code"))) {
      assertThat(stream.next().getString("state")).isEqualTo("BOOKED");
      var floor = nodes.http(0).as("admin");
      checkIn(floor, booking);
      assertThat(stream.next().getString("state")).isEqualTo("WAITING");
      checkIn(floor, other);
      assertThat(stream.isSilent()).isTrue();
      var ticket =
          anybody.get("/api/v1/bookings/" + booking.getString("code")).json().getString("number");
      var id =
          nodes
              .database()
              .first(
                  row -> row.getUUID("id").toString(),
                  "SELECT id FROM ticket WHERE lane = 'ONLINE' AND number = $1",
                  Integer.parseInt(ticket.substring(2)))
              .orElseThrow();
      var call = new JsonObject().put("ticket", id).put("why", "uji");
      floor.post("/api/v1/counters/" + TestBranch.BRANCH + "-2/calls", call);
      long from = System.nanoTime();
      var called = stream.next();
      assertThat(System.nanoTime() - from).isLessThan(1_000_000_000L);
      assertThat(called.getString("state")).isEqualTo("CALLED");
      assertThat(called.getString("counter")).isEqualTo("Loket 2");
      assertThat(called.getString("number")).isEqualTo(ticket);
    }
    var cancelled = book(7, "12:30");
    var path = "/api/v1/bookings/" + cancelled.getString("code");
    anybody.delete(path);
    assertThat(anybody.get(path + "/stream").code()).isEqualTo("not_allowed_now");
    assertThat(anybody.get("/api/v1/bookings/0000000000000/stream").status()).isEqualTo(404);
  }

  private static void checkIn(Http floor, JsonObject booking) {
    var token = new JsonObject().put("token", booking.getString("checkInToken"));
    var path = "/api/v1/branches/" + TestBranch.BRANCH + "/check-ins";
    assertThat(floor.post(path, token.put("confirm", true)).status()).isEqualTo(200);
  }

  @Test
  void itSaysWhoMustComeWhatHappensAfterwardsAndHowToPrintWithoutAScript() {
    assertThat(anybody.get("/t/" + book(8, "13:00").getString("code")).body())
        .contains("tidak bisa diwakilkan", "10 hari kerja")
        .contains("<noscript><p", "Cetak: lewat menu browser");
  }

  @Test
  void theDayAndTheTimeStandApart() {
    assertThat(anybody.get("/t/" + book(13, "09:00").getString("code")).body())
        .containsPattern("2026</strong><br>\\s+<strong>pukul");
  }

  @Test
  void thePapersKeepTheirConditions() {
    long slot = TestBranch.slot(nodes.database(), "ONLINE", "14:30", 3, 110);
    var wish = TestPeople.wish(11, slot).put("reason", "RESIGNED");
    var code = anybody.post("/api/v1/bookings", wish).json().getString("code");
    assertThat(anybody.get("/t/" + code).body())
        .contains("NPWP, asli dan 1 fotokopi", "Hanya jika saldo JHT lebih dari Rp50 juta.");
  }

  @Test
  void afterTheVisitItStillSaysWhatHappensNext() {
    var code = book(12, "15:00").getString("code");
    nodes
        .database()
        .run(
            """
            UPDATE booking SET state = 'COMPLETED'
            WHERE slot_id = (SELECT id FROM slot WHERE starts = '15:00' AND lane = 'ONLINE'
              AND branch_id = $1)
            """,
            TestBranch.BRANCH);
    assertThat(anybody.get("/t/" + code).body())
        .contains("sudah selesai", "Setelah kunjungan", "10 hari kerja")
        .doesNotContain("tidak bisa diwakilkan");
  }

  @Test
  void whatWasCancelledLeavesTheCalendarByItsAddressToo() {
    var path = "/t/" + book(9, "13:30").getString("code");
    var before = anybody.get(path + "/antrean.ics").body();
    anybody.delete("/api/v1/bookings" + path.substring(2));
    var file = anybody.get(path + "/antrean.ics");
    assertThat(file.header("Content-Type")).contains("method=CANCEL");
    assertThat(file.body())
        .contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1")
        .contains(before.lines().filter(l -> l.startsWith("UID:")).findFirst().orElseThrow())
        .doesNotContain("VALARM");
    assertThat(anybody.get(path).body()).contains("Hapus dari kalender", "Pesan lagi");
  }

  @Test
  void aPastedLinkOpensTheTicketAndAWrongCodeStaysWhereItWasTyped() {
    var code = book(10, "14:00").getString("code");
    var sms = "Antrean B-101, Kantor Uji. https://antrean.go.id/t/" + code + " Bawa KTP";
    assertThat(anybody.form("/t", "kode", sms).location()).isEqualTo("/t/" + code);
    var unknown = anybody.form("/t", "kode", "0000 0000 0000 0");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body())
        .contains("Lihat antrean saya", "value=\"0000 0000 0000 0\"")
        .contains("Tidak ada antrean dengan kode ini", unknown.header("X-Request-Id"));
    assertThat(anybody.form("/t", "kode", "b29").body())
        .contains("B-029 adalah nomor antrean, bukan kode");
  }

  @Test
  void itTellsWhatBecameOfTheMessages() {
    var path = "/t/" + book(2, "09:30").getString("code");
    assertThat(anybody.get(path).body()).containsPattern("SMS: (sedang dikirim|terkirim|sampai)");
  }

  @Test
  void theCalendarFileNamesTheTimeButNoPerson() {
    var file = anybody.get("/t/" + book(3, "10:00").getString("code") + "/antrean.ics");
    assertThat(file.header("Content-Type")).startsWith("text/calendar");
    assertThat(file.body())
        .contains("DTSTART:20261124T030000Z", "TRIGGER:-PT2H", "Kantor Uji")
        .doesNotContain("Rival");
  }

  @Test
  void aCodeThatNobodyHasIsNotFound() {
    assertThat(anybody.get("/t/0000000000000").status()).isEqualTo(404);
    assertThat(anybody.get("/t/0000000000000/batal").status()).isEqualTo(404);
    assertThat(anybody.get("/t/x/antrean.ics").status()).isEqualTo(404);
  }

  @Test
  void aCodeMayBeTypedByHand() {
    var code = book(4, "10:30").getString("code");
    assertThat(anybody.get("/t/" + code.toLowerCase(Locale.ROOT)).status()).isEqualTo(200);
  }

  private static JsonObject book(int person, String starts) {
    long slot = TestBranch.slot(nodes.database(), "ONLINE", starts, 3, 10 * person);
    return anybody.post("/api/v1/bookings", TestPeople.wish(person, slot)).json();
  }
}
