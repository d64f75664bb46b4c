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
    assertThat(anybody.get(path).body()).contains("Lapor ke satpam atau pindai QR", "Data pukul");
    var floor = nodes.http(0).as("admin");
    var token = new JsonObject().put("token", booking.getString("checkInToken"));
    floor.post("/api/v1/branches/" + TestBranch.BRANCH + "/check-ins", token.put("confirm", true));
    assertThat(anybody.get(path).body()).contains("Setelah ini nomor Anda yang dipanggil");
    floor.post("/api/v1/counters/" + TestBranch.BRANCH + "-1/calls", new JsonObject());
    assertThat(anybody.get(path).body()).contains("Silakan ke Loket 1 sekarang");
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
