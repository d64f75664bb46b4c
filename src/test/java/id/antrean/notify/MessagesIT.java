package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static id.antrean.notify.MessageFixture.mailOf;
import static id.antrean.notify.MessagePost.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import id.antrean.core.Channel;
import id.antrean.core.Code;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is said of a booking by SMS and by mail, once and to nobody else. */
@ExtendWith(MessagePostExtension.class)
class MessagesIT {
  private final MessagePost post;

  MessagesIT(MessagePost post) {
    this.post = post;
  }

  @Test
  void aBookingIsToldBySmsAndByMailWithItsLink() {
    var booking = post.fixture.booked("+6281234567890", "siti@contoh.id");
    assertThat(post.messages.plan(NOW)).isEqualTo(1);
    post.sms.sendDue(NOW);
    post.email.sendDue(NOW);

    var link = HOME + "/t/" + Code.ofBooking(post.sealed, booking);
    assertThat(post.gateway.taken).hasSize(1);
    assertThat(post.gateway.taken.getFirst().to()).isEqualTo("+6281234567890");
    assertThat(post.gateway.taken.getFirst().text())
        .contains("Senin, 23 Nov", "WIB")
        .endsWith(link);
    var letter = post.latestMail();
    assertThat(letter.to()).isEqualTo("siti@contoh.id");
    assertThat(letter.subject()).startsWith("Antrean B-");
    assertThat(letter.text()).contains("Antrean Anda sudah tercatat.", link, "[antrean.ics]");
    assertThat(new MessageStates(post.db).of(booking))
        .extracting(MessageStates.MessageState::state)
        .containsExactly(DeliveryState.SENT, DeliveryState.SENT);
  }

  @Test
  void withoutAnAddressThereIsNoMailAndBeforeAnybodyLookedItIsQueued() {
    var booking = post.fixture.booked("+6281234567890", null);
    assertThat(new MessageStates(post.db).of(booking))
        .extracting(MessageStates.MessageState::channel, MessageStates.MessageState::state)
        .containsExactly(tuple(Channel.SMS, DeliveryState.QUEUED));
    post.messages.plan(NOW);
    assertThat(post.fixture.count("channel = 'EMAIL'")).isZero();
    assertThat(post.fixture.count("channel = 'SMS'")).isOne();
  }

  /** Else who proves a mailbox sends SMS to whom they like. */
  @Test
  void whoProvedTheMailboxOnlyHearsByMailAlone() {
    var booking = post.fixture.booked("+6281234567890", "siti@contoh.id");
    post.db.update("UPDATE booking SET mail_proved = true WHERE id = $1", booking);
    assertThat(new MessageStates(post.db).of(booking))
        .extracting(MessageStates.MessageState::channel)
        .containsExactly(Channel.EMAIL);
    post.messages.plan(NOW);
    post.fixture.happens("VisitSoon", booking, new JsonObject());
    post.messages.plan(NOW);
    assertThat(post.fixture.count("channel = 'SMS'")).isZero();
    assertThat(post.fixture.count("channel = 'EMAIL'")).isEqualTo(2);
  }

  @Test
  void eventsOfTheFloorAreHeardAndSentToNobody() {
    post.fixture.happens(
        "TicketCalled", post.fixture.booking("A", "+6281234567890", null), new JsonObject());
    assertThat(post.messages.plan(NOW)).isOne();
    assertThat(post.messages.plan(NOW)).isZero();
    assertThat(post.fixture.count("true")).isZero();
  }

  @Test
  void twelveWorkersAtOnceMakeAndSendEachMessageOnce() throws Exception {
    IntStream.range(0, 300)
        .forEach(
            i -> post.fixture.booked("+62812345%05d".formatted(i), i % 2 == 0 ? mailOf(i) : null));
    var workers =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              var courier = post.courier(post.messages, post.smsGateway());
                              while (post.messages.plan(NOW) > 0) {}
                              while (courier.sendDue(NOW)) {}
                            }))
            .toList();
    for (var worker : workers) {
      worker.join();
    }
    while (post.sms.sendDue(NOW)) {}
    assertThat(post.fixture.count("channel = 'SMS'")).isEqualTo(300);
    assertThat(post.fixture.count("channel = 'EMAIL'")).isEqualTo(150);
    assertThat(post.gateway.keys()).hasSize(300).doesNotHaveDuplicates();
    assertThat(new HashSet<>(post.gateway.taken.stream().map(TestGateway.Taken::to).toList()))
        .hasSize(300);
  }

  @Test
  void ofACancelledBookingOnlyTheCancellationIsTold() {
    var booking = post.fixture.booked("+6281234567890", null);
    post.messages.plan(NOW);
    post.fixture.cancel(booking);
    post.messages.plan(NOW);
    post.sms.sendDue(NOW);
    assertThat(post.gateway.taken).hasSize(1);
    assertThat(post.gateway.taken.getFirst().text()).contains("sudah dibatalkan");
    assertThat(new MessageStates(post.db).of(booking))
        .extracting(MessageStates.MessageState::state)
        .containsExactly(DeliveryState.SENT);
  }

  @Test
  void aMovedBookingSaysWhichNumberIsVoid() {
    var booking = post.fixture.booking("Siti", "+6281234567890", null);
    post.fixture.happens("BookingMoved", booking, new JsonObject().put("fromNumber", "B-777"));
    post.messages.plan(NOW);
    post.sms.sendDue(NOW.plusSeconds(60));
    assertThat(post.gateway.taken.getFirst().text()).contains("Nomor B-777 tidak berlaku");
  }

  @Test
  void aVisitorWhoAskedForTheNumberGetsItWithItsLink() {
    var booking = post.fixture.booking("Siti", "+6281234567890", null);
    post.fixture.happens("BookingAsked", booking, new JsonObject());
    assertThat(new MessageStates(post.db).of(booking))
        .extracting(MessageStates.MessageState::state)
        .containsExactly(DeliveryState.QUEUED);
    post.messages.plan(NOW);
    post.sms.sendDue(NOW);
    assertThat(post.gateway.taken.getFirst().text())
        .contains(HOME + "/t/" + Code.ofBooking(post.sealed, booking), "Tidak meminta?");
  }

  @Test
  void ofAForgottenPersonThereIsNobodyToSendItTo() {
    var booking = post.fixture.booked("+6281234567890", "siti@contoh.id");
    post.messages.plan(NOW);
    post.db.run("UPDATE booking SET person = NULL WHERE id = $1", booking);
    post.sms.sendDue(NOW);
    assertThat(post.fixture.count("channel = 'SMS' AND state = 'FAILED'")).isOne();
  }
}
