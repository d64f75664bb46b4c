package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Channel;
import id.antrean.core.Code;
import id.antrean.notify.TestGateway.Mood;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever owns numbers at which the gateway hangs or fails holds up nobody's messages but these.
 */
@ExtendWith(MessagePostExtension.class)
class BadNumbersIT {
  private static final String HONEST = "+6281200000001";
  private static final List<String> BAD =
      IntStream.range(0, 5).mapToObj("+628129999000%d"::formatted).toList();

  private final MessagePost post;

  BadNumbersIT(MessagePost post) {
    this.post = post;
  }

  /** Fifteen messages for each of the five, as who presses "send again" has them. */
  private void asked(Mood mood) {
    for (var number : BAD) {
      post.gateway.moodAt.put(number, mood);
      for (int n = 0; n < 15; n++) {
        post.fixture.happens(
            "BookingAsked", post.fixture.booking("A", number, null), new JsonObject());
      }
    }
    post.plan(NOW);
    post.db.run(
        "UPDATE message SET state = 'QUEUED', receiver = b.phone_hash FROM booking b"
            + " WHERE b.id = message.booking_id");
  }

  @Test
  void anHonestMessageDoesNotWaitForNumbersAtWhichTheGatewayHangs() {
    asked(Mood.HANGS);
    long from = System.nanoTime();
    post.work(NOW);
    post.fixture.booked(HONEST, null);
    post.work(NOW);
    assertThat(post.gateway.taken).extracting(TestGateway.Taken::to).containsExactly(HONEST);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(4));
    assertThat(tried()).as("one at a time to each, and the honest one").isEqualTo(6);
    assertThat(post.gateways.isAway(Channel.SMS, NOW.plusSeconds(600))).isFalse();
  }

  @Test
  void norForNumbersThatMakeItFail() {
    asked(Mood.IS_BROKEN);
    post.gateways.reached(Channel.SMS);
    for (int seconds = 0; seconds < 120; seconds++) {
      post.work(NOW.plusSeconds(seconds));
    }
    var now = NOW.plusSeconds(120);
    post.fixture.at(now).booked(HONEST, null);
    post.work(now);
    assertThat(post.gateway.taken).extracting(TestGateway.Taken::to).containsExactly(HONEST);
    assertThat(tried()).as("one at a time to each, ever more seldom").isBetween(25, 50);
  }

  @Test
  void whatIsTriedAgainLeavesRoomForTheFirstTries() {
    for (int n = 0; n < 20; n++) {
      post.fixture.booked("+6281277770%03d".formatted(n), null);
    }
    post.plan(NOW);
    post.db.run(
        "UPDATE message SET attempts = 3, next_at = $1",
        NOW.minusSeconds(9).atOffset(ZoneOffset.UTC));
    var fresh = post.fixture.booked(HONEST, null);
    post.plan(NOW);
    var letters = post.messages.claim(Channel.SMS, NOW, 4, 2);
    assertThat(letters).hasSize(3);
    assertThat(letters).extracting(Letter::booking).contains(fresh);
    assertThat(post.messages.claim(Channel.SMS, NOW, 1, 2)).hasSize(1);
  }

  @Test
  void aMessageThatHungIsTriedAgainBeforeTheNextToItsReceiver() {
    post.gateway.moodAt.put(HONEST, Mood.HANGS);
    post.fixture.booked(HONEST, null);
    var second = post.fixture.booked(HONEST, null);
    post.work(NOW);
    post.work(NOW.plusSeconds(59));
    assertThat(tried()).as("the first is on its way still").isEqualTo(1);
    post.gateway.moodAt.clear();
    post.sms.close(NOW.plusSeconds(59));
    for (int seconds = 60; seconds < 64; seconds++) {
      post.work(NOW.plusSeconds(seconds));
    }
    assertThat(post.gateway.taken).hasSize(2);
    assertThat(post.gateway.taken.getLast().text()).isEqualTo(lastText(second));
  }

  private String lastText(UUID booking) {
    return post.gateway.taken.stream()
        .map(TestGateway.Taken::text)
        .filter(text -> text.endsWith(Code.ofBooking(post.sealed, booking).toString()))
        .findFirst()
        .orElseThrow();
  }

  private int tried() {
    return post.db
        .first(r -> r.getInteger("n"), "SELECT sum(attempts)::int AS n FROM message")
        .orElseThrow();
  }
}
