package id.antrean.booking.lost;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.lost.LostNumberPeople.Somebody;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;

/** The page that asks for a lost number, filled in without JavaScript. */
final class LostNumberForm {
  static final String CAPTCHA = "402917";
  static final String PAGE = "/cari-nomor";

  private LostNumberForm() {}

  /** Fills in the page as the browser has it and presses the button. */
  static Answer press(Http browser, String nik, String phone, String captcha) {
    return press(browser, browser.get(PAGE), nik, phone, captcha);
  }

  static Answer press(Http browser, Answer page, String nik, String phone, String captcha) {
    var action = page.body().replaceAll("(?s).* action=\"([^\"]*)\".*", "$1");
    return browser.form(
        action,
        "token",
        Form.hidden(page, "token"),
        "kunci",
        Form.hidden(page, "kunci"),
        "nik",
        nik,
        "phone",
        phone,
        "captcha-id",
        page.body().contains("captcha-id") ? Form.hidden(page, "captcha-id") : "",
        "captcha",
        captcha);
  }

  static Answer press(Http browser, Somebody who, String captcha) {
    return press(browser, who.nik(), who.phone(), captcha);
  }

  static void mustBeSent(Http browser, Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    assertThat(answer.location()).isEqualTo(PAGE + "?terkirim=1");
    assertThat(browser.get(answer.location()).body())
        .contains("Jika data ini cocok dengan sebuah antrean", "Tunjukkan KTP kepada satpam");
  }
}
