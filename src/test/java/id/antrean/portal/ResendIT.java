package id.antrean.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Code;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** "Send the SMS again", on two nodes. */
@Antrean(nodes = 2, counters = 2)
class ResendIT {
  private static final String NEWS = "SELECT 1 FROM event WHERE NOT heard LIMIT 1";

  private static Nodes nodes;
  private static Http browser;
  private static long slot;
  private static int people;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 100, 1);
    browser = nodes.http(0).browser();
  }

  private static String book() {
    return browser
        .post("/api/v1/bookings", TestPeople.wish(++people, slot))
        .json()
        .getString("code");
  }

  private static int told() {
    return nodes
        .database()
        .first(
            row -> row.getInteger("n"),
            "SELECT count(*)::int AS n FROM event WHERE kind = 'BookingAsked'")
        .orElseThrow();
  }

  private static Answer press(Http browser, String code, Answer ticket) {
    return browser.form(
        "/t/" + code + "/sms",
        "token",
        Form.hidden(ticket, "token"),
        "kunci",
        Form.hidden(ticket, "kunci"));
  }

  @Test
  void whoProvedTheMailboxOnlyIsPromisedNoSms() {
    var code = book();
    var hash = Code.lookup(nodes.main(0).rooms().sealed(), code);
    for (int n = 0; n < 50_000 && nodes.database().first(row -> row, NEWS).isPresent(); n++) {
      Thread.onSpinWait(); // else its first messages may come after they were deleted
    }
    nodes.database().update("UPDATE booking SET mail_proved = true WHERE code_hash = $1", hash);
    nodes.database().update("DELETE FROM message");
    nodes.database().update("UPDATE event SET heard = false WHERE kind = 'BookingMade'");
    var ticket = browser.get("/t/" + code);
    assertThat(ticket.body()).contains("Kirim ulang email", "halaman ini atau email");
    assertThat(ticket.body()).doesNotContain("SMS");
    var sent = press(browser, code, ticket);
    assertThat(browser.get(sent.location()).body()).contains("Email sedang dikirim");
  }

  @Test
  void aPressSendsOneSmsAndThePageSaysSo() {
    var code = book();
    var ticket = browser.get("/t/" + code);
    assertThat(ticket.body()).contains("Kirim ulang SMS");
    int before = told();
    var first = press(browser, code, ticket);
    var second = press(browser, code, ticket);
    assertThat(first.location()).isEqualTo("/t/" + code + "?sms=dikirim");
    assertThat(second.location()).isEqualTo(first.location());
    assertThat(browser.get(first.location()).body()).contains("SMS sedang dikirim ke nomor HP");
    assertThat(told() - before).isEqualTo(1);
  }

  @Test
  void theFourthPressOfADayIsToldThatItIsEnough() {
    var code = book();
    for (int i = 0; i < 3; i++) {
      assertThat(press(browser, code, browser.get("/t/" + code)).location()).endsWith("dikirim");
    }
    int before = told();
    var refused = press(browser, code, browser.get("/t/" + code));
    assertThat(browser.get(refused.location()).body()).contains("sudah dikirim ulang 3 kali");
    var api = nodes.http(1).post("/api/v1/bookings/" + code + "/messages", null);
    assertThat(api.code()).isEqualTo("too_many_requests");
    assertThat(Integer.parseInt(api.header("Retry-After"))).isBetween(86_000, 86_401);
    assertThat(told()).isEqualTo(before);
  }

  @Test
  void twentyAtOnceOnTwoNodesSendThreeAndTheRefusalOfASecondBookingSendsNoFourth() {
    var code = book();
    int before = told();
    var path = "/api/v1/bookings/" + code + "/messages";
    var answers = TestPeople.race(20, n -> nodes.http(n).post(path, null).status());
    assertThat(answers).filteredOn(status -> status == 202).hasSize(3);
    assertThat(answers).filteredOn(status -> status == 429).hasSize(17);
    var second = browser.post("/api/v1/bookings", TestPeople.wish(people, slot));
    assertThat(second.code()).isEqualTo("cannot_book");
    assertThat(told() - before).isEqualTo(3);
  }

  @Test
  void aRepeatWithTheSameKeySendsNothingMore() {
    var code = book();
    int before = told();
    var key = UUID.randomUUID().toString();
    var path = "/api/v1/bookings/" + code + "/messages";
    var answers = TestPeople.race(12, n -> nodes.http(n).post(path, null, key));
    assertThat(answers).allMatch(answer -> answer.status() == 202);
    assertThat(
            answers
                .getFirst()
                .json()
                .getJsonArray("messages")
                .getJsonObject(0)
                .getString("channel"))
        .isEqualTo("SMS");
    assertThat(told() - before).isEqualTo(1);
  }

  @Test
  void ofACancelledBookingNothingIsSent() {
    var code = book();
    var ticket = browser.get("/t/" + code);
    browser.delete("/api/v1/bookings/" + code);
    int before = told();
    assertThat(browser.get("/t/" + code).body()).doesNotContain("Kirim ulang SMS");
    assertThat(press(browser, code, ticket).location()).isEqualTo("/t/" + code);
    assertThat(browser.post("/api/v1/bookings/" + code + "/messages", null).code())
        .isEqualTo("not_allowed_now");
    assertThat(told()).isEqualTo(before);
  }

  @Test
  void aFormOfAnotherTicketAndACodeOfNobodyAreRefused() {
    var code = book();
    var other = browser.get("/t/" + book());
    assertThat(press(browser, code, other).status()).isEqualTo(403);
    assertThat(press(browser, "0000000000000", other).status()).isEqualTo(404);
  }
}
