package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static id.antrean.notify.MessageFixture.mailOf;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.work.Worker;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a mail server may do to us, and what nobody may make it do. */
@ExtendWith(MessagePostExtension.class)
class MailServerIT {
  private final MessagePost post;

  MailServerIT(MessagePost post) {
    this.post = post;
  }

  /** As in the program: the courier stands on a virtual thread, and its mail client is new. */
  @Test
  void noFirstMailHangsThoughTheServerGreetsAtOnce() {
    int programs = 20;
    var couriers = new ArrayList<Courier>();
    for (int i = 0; i < programs; i++) {
      post.fixture.booked("+62812345%05d".formatted(i), mailOf(i));
      post.messages.plan(NOW);
      var courier = post.courier(post.messages, post.mailServerAt(post.mail.smtp()));
      new Worker(post.vertx, () -> courier.sendDue(NOW));
      couriers.add(courier);
    }
    // One that took longer than a courier waits for is written down when it looks again.
    for (int i = 0;
        i < 50 && post.fixture.count("channel = 'EMAIL' AND state = 'SENT'") < 20;
        i++) {
      LockSupport.parkNanos(100_000_000);
      couriers.forEach(courier -> courier.sendDue(NOW));
    }
    assertThat(post.fixture.count("channel = 'EMAIL' AND state = 'SENT' AND attempts = 1"))
        .isEqualTo(programs);
  }

  @Test
  @Tag("long")
  void aMailServerThatIsAwayOrHangsIsTriedAgain() {
    post.fixture.booked("+6281234567890", "siti@contoh.id");
    post.messages.plan(NOW);
    post.courier(post.messages, post.mailServerAt(URI.create("smtp://127.0.0.1:1"))).sendDue(NOW);
    assertThat(post.fixture.count("channel = 'EMAIL' AND state = 'QUEUED' AND doubts = 0")).isOne();

    var silent =
        post.vertx.createNetServer().connectHandler(socket -> {}).listen(0, "127.0.0.1").await();
    long from = System.nanoTime();
    var later = NOW.plusSeconds(10);
    post.courier(
            post.messages, post.mailServerAt(URI.create("smtp://127.0.0.1:" + silent.actualPort())))
        .sendDue(later);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(11));
    silent.close().await();

    post.email.sendDue(later.plusSeconds(60));
    assertThat(post.fixture.count("channel = 'EMAIL' AND state = 'SENT'")).isOne();
  }

  @Test
  void aNameCannotWriteHeadersOfAMailAndStandsInNone() {
    var name = "Siti\r\nBcc:jahat@contoh.id\r\n\r\n.\r\nMAIL";
    post.fixture.happens(
        "BookingMade",
        post.fixture.booking(name, "+6281234567890", "siti@contoh.id"),
        new JsonObject());
    post.messages.plan(NOW);
    int before = post.mail.mailbox().latest(500).size();
    post.email.sendDue(NOW);
    assertThat(post.mail.mailbox().latest(500)).hasSize(before + 1);
    assertThat(post.latestMail().to()).isEqualTo("siti@contoh.id");
    assertThat(post.latestMail().text()).doesNotContain("jahat");
  }

  @Test
  void anAddressThatWouldWriteHeadersGetsNoMail() {
    post.fixture.booked("+6281234567890", "siti@contoh.id\r\nBcc: jahat@contoh.id");
    post.messages.plan(NOW);
    int before = post.mail.mailbox().latest(500).size();
    post.email.sendDue(NOW);
    assertThat(post.mail.mailbox().latest(500)).hasSize(before);
    assertThat(post.fixture.count("channel = 'EMAIL' AND state = 'FAILED'")).isOne();
  }
}
