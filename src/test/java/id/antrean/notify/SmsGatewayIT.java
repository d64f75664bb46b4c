package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static id.antrean.notify.MessagePost.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Channel;
import id.antrean.notify.TestGateway.Mood;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers of an SMS gateway, and what each of them makes of the message. */
@ExtendWith(MessagePostExtension.class)
class SmsGatewayIT {
  private final MessagePost post;

  SmsGatewayIT(MessagePost post) {
    this.post = post;
  }

  @Test
  void aGatewayThatIsNotThereCountsAsCertainlyNotSent() {
    post.fixture.booked("+6281234567890", null);
    post.messages.plan(NOW);
    post.gateway.close();
    post.sms.sendDue(NOW);
    assertThat(post.fixture.count("state = 'QUEUED' AND doubts = 0 AND attempts = 1")).isOne();
    post.sms.sendDue(NOW.plus(Duration.ofHours(25)));
    assertThat(post.fixture.count("state = 'FAILED'")).isOne();
  }

  @Test
  void aGatewayThatWantsAFormGetsAForm() {
    post.fixture.booked("+6281234567890", null);
    post.messages.plan(NOW);
    var seen = new ArrayList<String>();
    var provider =
        post.vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .setExpectMultipart(true)
                        .endHandler(
                            end -> {
                              seen.add(request.getHeader("Authorization"));
                              seen.add(request.getFormAttribute("target"));
                              seen.add(request.getFormAttribute("message"));
                              request.response().end("OK");
                            }))
            .listen(0, "127.0.0.1")
            .await();
    post.courier(
            post.messages,
            new SmsGateway(
                post.vertx,
                URI.create("http://127.0.0.1:" + provider.actualPort() + "/send"),
                Optional.of("rahasia"),
                "target={local}&message={text}&countryCode=62",
                Optional.empty(),
                new MessageWords(() -> HOME)))
        .sendDue(NOW);
    provider.close().await();
    assertThat(seen).startsWith("rahasia", "081234567890");
    assertThat(seen.get(2)).contains("Semarang Pemuda, Senin, 23 Nov pukul 08.30-09.00 WIB.");
    assertThat(post.fixture.count("state = 'SENT' AND receiver_id IS NULL")).isOne();
  }

  @Test
  void whatTheGatewayRefusesIsNotSentAgain() {
    post.fixture.booked("+6281234567890", null);
    post.messages.plan(NOW);
    post.gateway.mood = Mood.REFUSES;
    post.sms.sendDue(NOW);
    assertThat(post.fixture.count("state = 'FAILED'")).isOne();
  }

  /** Control: without the setting a gateway's 200 is believed. */
  @Test
  void aGatewayThatSaysNoWith200HasNotTakenTheMessage() {
    post.fixture.booked("+6281234567890", null);
    post.messages.plan(NOW);
    post.gateway.mood = Mood.SAYS_NO;
    var strict = post.courier(post.messages, post.strictGateway());
    strict.sendDue(NOW);
    assertThat(post.fixture.count("state = 'QUEUED' AND doubts = 0")).isOne();
    post.gateway.mood = Mood.TAKES;
    strict.sendDue(NOW.plusSeconds(10));
    assertThat(post.fixture.count("state = 'SENT' AND receiver_id = '7'")).isOne();

    post.fixture.booked("+6281234567891", null);
    post.messages.plan(NOW);
    post.gateway.mood = Mood.SAYS_NO;
    strict.sendDue(NOW.plus(Duration.ofHours(25)));
    assertThat(post.fixture.count("state = 'FAILED'")).as("it said no for a day").isOne();

    post.fixture.booked("+6281234567892", null);
    post.messages.plan(NOW);
    post.sms.sendDue(NOW);
    assertThat(post.fixture.count("state = 'SENT'")).as("control").isEqualTo(2);
  }

  /** Else six hundred made-up numbers would keep everybody's SMS for hours. */
  @Test
  void numbersThatAreNeverTakenKeepNobodyWaiting() {
    for (int n = 0; n < 40; n++) {
      post.fixture.booked("+62812346%05d".formatted(n), null);
    }
    post.plan(NOW);
    post.gateway.mood = Mood.SAYS_NO;
    var strict = post.courier(post.messages, post.strictGateway());
    while (strict.sendDue(NOW)) {}
    assertThat(post.fixture.count("attempts = 1 AND doubts = 0 AND state = 'QUEUED'"))
        .isEqualTo(40);
    assertThat(post.gateways.isAway(Channel.SMS, NOW.plusSeconds(600))).isFalse();
    post.fixture.booked("+6281234700000", null);
    post.plan(NOW);
    post.gateway.mood = Mood.TAKES;
    strict.sendDue(NOW);
    assertThat(post.texts()).hasSize(1);
  }

  /** Whose mobile is known: a gateway without credit says no to these as well. */
  @Test
  void fiveProvedMobilesThatAreNotTakenTellOfAnOutageAndFourDoNot() {
    var strict = post.courier(post.messages, post.strictGateway());
    post.gateway.mood = Mood.SAYS_NO;
    for (int n = 0; n < 5; n++) {
      assertThat(post.gateways.isAway(Channel.SMS, NOW.plusSeconds(600))).isFalse();
      var booking = post.fixture.booked("+62812345678" + (90 + n), null);
      provedADayAgo(booking);
      post.plan(NOW);
      strict.sendDue(NOW);
    }
    assertThat(post.gateways.isAway(Channel.SMS, NOW.plusSeconds(120))).isTrue();
    post.gateways.reached(Channel.SMS);
  }

  /** Else five SIM cards, proved and then barred, switch the PIN off for everybody. */
  @Test
  void aMobileIsNoWitnessBeforeADay() {
    post.gateways.reached(Channel.SMS);
    var strict = post.courier(post.messages, post.strictGateway());
    post.gateway.mood = Mood.SAYS_NO;
    for (int n = 0; n < 8; n++) {
      var booking = post.fixture.booked("+62812345679" + (90 + n), null);
      post.db.update("UPDATE booking SET proved = true WHERE id = $1", booking);
    }
    post.plan(NOW);
    while (strict.sendDue(NOW)) {}
    assertThat(post.gateways.isAway(Channel.SMS, NOW.plusSeconds(600))).isFalse();
    // The same person booked before with each of these.
    for (int n = 0; n < 5; n++) {
      var mobile = "+62812345679" + (90 + n);
      var before = post.fixture.booking("Siti Rahmawati", mobile, null);
      provedADayAgo(before);
      post.db.update(
          """
          UPDATE booking b SET nik_hash = e.nik_hash FROM booking e
          WHERE b.id = $1 AND e.phone_hash = b.phone_hash AND e.id <> b.id
          """,
          before);
    }
    for (int minute = 1; minute < 60; minute++) {
      strict.sendDue(NOW.plusSeconds(60 * minute));
    }
    assertThat(post.gateways.isAway(Channel.SMS, NOW.plusSeconds(7_200))).isTrue();
    post.gateways.reached(Channel.SMS);
  }

  private void provedADayAgo(UUID booking) {
    post.db.update(
        "UPDATE booking SET proved = true, created_at = created_at - interval '1 day' WHERE id = $1",
        booking);
  }

  /** Else the holder of one mobile makes five of it by naming five addresses. */
  @Test
  void oneProvedMobileIsOneHoweverManyBookingsItHas() {
    var strict = post.courier(post.messages, post.strictGateway());
    post.gateway.mood = Mood.SAYS_NO;
    for (int n = 0; n < 8; n++) {
      var booking = post.fixture.booked("+6281234567890", "orang" + n + "@contoh.id");
      provedADayAgo(booking);
      post.plan(NOW);
      strict.sendDue(NOW);
    }
    assertThat(post.gateways.isAway(Channel.SMS, NOW.plusSeconds(600))).isFalse();
  }

  @Test
  void aLostAnswerIsAskedAgainWithTheSameId() {
    post.fixture.booked("+6281234567890", null);
    post.messages.plan(NOW);
    post.gateway.mood = Mood.LOSES_THE_ANSWER;
    post.sms.sendDue(NOW);
    assertThat(post.fixture.count("state = 'QUEUED' AND doubts = 1")).isOne();
    post.gateway.mood = Mood.TAKES;
    post.sms.sendDue(NOW.plusSeconds(10));
    assertThat(post.gateway.keys()).hasSize(2);
    assertThat(new HashSet<>(post.gateway.keys())).hasSize(1);
    assertThat(post.fixture.count("state = 'SENT'")).isOne();
  }

  @Test
  void aNodeThatDiesBetweenSendingAndRecordingLeavesItToAnotherAfterTheLease() {
    post.fixture.booked("+6281234567890", null);
    post.messages.plan(NOW);
    var letters = post.messages.claim(Channel.SMS, NOW, 16);
    post.smsGateway().send(letters.getFirst()).await();

    post.sms.sendDue(NOW.plusSeconds(59));
    assertThat(post.gateway.keys()).hasSize(1);
    post.sms.sendDue(NOW.plusSeconds(61));
    assertThat(post.gateway.keys()).hasSize(2);
    assertThat(new HashSet<>(post.gateway.keys())).hasSize(1);
    assertThat(post.fixture.count("state = 'SENT' AND attempts = 2")).isOne();
  }

  @Test
  void whatMayHaveArrivedEndsAsUnknownNotAsFailed() {
    post.fixture.booked("+6281234567890", null);
    post.messages.plan(NOW);
    post.gateway.mood = Mood.LOSES_THE_ANSWER;
    post.sms.sendDue(NOW);
    post.gateway.close();
    post.sms.sendDue(NOW.plus(Duration.ofHours(25)));
    assertThat(post.fixture.count("state = 'UNKNOWN'")).isOne();
  }

  @Test
  void aHangingGatewayNeitherHangsUsNorTheMail() {
    post.fixture.booked("+6281234567890", "siti@contoh.id");
    post.messages.plan(NOW);
    post.gateway.mood = Mood.HANGS;
    var hanging = Thread.ofVirtual().start(() -> post.sms.sendDue(NOW));
    long from = System.nanoTime();
    post.email.sendDue(NOW);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(4));
    assertThat(post.fixture.count("channel = 'EMAIL' AND state = 'SENT'")).isOne();
    join(hanging);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(8));
    assertThat(post.fixture.count("channel = 'SMS' AND state = 'QUEUED' AND doubts = 1")).isOne();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
