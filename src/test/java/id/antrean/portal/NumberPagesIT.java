package id.antrean.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that the QR of a paper opens, on the day (R71). */
@Antrean(clock = "2026-11-24T08:50:00+07:00", counters = 2)
class NumberPagesIT {
  private static final String BRANCH = "/api/v1/branches/" + TestBranch.BRANCH;
  private static final String COUNTER = "/api/v1/counters/" + TestBranch.BRANCH + "-1/calls";
  private static Nodes nodes;
  private static Http anybody;
  private static Http admin;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    anybody = nodes.http(0);
    admin = anybody.as("admin");
  }

  @Test
  void aWalkInFollowsTheOwnNumberUntilItsEnd() {
    nodes.database().update("DELETE FROM ticket");
    var ahead = given(new JsonObject());
    var ticket = given(new JsonObject());
    assertThat(page(ticket)).contains(ticket.getString("number"), "1 orang di depan Anda");
    call();
    var lane = "Jalur A terakhir memanggil " + ahead.getString("number") + " di Loket 1.";
    assertThat(text(page(ticket))).contains("Tidak ada orang di depan Anda", lane);
    step(ahead, "service");
    step(ahead, "completion");
    assertThat(page(ahead)).contains("Nomor ini sudah selesai.").doesNotContain("di depan Anda");
    call();
    assertThat(page(ticket)).contains("Silakan ke Loket 1 sekarang", "Mengapa sekarang: ");
    assertThat(byToken(ticket).json().getString("counter")).isEqualTo("Loket 1");
    step(ticket, "absence");
    assertThat(page(ticket)).contains("Lapor ke satpam hari ini untuk dipanggil lagi.");
  }

  @Test
  void inTheLanguageOfWhoReadsIt() {
    var ticket = given(new JsonObject());
    var english = anybody.withCookie("bahasa=en").get("/n/" + ticket.getString("token"));
    assertThat(english.body()).contains("Number " + ticket.getString("number"));
  }

  @Test
  void afterAChangeOfLaneItShowsTheNumberThatIsCalled() {
    var old = given(new JsonObject());
    var body = new JsonObject().put("lane", "PRIORITY").put("reason", "uji");
    var moved = admin.post("/api/v1/tickets/" + old.getString("id") + "/transfers", body).json();
    assertThat(page(old)).contains(moved.getString("number"));
    assertThat(byToken(old).json().getString("number")).isEqualTo(moved.getString("number"));
  }

  @Test
  void theGuardWhoScansAPaperIsToldHowItStands() {
    var ticket = given(new JsonObject());
    var link = "https://antrean.example/n/" + ticket.getString("token");
    var here = admin.post(BRANCH + "/check-ins", new JsonObject().put("token", link)).json();
    assertThat(here.getString("verdict")).isEqualTo("ALREADY_IN");
    assertThat(here.getJsonObject("ticket").getString("id")).isEqualTo(ticket.getString("id"));
    var elsewhere = "/api/v1/branches/surakarta/check-ins";
    var there = admin.post(elsewhere, new JsonObject().put("token", link)).json();
    assertThat(there.getString("verdict")).isEqualTo("WRONG_BRANCH");
    assertThat(there.getString("next")).contains(ticket.getString("number"), "Kantor Uji");
  }

  @Test
  void itShowsNothingOfAPersonAndNoOtherTokenOpensIt() {
    var slot = TestBranch.slot(nodes.database(), "ONLINE", "09:30", 3, 1);
    var booking = anybody.post("/api/v1/bookings", TestPeople.wish(1, slot)).json();
    var token =
        new JsonObject().put("token", booking.getString("checkInToken")).put("confirm", true);
    var in = admin.post(BRANCH + "/check-ins", token).json().getJsonObject("ticket");
    assertThat(page(in))
        .contains(booking.getString("number"))
        .doesNotContain("Peserta U", booking.getString("code"), "/t/");
    assertThat(byToken(in).json().fieldNames())
        .isSubsetOf(
            "number",
            "lane",
            "branch",
            "date",
            "state",
            "ahead",
            "expectedFrom",
            "expectedTo",
            "lastCalled");
    for (var none : new String[] {"x", booking.getString("code"), in.getString("id")}) {
      assertThat(anybody.get("/n/" + none).status()).isEqualTo(404);
      assertThat(anybody.get("/n/" + none + "/qr.svg").status()).isEqualTo(404);
    }
    var qr = anybody.get("/n/" + in.getString("token") + "/qr.svg");
    assertThat(qr.header("Content-Type")).isEqualTo("image/svg+xml");
  }

  @Test
  void onlyTheTicketInHandHasATokenNotTheLists() {
    given(new JsonObject());
    assertThat(admin.get(BRANCH + "/tickets").body()).doesNotContain("\"token\"");
  }

  private static JsonObject given(JsonObject wish) {
    var answer = admin.post(BRANCH + "/tickets", wish.put("service", "JHT"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static void call() {
    var answer = admin.post(COUNTER, new JsonObject());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static void step(JsonObject ticket, String step) {
    var answer = admin.post("/api/v1/tickets/" + ticket.getString("id") + "/" + step, null);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String page(JsonObject ticket) {
    var answer = anybody.get("/n/" + ticket.getString("token"));
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private static Answer byToken(JsonObject ticket) {
    return anybody.get("/api/v1/tickets/by-token/" + ticket.getString("token"));
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", "");
  }
}
