package id.antrean.booking.lost;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.Person;
import id.antrean.core.Nik;
import id.antrean.core.Phone;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lost numbers on two nodes, with the real captcha and the real limits. */
class LostNumberIT {
  private static final String CAPTCHA = "402917";
  private static final String PAGE = "/cari-nomor";
  private static final String API = "/api/v1/lost-numbers";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static Nodes nodes;
  private static long slot;

  @BeforeAll
  static void start() {
    nodes =
        Nodes.start(() -> 402_917L << 33, 2, "ANTREAN_CAPTCHA", "image", "ANTREAN_LIMITS", "on");
    TestBranch.branch(nodes.database(), 2);
    nodes.main(0).rooms().branches().reload();
    nodes.main(1).rooms().branches().reload();
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 300, 1);
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  /** Nobody else's person, with an open booking or none. */
  private record Somebody(int n, Answer booking) {
    String nik() {
      return TestPeople.nik(n);
    }

    String phone() {
      return "0812%08d".formatted(n);
    }

    String code() {
      return booking.json().getString("code");
    }

    /** How often the holder got a message because somebody asked. */
    int told() {
      return nodes
          .database()
          .first(
              row -> row.getInteger("n"),
              """
              SELECT count(*)::int AS n FROM event e JOIN booking b ON b.id = e.subject
              WHERE e.kind = 'BookingAsked' AND b.nik_hash = $1 AND b.phone_hash = $2
              """,
              Person.nikHash(nodes.main(0).rooms().sealed(), new Nik(nik())),
              Person.phoneHash(nodes.main(0).rooms().sealed(), Phone.parse(phone())))
          .orElseThrow();
    }
  }

  private static Somebody unknown() {
    return new Somebody(PEOPLE.incrementAndGet(), null);
  }

  private static Somebody booked() {
    int n = PEOPLE.incrementAndGet();
    var key = UUID.randomUUID().toString();
    var wish = TestPeople.wish(n, slot).put("captcha", solved());
    var answer = nodes.http(n).post("/api/v1/bookings", wish, key);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new Somebody(n, answer);
  }

  private static JsonObject solved() {
    var captcha = nodes.http(0).send("POST", "/api/v1/captchas", null, null).json();
    return new JsonObject().put("id", captcha.getString("id")).put("answer", CAPTCHA);
  }

  private static JsonObject asking(Somebody who, JsonObject captcha) {
    var json = new JsonObject().put("nik", who.nik()).put("phone", who.phone());
    return captcha == null ? json : json.put("captcha", captcha);
  }

  /** Fills in the page as the browser has it and presses the button. */
  private static Answer press(Http browser, String nik, String phone, String captcha) {
    return press(browser, browser.get(PAGE), nik, phone, captcha);
  }

  private static Answer press(Http browser, Answer page, String nik, String phone, String captcha) {
    var action = page.body().replaceAll("(?s).*action=\"([^\"]*)\".*", "$1");
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

  private static Answer press(Http browser, Somebody who, String captcha) {
    return press(browser, who.nik(), who.phone(), captcha);
  }

  private static void mustBeSent(Http browser, Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    assertThat(answer.location()).isEqualTo(PAGE + "?terkirim=1");
    assertThat(browser.get(answer.location()).body())
        .contains("Jika data ini cocok dengan sebuah antrean", "Tunjukkan KTP kepada satpam");
  }

  @Test
  void withABookingAndWithoutOneTheAnswerIsTheSameAndOnlyTheHolderGetsAnSms() throws Exception {
    var holder = booked();
    var stranger = unknown();
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
  void programsAreToldTheSameToo() {
    var holder = booked();
    var found = nodes.http(1).post(API, asking(holder, solved()));
    var none = nodes.http(1).post(API, asking(unknown(), solved()));
    assertThat(found.status()).as(found.body()).isEqualTo(202);
    assertThat(none.status()).isEqualTo(202);
    assertThat(none.body()).isEqualTo(found.body());
    assertThat(holder.told()).isEqualTo(1);
  }

  @Test
  void theRightNikWithAnotherMobileNumberTellsNobody() {
    var holder = booked();
    var asked = asking(holder, solved()).put("phone", unknown().phone());
    assertThat(nodes.http(0).post(API, asked).status()).isEqualTo(202);
    assertThat(holder.told()).isZero();
  }

  @Test
  void aCancelledBookingIsNotLost() {
    var holder = booked();
    nodes.http(0).delete("/api/v1/bookings/" + holder.code());
    assertThat(nodes.http(0).post(API, asking(holder, solved())).status()).isEqualTo(202);
    assertThat(holder.told()).isZero();
  }

  @Test
  void aBookingOfYesterdayIsNotLost() {
    var holder = booked();
    var yesterday = TestBranch.NOW.plus(java.time.Duration.ofDays(2));
    var rooms = nodes.main(0).rooms();
    var store = rooms.booking().store();
    new LostNumbers(rooms.database(), rooms.sealed(), store)
        .ask(
            LostNumbers.Who.parse(holder.nik(), holder.phone()),
            "a-key-of-the-day-after",
            java.util.Optional.empty(),
            yesterday);
    assertThat(holder.told()).isZero();
  }

  @Test
  void pressingTwentyTimesAtOnceSendsOneSms() {
    var holder = booked();
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
  void aRepeatOfAProgramSendsNothingMoreAndTheKeyIsForOnePersonOnly() {
    var holder = booked();
    var key = UUID.randomUUID().toString();
    var asked = asking(holder, solved());
    for (int i = 0; i < 6; i++) {
      assertThat(nodes.http(i).post(API, asked, key).status()).isEqualTo(202);
    }
    assertThat(holder.told()).isEqualTo(1);
    assertThat(nodes.http(0).post(API, asking(booked(), solved()), key).code())
        .isEqualTo("request_key_reused");
  }

  @Test
  void oneSolvedCaptchaAsksOnce() {
    var captcha = solved();
    assertThat(nodes.http(0).post(API, asking(unknown(), captcha)).status()).isEqualTo(202);
    assertThat(nodes.http(1).post(API, asking(unknown(), captcha)).code())
        .isEqualTo("captcha_used");
  }

  @Test
  void aCaptchaThatMadeABookingAsksForNoLostNumber() {
    var captcha = solved();
    var who = unknown();
    var wish = TestPeople.wish(who.n(), slot).put("captcha", captcha);
    assertThat(nodes.http(0).post("/api/v1/bookings", wish).status()).isEqualTo(201);
    assertThat(nodes.http(1).post(API, asking(who, captcha)).code()).isEqualTo("captcha_used");
    assertThat(who.told()).isZero();
  }

  @Test
  void aCaptchaThatAskedForALostNumberMakesNoBooking() {
    var captcha = solved();
    var who = unknown();
    assertThat(nodes.http(0).post(API, asking(who, captcha)).status()).isEqualTo(202);
    var wish = TestPeople.wish(who.n(), slot).put("captcha", captcha);
    assertThat(nodes.http(1).post("/api/v1/bookings", wish).code()).isEqualTo("captcha_used");
  }

  /**
   * Without the shared key both go through now and then: its negative control is the old schema.
   */
  @Test
  void ofABookingAndAQuestionAtOnceOneGetsTheCaptcha() throws Exception {
    for (int i = 0; i < 10; i++) {
      var captcha = solved();
      var who = unknown();
      var wish = TestPeople.wish(who.n(), slot).put("captcha", captcha);
      try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
        var booked = both.submit(() -> nodes.http(0).post("/api/v1/bookings", wish).status());
        var asked = both.submit(() -> nodes.http(1).post(API, asking(who, captcha)).status());
        assertThat(List.of(booked.get(), asked.get())).isIn(List.of(201, 409), List.of(409, 202));
      }
    }
  }

  @Test
  void theFourthTimeInAnHourIsToldHowLongToWaitForAnybody() {
    for (var who : new Somebody[] {booked(), unknown()}) {
      for (int i = 0; i < 3; i++) {
        assertThat(nodes.http(0).post(API, asking(who, solved())).status()).isEqualTo(202);
      }
      var refused = nodes.http(0).post(API, asking(who, solved()));
      assertThat(refused.code()).isEqualTo("too_many_requests");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 1_200);
      assertThat(refused.json().getString("captchaPass")).isNotEmpty();

      var browser = nodes.http(0).browser();
      var page = press(browser, who, CAPTCHA);
      assertThat(page.status()).isEqualTo(429);
      assertThat(page.body()).contains("Terlalu banyak percobaan", "Tunggu 20 menit");
      var again = page.body().replaceAll("(?s).*href=\"(/cari-nomor\\?d=[0-9a-f]+)\".*", "$1");
      assertThat(browser.get(again).body()).contains("value=\"" + who.nik() + "\"");
    }
  }

  @Test
  void aMobileNumberIsNotWokenByManyNiks() {
    var phone = unknown().phone();
    for (int i = 0; i < 3; i++) {
      var asked = asking(unknown(), solved()).put("phone", phone);
      assertThat(nodes.http(0).post(API, asked).status()).isEqualTo(202);
    }
    var asked = asking(unknown(), solved()).put("phone", phone);
    assertThat(nodes.http(0).post(API, asked).status()).isEqualTo(429);
  }

  @Test
  void withoutACaptchaNobodysTriesAreUsedUp() {
    var victim = booked();
    for (int i = 0; i < 12; i++) {
      var without = nodes.http(0).post(API, asking(victim, null));
      assertThat(without.code()).isEqualTo("captcha_required");
      var madeUp = new JsonObject().put("pass", "made-up-" + i);
      assertThat(nodes.http(0).post(API, asking(victim, madeUp)).code())
          .isEqualTo("captcha_expired");
      var wrong = solved().put("answer", "111111");
      assertThat(nodes.http(0).post(API, asking(victim, wrong)).code()).isEqualTo("captcha_wrong");
      assertThat(press(nodes.http(0).browser(), victim, "111111").location())
          .contains("gambar=captcha_wrong");
    }
    assertThat(nodes.http(0).post(API, asking(victim, solved())).status()).isEqualTo(202);
  }

  @Test
  void aWrongCaptchaKeepsWhatWasTypedAndARightOneIsNotAskedTwice() {
    var who = booked();
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
    var action = page.body().replaceAll("(?s).*action=\"([^\"]*)\".*", "$1");
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
        .contains("Ada 2 yang perlu diperbaiki", "href=\"#nik\"", "href=\"#phone\"")
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

  @Test
  void bookingTooCountsNobodysTriesBeforeTheCaptcha() {
    var victim = unknown();
    var path = "/api/v1/bookings";
    for (int i = 0; i < 10; i++) {
      var wrong =
          TestPeople.wish(victim.n(), slot).put("captcha", solved().put("answer", "111111"));
      assertThat(nodes.http(0).post(path, wrong).code()).isEqualTo("captcha_wrong");
      var madeUp =
          TestPeople.wish(victim.n(), slot).put("captcha", new JsonObject().put("pass", "x"));
      assertThat(nodes.http(0).post(path, madeUp).code()).isEqualTo("captcha_expired");
    }
    var right = TestPeople.wish(victim.n(), slot).put("captcha", solved());
    assertThat(nodes.http(0).post(path, right).status()).isEqualTo(201);
    for (int i = 0; i < 5; i++) {
      nodes.http(0).post(path, right.copy().put("captcha", solved()));
    }
    var refused = nodes.http(0).post(path, right.copy().put("captcha", solved()));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().getString("captchaPass")).isNotEmpty();
  }
}
