package id.antrean.booking.lost;

import static id.antrean.booking.lost.LostNumberForm.CAPTCHA;
import static id.antrean.booking.lost.LostNumberForm.press;
import static id.antrean.booking.lost.LostNumberPeople.asking;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lost numbers on two nodes, with the real captcha and the real limits. */
@Antrean(nodes = 2, captcha = true, answer = CAPTCHA, limits = true, counters = 2, shared = true)
class LostNumberIT {
  private static final String API = "/api/v1/lost-numbers";

  private static Nodes nodes;
  private static LostNumberPeople people;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    people =
        new LostNumberPeople(nodes, TestBranch.slot(nodes.database(), "ONLINE", "09:00", 300, 1));
  }

  @Test
  void programsAreToldTheSameToo() {
    var holder = people.booked();
    var found = nodes.http(1).post(API, asking(holder, people.solved()));
    var none = nodes.http(1).post(API, asking(people.unknown(), people.solved()));
    assertThat(found.status()).as(found.body()).isEqualTo(202);
    assertThat(none.status()).isEqualTo(202);
    assertThat(none.body()).isEqualTo(found.body());
    assertThat(holder.told()).isEqualTo(1);
  }

  @Test
  void theRightNikWithAnotherMobileNumberTellsNobody() {
    var holder = people.booked();
    var asked = asking(holder, people.solved()).put("phone", people.unknown().phone());
    assertThat(nodes.http(0).post(API, asked).status()).isEqualTo(202);
    assertThat(holder.told()).isZero();
  }

  @Test
  void aCancelledBookingIsNotLost() {
    var holder = people.booked();
    nodes.http(0).delete("/api/v1/bookings/" + holder.code());
    assertThat(nodes.http(0).post(API, asking(holder, people.solved())).status()).isEqualTo(202);
    assertThat(holder.told()).isZero();
  }

  @Test
  void aBookingOfYesterdayIsNotLost() {
    var holder = people.booked();
    var yesterday = TestBranch.NOW.plus(java.time.Duration.ofDays(2));
    var rooms = nodes.main(0).rooms();
    var store = rooms.booking().store();
    new LostNumbers(rooms.database(), rooms.sealed(), store, rooms.security().limits())
        .ask(
            LostNumbers.Who.parse(holder.nik(), holder.phone()),
            "a-key-of-the-day-after",
            java.util.Optional.empty(),
            "192.0.2.1",
            yesterday);
    assertThat(holder.told()).isZero();
  }

  @Test
  void aRepeatOfAProgramSendsNothingMoreAndTheKeyIsForOnePersonOnly() {
    var holder = people.booked();
    var key = UUID.randomUUID().toString();
    var asked = asking(holder, people.solved());
    for (int i = 0; i < 6; i++) {
      assertThat(nodes.http(i).post(API, asked, key).status()).isEqualTo(202);
    }
    assertThat(holder.told()).isEqualTo(1);
    assertThat(nodes.http(0).post(API, asking(people.booked(), people.solved()), key).code())
        .isEqualTo("request_key_reused");
  }

  @Test
  void oneSolvedCaptchaAsksOnce() {
    var captcha = people.solved();
    assertThat(nodes.http(0).post(API, asking(people.unknown(), captcha)).status()).isEqualTo(202);
    assertThat(nodes.http(1).post(API, asking(people.unknown(), captcha)).code())
        .isEqualTo("captcha_used");
  }

  @Test
  void aCaptchaThatMadeABookingAsksForNoLostNumber() {
    var captcha = people.solved();
    var who = people.unknown();
    var wish = people.wish(who).put("captcha", captcha);
    assertThat(nodes.http(0).post("/api/v1/bookings", wish).status()).isEqualTo(201);
    assertThat(nodes.http(1).post(API, asking(who, captcha)).code()).isEqualTo("captcha_used");
    assertThat(who.told()).isZero();
  }

  @Test
  void aCaptchaThatAskedForALostNumberMakesNoBooking() {
    var captcha = people.solved();
    var who = people.unknown();
    assertThat(nodes.http(0).post(API, asking(who, captcha)).status()).isEqualTo(202);
    var wish = people.wish(who).put("captcha", captcha);
    assertThat(nodes.http(1).post("/api/v1/bookings", wish).code()).isEqualTo("captcha_used");
  }

  /**
   * Without the shared key both go through now and then: its negative control is the old schema.
   */
  @Test
  void ofABookingAndAQuestionAtOnceOneGetsTheCaptcha() throws Exception {
    for (int i = 0; i < 10; i++) {
      var captcha = people.solved();
      var who = people.unknown();
      var wish = people.wish(who).put("captcha", captcha);
      try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
        var booked = both.submit(() -> nodes.http(0).post("/api/v1/bookings", wish).status());
        var asked = both.submit(() -> nodes.http(1).post(API, asking(who, captcha)).status());
        assertThat(List.of(booked.get(), asked.get())).isIn(List.of(201, 409), List.of(409, 202));
      }
    }
  }

  @Test
  void theFourthTimeInAnHourIsToldHowLongToWaitForAnybody() {
    for (var who : new LostNumberPeople.Somebody[] {people.booked(), people.unknown()}) {
      for (int i = 0; i < 3; i++) {
        assertThat(nodes.http(0).post(API, asking(who, people.solved())).status()).isEqualTo(202);
      }
      var refused = nodes.http(0).post(API, asking(who, people.solved()));
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
    var phone = people.unknown().phone();
    for (int i = 0; i < 3; i++) {
      var asked = asking(people.unknown(), people.solved()).put("phone", phone);
      assertThat(nodes.http(0).post(API, asked).status()).isEqualTo(202);
    }
    var asked = asking(people.unknown(), people.solved()).put("phone", phone);
    assertThat(nodes.http(0).post(API, asked).status()).isEqualTo(429);
  }

  @Test
  void withoutACaptchaNobodysTriesAreUsedUp() {
    var victim = people.booked();
    for (int i = 0; i < 12; i++) {
      var without = nodes.http(0).post(API, asking(victim, null));
      assertThat(without.code()).isEqualTo("captcha_required");
      var madeUp = new JsonObject().put("pass", "made-up-" + i);
      assertThat(nodes.http(0).post(API, asking(victim, madeUp)).code())
          .isEqualTo("captcha_expired");
      var wrong = people.solved().put("answer", "111111");
      assertThat(nodes.http(0).post(API, asking(victim, wrong)).code()).isEqualTo("captcha_wrong");
      assertThat(press(nodes.http(0).browser(), victim, "111111").location())
          .contains("gambar=captcha_wrong");
    }
    assertThat(nodes.http(0).post(API, asking(victim, people.solved())).status()).isEqualTo(202);
  }

  /** Else one picture solved once would keep anybody from their links, or from a booking. */
  @Test
  void withASpentCaptchaNobodysTriesAreUsedUp() {
    var spent = people.solved();
    assertThat(nodes.http(0).post(API, asking(people.unknown(), spent)).status()).isEqualTo(202);
    var victim = people.booked();
    var waiting = people.unknown();
    for (int i = 0; i < 14; i++) {
      assertThat(nodes.http(i).post(API, asking(victim, spent)).code()).isEqualTo("captcha_used");
      var wish = people.wish(waiting).put("captcha", spent);
      assertThat(nodes.http(i).post("/api/v1/bookings", wish).code()).isEqualTo("captcha_used");
    }
    assertThat(nodes.http(0).post(API, asking(victim, people.solved())).status()).isEqualTo(202);
    var own = people.wish(waiting).put("captcha", people.solved());
    assertThat(nodes.http(0).post("/api/v1/bookings", own).status()).isEqualTo(201);
  }

  @Test
  void whoMistypesAFieldNeedsNoOtherPicture() {
    var who = people.unknown();
    Map<String, JsonObject> requests =
        Map.of(
            API,
            asking(who, people.solved()),
            "/api/v1/bookings",
            people.wish(who).put("captcha", people.solved()),
            "/api/v1/phones",
            new JsonObject().put("phone", who.phone()).put("captcha", people.solved()));
    requests.forEach(
        (path, right) -> {
          var key = UUID.randomUUID().toString();
          var wrong = right.copy().put("phone", "0812");
          var refused = nodes.http(0).post(path, wrong, key);
          assertThat(refused.code()).as(path).isEqualTo("invalid_input");
          var pass = refused.json().getString("captchaPass");
          right.put("captcha", new JsonObject().put("pass", pass));
          assertThat(nodes.http(0).post(path, right, key).status()).as(path).isIn(201, 202);
          var elsewhere = nodes.http(0).post(path, right, UUID.randomUUID().toString());
          assertThat(elsewhere.code()).isEqualTo("captcha_expired");
          assertThat(elsewhere.json().containsKey("captchaPass")).isFalse();
        });
  }

  @Test
  void bookingTooCountsNobodysTriesBeforeTheCaptcha() {
    var victim = people.unknown();
    var path = "/api/v1/bookings";
    for (int i = 0; i < 10; i++) {
      var wrong = people.wish(victim).put("captcha", people.solved().put("answer", "111111"));
      assertThat(nodes.http(0).post(path, wrong).code()).isEqualTo("captcha_wrong");
      var madeUp = people.wish(victim).put("captcha", new JsonObject().put("pass", "x"));
      assertThat(nodes.http(0).post(path, madeUp).code()).isEqualTo("captcha_expired");
    }
    var right = people.wish(victim).put("captcha", people.solved());
    assertThat(nodes.http(0).post(path, right).status()).isEqualTo(201);
    for (int i = 0; i < 5; i++) {
      nodes.http(0).post(path, right.copy().put("captcha", people.solved()));
    }
    var refused = nodes.http(0).post(path, right.copy().put("captcha", people.solved()));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().getString("captchaPass")).isNotEmpty();
  }
}
