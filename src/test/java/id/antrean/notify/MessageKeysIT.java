package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Sealed;
import id.antrean.notify.TestGateway.Mood;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages to people whose data no key of this node opens. */
@ExtendWith(MessagePostExtension.class)
class MessageKeysIT {
  private final MessagePost post;

  MessageKeysIT(MessagePost post) {
    this.post = post;
  }

  @Test
  void whatNoKeyOpensWaitsHoweverLongAndGoesOutOnceOneDoes() {
    var booking = post.fixture.booked("+6281234567890", null);
    var strange = new Sealed(key(9), new byte[32]);
    var without = post.messagesUnder(strange);
    assertThat(without.plan(NOW)).isEqualTo(1);
    assertThat(post.fixture.count("state = 'QUEUED'"))
        .as("perhaps there is an address")
        .isEqualTo(2);
    var now = NOW;
    for (int tries = 0; tries < 30; tries++) { // by day, for at night nothing is tried
      now = NOW.plus(Duration.ofDays(tries / 10)).plus(Duration.ofHours(tries % 10));
      assertThat(new Courier(without, post.smsGateway()).sendDue(now)).isTrue();
      new Courier(without, post.mailServerAt(post.mail.smtp())).sendDue(now);
    }
    assertThat(post.gateway.taken).isEmpty();
    assertThat(post.fixture.count("state = 'QUEUED' AND doubts = 0 AND attempts = 30"))
        .isEqualTo(2);
    assertThat(strange.unopened()).isPositive();

    now = now.plus(Duration.ofHours(1));
    post.sms.sendDue(now);
    post.email.sendDue(now);
    assertThat(post.gateway.taken).hasSize(1);
    assertThat(post.fixture.count("channel = 'SMS' AND state = 'SENT'")).isOne();
    assertThat(post.fixture.count("channel = 'EMAIL' AND state = 'OBSOLETE'")).isOne();
    assertThat(new MessageStates(post.db).of(booking))
        .extracting(MessageStates.MessageState::state)
        .containsExactly(DeliveryState.SENT);
  }

  @Test
  void whatNoKeyOpensSaysNothingOfTheReceiverAndDoesNotHoldUpOthers() {
    var strange = new Sealed(key(9), new byte[32]);
    var unopened = post.fixture.booked("+6281234567890", null);
    var value = strange.seal("{}", "booking/person/" + unopened);
    post.db.run("UPDATE booking SET person = $2 WHERE id = $1", unopened, value);
    post.fixture.booked("+6281234567891", null);
    while (post.messages.plan(NOW) > 0) {}
    post.gateway.mood = Mood.IS_BROKEN;
    post.sms.sendDue(NOW);
    post.gateway.mood = Mood.TAKES;
    var now = NOW;
    for (int tries = 0; tries < 60; tries++, now = now.plusSeconds(1)) {
      post.sms.sendDue(now);
    }
    assertThat(post.gateway.taken)
        .extracting(TestGateway.Taken::to)
        .containsExactly("+6281234567891");
    assertThat(post.fixture.count("channel = 'SMS' AND state = 'QUEUED'")).isOne();
  }

  private static byte[] key(int fill) {
    var key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
