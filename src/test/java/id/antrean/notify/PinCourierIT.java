package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.cluster.Cluster;
import id.antrean.cluster.Peers;
import id.antrean.core.Channel;
import id.antrean.core.Contact;
import id.antrean.core.Email;
import id.antrean.core.Phone;
import id.antrean.security.Limits;
import id.antrean.security.Pin;
import id.antrean.security.PinWish;
import id.antrean.security.Pins;
import id.antrean.security.TestPins;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PINs on their way: somebody waits for each of them. */
class PinCourierIT {
  private static MessagePost post;
  private static Cluster cluster;
  private static Pins pins;
  private static int phones;

  private PinCourier sms;
  private PinCourier mail;

  @BeforeAll
  static void start() {
    post = new MessagePost();
    cluster = new Cluster(new Peers(List.of(), 0, "pins", Optional.empty()));
    pins = new Pins(post.db, post.sealed, new Limits(cluster, post.sealed, false, () -> NOW));
  }

  @AfterAll
  static void stop() {
    cluster.close();
    post.close();
  }

  @BeforeEach
  void empty() {
    post.empty();
    post.db.run("DELETE FROM pin");
    post.db.run("UPDATE gateway SET away_since = NULL");
    sms = courier(Channel.SMS);
    mail = courier(Channel.EMAIL);
  }

  private static PinCourier courier(Channel channel) {
    return new PinCourier(
        pins, post.gateways, channel, post.smsGateway(), post.mailServerAt(post.mail.smtp()));
  }

  @Test
  void anSmsNamesThePurposeTheTimeAndFitsOnePart() {
    var pin = ask("id");
    sms.sendDue(NOW);
    var text = post.texts().getFirst();
    assertThat(text)
        .contains(TestPins.digits(post.sealed, pin.id()), "memesan antrean", "WIB")
        .doesNotContain("http");
    assertThat(SmsText.fitsOnePart(text)).as(text).isTrue();
    ask("en");
    sms.sendDue(NOW);
    assertThat(SmsText.fitsOnePart(post.texts().get(1))).as(post.texts().get(1)).isTrue();
  }

  @Test
  void aMailHasItInItsSubject() {
    var pin = pins.ask(wish(Contact.of(new Email("siti@contoh.id")), "id"), NOW);
    mail.sendDue(NOW);
    var digits = TestPins.digits(post.sealed, pin.id());
    assertThat(post.latestMail().to()).isEqualTo("siti@contoh.id");
    assertThat(post.latestMail().subject()).contains(digits);
    assertThat(post.latestMail().text()).contains(digits, "memesan antrean");
    assertThat(post.texts()).isEmpty();
  }

  @Test
  void itGoesBeforeHundredsOfOtherMessages() {
    for (int n = 0; n < 100; n++) {
      post.fixture.booked("+62812345%05d".formatted(n), null);
    }
    post.plan(NOW);
    ask("id");
    sms.sendDue(NOW);
    assertThat(post.texts()).hasSize(1);
    assertThat(post.texts().getFirst()).startsWith("PIN Antrean");
  }

  @Test
  void whileTheGatewayIsBrokenItIsTriedAgainAndComesOnceWithOneKey() {
    post.gateway.mood = TestGateway.Mood.LOSES_THE_ANSWER;
    ask("id");
    sms.sendDue(NOW);
    assertThat(sms.sendDue(NOW)).isFalse();
    post.gateway.mood = TestGateway.Mood.TAKES;
    sms.sendDue(NOW.plusSeconds(30));
    assertThat(post.gateway.keys()).hasSize(2);
    assertThat(post.gateway.keys().stream().distinct()).hasSize(1);
    sms.sendDue(NOW.plusSeconds(90));
    assertThat(post.gateway.keys()).hasSize(2);
  }

  @Test
  void aNodeThatDiesWhileItSendsLeavesItToAnother() {
    ask("id");
    assertThat(pins.claim(Channel.SMS, NOW, NOW.plusSeconds(30), 16, 16)).hasSize(1);
    sms.sendDue(NOW.plusSeconds(29));
    assertThat(post.texts()).isEmpty();
    sms.sendDue(NOW.plusSeconds(30));
    assertThat(post.texts()).hasSize(1);
  }

  @Test
  void whatIsOverIsNotSentAnyMore() {
    post.gateway.mood = TestGateway.Mood.IS_BROKEN;
    var used = ask("id");
    ask("id");
    sms.sendDue(NOW);
    pins.prove(used.id(), TestPins.digits(post.sealed, used.id()), key(), NOW);
    post.gateway.mood = TestGateway.Mood.TAKES;
    sms.sendDue(NOW.plus(Duration.ofMinutes(10)));
    assertThat(post.texts()).isEmpty();
  }

  @Test
  void aNumberThatTheGatewayRefusesIsNotTriedAgain() {
    post.gateway.mood = TestGateway.Mood.REFUSES;
    ask("id");
    sms.sendDue(NOW);
    post.gateway.mood = TestGateway.Mood.TAKES;
    sms.sendDue(NOW.plusSeconds(60));
    assertThat(post.texts()).isEmpty();
    assertThat(away(NOW.plusSeconds(600))).as("it answered").isFalse();
  }

  /** Else whoever asks for PINs to such numbers books without one. */
  @Test
  void numbersThatAreNeverTakenMakeNoOutage() {
    post.gateway.mood = TestGateway.Mood.SAYS_NO;
    var strict =
        new PinCourier(
            pins,
            post.gateways,
            Channel.SMS,
            post.strictGateway(),
            post.mailServerAt(post.mail.smtp()));
    for (int n = 0; n < 20; n++) {
      ask("id");
    }
    while (strict.sendDue(NOW)) {}
    strict.sendDue(NOW.plusSeconds(119));
    assertThat(away(NOW.plusSeconds(120))).isFalse();
    post.gateway.mood = TestGateway.Mood.TAKES;
    while (strict.sendDue(NOW.plusSeconds(149))) {}
    assertThat(post.texts()).hasSize(20);
  }

  @Test
  void afterTwoMinutesWithoutOneThatIsTakenTheGatewayIsAwayUntilTheNext() {
    var gone = post.gatewayThatIsGone();
    var unreachable =
        new PinCourier(pins, post.gateways, Channel.SMS, gone, post.mailServerAt(post.mail.smtp()));
    ask("id");
    unreachable.sendDue(NOW);
    assertThat(away(NOW.plusSeconds(119))).isFalse();
    unreachable.sendDue(NOW.plusSeconds(119));
    assertThat(away(NOW.plusSeconds(120))).isTrue();
    sms.sendDue(NOW.plusSeconds(125));
    assertThat(away(NOW.plusSeconds(125))).isFalse();
  }

  @Test
  void fiveProvedReceiversThatAreNotTakenTellOfAnOutageToo() {
    post.gateway.mood = TestGateway.Mood.IS_BROKEN;
    for (int n = 0; n < 5; n++) {
      post.fixture.booked("+62812345678" + (90 + n), null);
    }
    post.work(NOW);
    post.work(NOW.plusSeconds(40));
    assertThat(away(NOW.plusSeconds(600))).as("nobody proved these").isFalse();
    post.db.update("UPDATE booking SET proved = true, created_at = created_at - interval '1 day'");
    for (int seconds = 80; seconds < 900; seconds += 40) {
      post.work(NOW.plusSeconds(seconds));
    }
    assertThat(away(NOW.plusSeconds(1_020))).isTrue();
    post.gateway.mood = TestGateway.Mood.TAKES;
    post.work(NOW.plusSeconds(1_020));
    assertThat(post.texts()).isNotEmpty();
    assertThat(away(NOW.plusSeconds(1_020))).isFalse();
  }

  /** Else a hundred and fifty of them keep everybody's PIN for minutes. */
  @Test
  void numbersAtWhichTheGatewayHangsKeepNobodyWaiting() {
    post.gateway.mood = TestGateway.Mood.HANGS;
    for (int n = 0; n < 32; n++) {
      ask("id");
    }
    long from = System.nanoTime();
    sms.sendDue(NOW);
    sms.sendDue(NOW);
    post.gateway.mood = TestGateway.Mood.TAKES;
    ask("id");
    sms.sendDue(NOW);
    assertThat(post.texts()).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(6));
    assertThat(away(NOW.plusSeconds(600))).isFalse();
  }

  /** Whoever has asked for PINs to hundreds of them gets none of the room of a first try. */
  @Test
  void aFreshPinGoesBeforeHundredsThatAreTriedAgain() {
    for (int n = 0; n < 300; n++) {
      ask("id");
    }
    post.db.run(
        "UPDATE pin_letter SET attempts = 1, next_at = $1", NOW.minusSeconds(60).atOffset(UTC));
    post.gateway.mood = TestGateway.Mood.HANGS;
    for (int turn = 0; turn < 5; turn++) {
      sms.sendDue(NOW);
    }
    var fresh = ask("id");
    post.gateway.mood = TestGateway.Mood.TAKES;
    sms.sendDue(NOW);
    assertThat(post.texts())
        .hasSize(1)
        .first()
        .asString()
        .contains(TestPins.digits(post.sealed, fresh.id()));
    assertThat(tried(2)).as("on their way again").isEqualTo(32);
  }

  @Test
  void aSecondOfHangingFirstTriesLeavesRoomForTheNext() {
    post.gateway.mood = TestGateway.Mood.HANGS;
    for (int n = 0; n < 100; n++) {
      ask("id");
    }
    long from = System.nanoTime();
    while (sms.sendDue(NOW)) {}
    post.gateway.mood = TestGateway.Mood.TAKES;
    ask("id");
    sms.sendDue(NOW);
    assertThat(post.texts()).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void onePinIsTriedThreeTimesWhereItMayHaveArrivedAndThenLeftToWhoWaits() {
    post.gateway.mood = TestGateway.Mood.LOSES_THE_ANSWER;
    ask("id");
    for (int seconds = 0; seconds < 600; seconds += 30) {
      sms.sendDue(NOW.plusSeconds(seconds));
    }
    assertThat(post.gateway.keys()).hasSize(3);
  }

  private static int tried(int attempts) {
    return post.db
        .first(
            row -> row.getInteger("n"),
            "SELECT count(*)::int AS n FROM pin_letter WHERE attempts = $1",
            attempts)
        .orElseThrow();
  }

  private static boolean away(Instant now) {
    return post.gateways.isAway(Channel.SMS, now);
  }

  private static Pin ask(String language) {
    return pins.ask(wish(Contact.of(new Phone("+62812%08d".formatted(phones++))), language), NOW);
  }

  private static PinWish wish(Contact contact, String language) {
    return new PinWish(
        contact, language, ZoneId.of("Asia/Jakarta"), key(), Optional.empty(), "192.0.2.1");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
