package id.antrean.booking.lost;

import static id.antrean.booking.lost.LostNumberForm.CAPTCHA;
import static id.antrean.booking.lost.LostNumberForm.PAGE;
import static id.antrean.booking.lost.LostNumberForm.mustBeSent;
import static id.antrean.booking.lost.LostNumberForm.press;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Form;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that asks for a lost number: what it says, keeps and refuses. */
@Antrean(nodes = 2, captcha = true, answer = CAPTCHA, limits = true, counters = 2, shared = true)
class LostNumberPagesIT {
  private static Nodes nodes;
  private static LostNumberPeople people;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    people =
        new LostNumberPeople(nodes, TestBranch.slot(nodes.database(), "ONLINE", "10:00", 300, 301));
  }

  @Test
  void withABookingAndWithoutOneTheAnswerIsTheSameAndOnlyTheHolderGetsAnSms() throws Exception {
    var holder = people.booked();
    var stranger = people.unknown();
    var one = nodes.http(0).browser();
    var other = nodes.http(0).browser();
    var found = press(one, holder, CAPTCHA);
    var none = press(other, stranger, CAPTCHA);
    mustBeSent(one, found);
    mustBeSent(other, none);
    assertThat(other.get(none.location()).body()).isEqualTo(one.get(found.location()).body());
    assertThat(holder.told()).isEqualTo(1);
    assertThat(stranger.told()).isZero();
    var mailbox = "";
    var lost = Pattern.compile("/t/" + holder.code() + "[^<]*(<[^>]*>)*[^<]*Abaikan SMS ini");
    for (int i = 0; i < 200 && !lost.matcher(mailbox).find(); i++) {
      Thread.sleep(50);
      mailbox = nodes.http(0).get("/mailbox").body() + nodes.http(1).get("/mailbox").body();
    }
    assertThat(mailbox).containsPattern(lost);
  }

  @Test
  void pressingTwentyTimesAtOnceSendsOneSms() {
    var holder = people.booked();
    var browser = nodes.http(0).browser();
    var page = browser.get(PAGE);
    var answers =
        TestPeople.race(
            20,
            n -> press(browser.at(nodes.http(n % 2)), page, holder.nik(), holder.phone(), CAPTCHA));
    // The first five may try the picture; later requests find the answer made.
    assertThat(answers).anyMatch(answer -> answer.location().equals(PAGE + "?terkirim=1"));
    mustBeSent(browser, press(browser, page, holder.nik(), holder.phone(), CAPTCHA));
    assertThat(holder.told()).isEqualTo(1);
  }

  @Test
  void aWrongCaptchaKeepsWhatWasTypedAndARightOneIsNotAskedTwice() {
    var who = people.booked();
    var browser = nodes.http(0).browser();
    var wrong = press(browser, who, "111111");
    var page = browser.get(wrong.location());
    assertThat(page.body())
        .contains("<title>Kesalahan: Cari nomor antrean - Antrean</title>")
        .contains("href=\"#captcha\"", "Angka tidak sama dengan gambar")
        .contains("value=\"" + who.nik() + "\"", "value=\"" + who.phone() + "\"");
    assertThat(wrong.location()).doesNotContain(who.nik(), who.phone());
    var mistyped = press(browser, page, "123", who.phone(), CAPTCHA);
    var second = browser.get(mistyped.location());
    assertThat(second.body()).contains("Anda menulis 3 angka").doesNotContain("captcha-id");
    mustBeSent(browser, press(browser, second, who.nik(), who.phone(), ""));
    assertThat(browser.get(PAGE).body()).doesNotContain(who.nik());
  }

  @Test
  void anotherPictureKeepsWhatWasTyped() {
    var browser = nodes.http(0).browser();
    var page = browser.get(PAGE);
    var action = page.body().replaceAll("(?s).* action=\"([^\"]*)\".*", "$1");
    var next =
        browser.form(
            action,
            "token",
            Form.hidden(page, "token"),
            "kunci",
            Form.hidden(page, "kunci"),
            "nik",
            "3374 01",
            "phone",
            "0812",
            "ganti",
            "1");
    assertThat(browser.get(next.location().replace("#captcha", "")).body())
        .contains("value=\"3374 01\"", "value=\"0812\"", "captcha-id")
        .doesNotContain("Kesalahan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "abcdefghijklmnop",
        "33740155019000011111",
        "😀👩‍👩‍👧‍👦",
        "\u202e10000910551",
        "الاسم",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "${jndi:ldap://x}"
      })
  void whatIsNoNikComesBackAsTypedWithASentenceAtEachField(String typed) {
    var browser = nodes.http(0).browser();
    var answer = press(browser, typed, typed, CAPTCHA);
    assertThat(answer.status()).isEqualTo(303);
    var page = browser.get(answer.location());
    assertThat(page.body())
        .contains("Ada 2 isian yang perlu diperbaiki", "href=\"#nik\"", "href=\"#phone\"")
        .contains("id=\"nik-salah\"", "id=\"phone-salah\"")
        .doesNotContain("<script>alert");
    if (typed.matches("[a-z0-9]+")) {
      assertThat(page.body()).contains("value=\"" + typed + "\"");
    }
  }

  @Test
  void moreThanACookieCanHoldStaysOnThePage() {
    var browser = nodes.http(0).browser();
    var answer = press(browser, "9".repeat(6_000), "0812", CAPTCHA);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("9".repeat(6_000), "Anda menulis 6000 angka");
  }

  @Test
  void aFormThatIsNotOursIsRefused() {
    var answer =
        nodes.http(0).browser().form(PAGE, "nik", TestPeople.nik(1), "phone", "081200000001");
    assertThat(answer.status()).isEqualTo(403);
  }
}
