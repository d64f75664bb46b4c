package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The SMS is deleted, the number forgotten: back to it on a cheap phone, without JavaScript. */
@Antrean(captcha = true, limits = true, browser = true)
class LostJourneyIT extends ParticipantJourney {
  private static final String SEND = "Kirim SMS";

  @Test
  void theNumberIsFoundAgainAndSentOnceMore() {
    book(1);
    try (var someone = people.withoutJavaScript(1)) {
      var page = someone.page();
      page.navigate("/");
      someone.follow("Cari nomor yang hilang");
      someone.reads("Cari nomor antrean");
      someone.look("lost-01-empty");
      someone.press(SEND);
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ada 3 isian yang perlu diperbaiki");
      someone.look("lost-02-wrong");
      fillIn(someone);
      someone.press("Ganti gambar");
      assertThat(page.getByLabel("NIK")).hasValue(someone.nik());
      someone.solve();
      someone.press(SEND);
      someone.reads("Periksa SMS Anda");
      someone.look("lost-03-sent");
      opensTheSms(someone);
      someone.press("Kirim ulang SMS");
      assertThat(page.getByText("SMS sedang dikirim ke nomor HP")).isVisible();
      someone.look("lost-04-sent-again");
      someone.press("Kirim ulang SMS");
      someone.press("Kirim ulang SMS");
      assertThat(page.getByText("SMS sudah dikirim ulang 3 kali")).isVisible();
      someone.look("lost-05-often-enough");
    }
  }

  @Test
  @Tag("long")
  void theFourthTimeInAnHourSaysHowLongToWaitAndKeepsWhatWasTyped() {
    try (var someone = people.withoutJavaScript(2)) {
      var page = someone.page();
      for (int i = 0; i < 4; i++) {
        page.navigate("/cari-nomor");
        fillIn(someone);
        someone.solve();
        someone.press(SEND);
      }
      someone.reads("Terlalu banyak percobaan");
      someone.look("lost-06-limited");
      someone.follow("Coba lagi");
      assertThat(page.getByLabel("NIK")).hasValue(someone.nik());
    }
  }

  private static void fillIn(Participant someone) {
    someone.page().getByLabel("NIK").fill(someone.nik());
    someone.page().getByLabel("Nomor HP").fill(someone.phone());
  }

  private static void opensTheSms(Participant someone) {
    var page = someone.page();
    page.navigate("/mailbox");
    var sms =
        page.getByRole(AriaRole.ARTICLE)
            .filter(new Locator.FilterOptions().setHasText("Abaikan SMS ini"));
    for (int i = 0; i < 40 && sms.count() == 0; i++) {
      page.waitForTimeout(250);
      someone.follow("Perbarui");
    }
    sms.getByRole(AriaRole.LINK).click();
    someone.reads("Antrean Anda");
  }

  private static void book(int person) {
    var http = nodes.http(0);
    var slots = http.get("/api/v1/branches/" + OFFICE + "/slots?from=2026-11-24&days=1").array();
    var id = http.send("POST", "/api/v1/captchas", null, null).json().getString("id");
    var captcha = new JsonObject().put("id", id).put("answer", digits.answer());
    var slot = Long.parseLong(slots.getJsonObject(3).getString("id"));
    var made = http.post("/api/v1/bookings", TestPeople.wish(person, slot).put("captcha", captcha));
    org.assertj.core.api.Assertions.assertThat(made.status()).as(made.body()).isEqualTo(201);
  }
}
