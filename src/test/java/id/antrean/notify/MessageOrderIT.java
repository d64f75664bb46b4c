package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Channel;
import id.antrean.notify.TestGateway.Mood;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes become one message, messages come in order, and none at a bad hour. */
@ExtendWith(MessagePostExtension.class)
class MessageOrderIT {
  private static final String PHONE = "+6281234567890";

  private final MessagePost post;

  MessageOrderIT(MessagePost post) {
    this.post = post;
  }

  private UUID bookedAndTold() {
    var booking = post.fixture.booked(PHONE, null);
    post.work(NOW);
    assertThat(post.texts()).as("a booking is told at once").hasSize(1);
    post.gateway.taken.clear();
    return booking;
  }

  private void moves(UUID booking, String from) {
    post.fixture.happens("BookingMoved", booking, new JsonObject().put("fromNumber", from));
    post.work(NOW);
  }

  @Test
  void movesWithinAMinuteAreToldAsOneWithTheNumberThatThePersonKnows() {
    var booking = bookedAndTold();
    moves(booking, "B-701");
    moves(booking, "B-702");
    moves(booking, "B-703");
    post.work(NOW.plusSeconds(59));
    assertThat(post.texts()).isEmpty();
    post.work(NOW.plusSeconds(60));
    assertThat(post.texts()).hasSize(1).first().asString().contains("Nomor B-701 tidak berlaku");
    assertThat(post.fixture.count("state = 'OBSOLETE'")).isEqualTo(2);
    assertThat(asked()).as("of the day's five").isEqualTo(2);
  }

  @Test
  void whoCancelsWithinTheMinuteGetsOnlyTheCancellationAndAtOnce() {
    var booking = bookedAndTold();
    moves(booking, "B-701");
    post.fixture.cancel(booking);
    post.work(NOW.plusSeconds(1));
    post.work(NOW.plusSeconds(120));
    assertThat(post.texts()).hasSize(1).first().asString().contains("sudah dibatalkan");
  }

  @Test
  void afterAnOutageAPersonGetsOneMessageOfHowTheBookingStands() {
    post.gateway.mood = Mood.IS_BROKEN;
    var booking = post.fixture.booked(PHONE, null);
    post.work(NOW);
    moves(booking, "B-701");
    post.work(NOW.plusSeconds(90));
    post.fixture.happens("BookingAsked", booking, new JsonObject());
    post.work(NOW.plusSeconds(200));
    post.gateway.mood = Mood.TAKES;
    for (int seconds = 210; seconds < 400; seconds += 10) {
      post.work(NOW.plusSeconds(seconds));
    }
    assertThat(post.texts()).hasSize(1);
    assertThat(post.fixture.count("state = 'QUEUED'")).isZero();
  }

  @Test
  void aMoveBeforeTheBookingWasToldIsToldAsTheBooking() {
    var booking = post.fixture.booked(PHONE, null);
    post.plan(NOW);
    moves(booking, "B-701");
    assertThat(post.texts()).hasSize(1).first().asString().startsWith("Antrean B-");
    post.work(NOW.plusSeconds(120));
    assertThat(post.texts()).hasSize(1);
  }

  /** Control: without knowing the receiver the second is claimed as well. */
  @Test
  void aReceiverGetsOneMessageAtATimeInTheOrderOfTheEvents() {
    var first = post.fixture.booked(PHONE, null);
    var second = post.fixture.booked(PHONE, null);
    post.plan(NOW);
    var onItsWay = post.messages.claim(Channel.SMS, NOW, 16);
    assertThat(onItsWay).extracting(Letter::booking).containsExactly(first);
    assertThat(post.messages.claim(Channel.SMS, NOW, 16)).isEmpty();
    post.messages.record(onItsWay.getFirst(), Outcome.Away.inTrouble("trouble", true), NOW);
    assertThat(post.messages.claim(Channel.SMS, NOW, 16)).as("the first is tried again").isEmpty();
    var again = post.messages.claim(Channel.SMS, NOW.plusSeconds(5), 16);
    assertThat(again).extracting(Letter::booking).containsExactly(first);
    post.messages.record(again.getFirst(), new Outcome.Accepted("7"), NOW);
    assertThat(post.messages.claim(Channel.SMS, NOW.plusSeconds(5), 16))
        .extracting(Letter::booking)
        .containsExactly(second);

    post.empty();
    post.fixture.booked(PHONE, null);
    post.fixture.booked(PHONE, null);
    post.plan(NOW);
    post.db.run("UPDATE message SET receiver = NULL");
    assertThat(post.messages.claim(Channel.SMS, NOW, 16)).hasSize(2);
  }

  @Test
  void whatIsPutOffToTheMorningLetsTheAnswerOfAMomentAgoPass() {
    post.fixture.booked(PHONE, null);
    var night = Instant.parse("2026-11-20T22:30:00+07:00");
    post.work(night);
    assertThat(post.texts()).as("asked for in the morning, late at night").isEmpty();
    post.fixture.at(night).booked(PHONE, null);
    post.work(night.plusSeconds(10));
    assertThat(post.texts()).hasSize(1);
    post.work(Instant.parse("2026-11-21T06:59:00+07:00"));
    assertThat(post.texts()).hasSize(1);
    post.work(Instant.parse("2026-11-21T07:00:00+07:00"));
    assertThat(post.texts()).hasSize(2);
  }

  @Test
  void ofAVisitThatIsOverNothingIsSaidAnyMore() {
    post.fixture.booked(PHONE, null); // for Monday, 08.30 to 09.00
    post.work(Instant.parse("2026-11-23T09:00:00+07:00"));
    assertThat(post.texts()).isEmpty();
    assertThat(post.fixture.count("state = 'OBSOLETE'")).isOne();
  }

  private int asked() {
    return post.db
        .first(row -> row.getInteger("n"), "SELECT sum(asked)::int AS n FROM message_budget")
        .orElseThrow();
  }
}
