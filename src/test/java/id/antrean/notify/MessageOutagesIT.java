package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.notify.TestGateway.Mood;
import id.antrean.notify.demo.DemoReceivers;
import id.antrean.notify.demo.Mailbox;
import id.antrean.testkit.Cable;
import id.antrean.testkit.Folders;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An hour without a receiver loses no message and repeats hardly any. */
@ExtendWith(MessagePostExtension.class)
class MessageOutagesIT {
  private final MessagePost post;

  MessageOutagesIT(MessagePost post) {
    this.post = post;
  }

  @Test
  void aGatewayAwayForAnHourLosesNothingAndIsDrainedSoonAfter() {
    IntStream.range(0, 100).forEach(i -> post.fixture.booked("+62812345%05d".formatted(i), null));
    post.messages.plan(NOW);
    var cut = post.courier(post.messages, post.gatewayThatIsGone());
    int tries = 0;
    var now = NOW;
    for (; now.isBefore(NOW.plus(Duration.ofHours(1))); now = now.plusSeconds(1)) {
      cut.sendDue(now);
      tries++;
    }
    assertThat(tries).isEqualTo(3_600);
    assertThat(post.fixture.count("state = 'QUEUED'")).isEqualTo(100);
    int worn =
        post.db.first(r -> r.getInteger("n"), "SELECT sum(attempts)::int AS n FROM message").get();
    assertThat(worn).as("tries in the hour").isLessThan(250);

    var back = now;
    while (post.fixture.count("state = 'QUEUED'") > 0) {
      while (post.sms.sendDue(now)) {}
      now = now.plusSeconds(1);
    }
    assertThat(Duration.between(back, now)).isLessThan(Duration.ofMinutes(15));
    assertThat(post.gateway.keys()).hasSize(100).doesNotHaveDuplicates();
    System.out.printf(
        "gateway away 1 h: %d tries in vain, 100 messages drained in %s%n",
        worn, Duration.between(back, now));
  }

  /** Some of it may be of one number only, so each message is tried by itself, ever more seldom. */
  @Test
  void aGatewayThatAnswersWithErrorsForAnHourLosesNothingEither() {
    IntStream.range(0, 20).forEach(i -> post.fixture.booked("+62812345%05d".formatted(i), null));
    post.plan(NOW);
    post.gateway.mood = Mood.IS_BROKEN;
    var now = NOW;
    for (; now.isBefore(NOW.plus(Duration.ofHours(1))); now = now.plusSeconds(1)) {
      post.sms.sendDue(now);
    }
    int worn =
        post.db.first(r -> r.getInteger("n"), "SELECT sum(attempts)::int AS n FROM message").get();
    assertThat(worn).as("tries in the hour").isLessThan(20 * 17);
    post.gateway.mood = Mood.TAKES;
    post.work(now.plus(Retry.LONGEST));
    assertThat(post.gateway.keys()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  @Tag("long")
  void mailAndSmsBothAwayForAnHourLoseNothingAndRepeatNothing() {
    bothAwayForAnHour(60);
  }

  /** Of a thousand messages at most one may come twice. */
  @Test
  @Tag("long")
  void norDoTheyWithAThousandMessages() {
    bothAwayForAnHour(500);
  }

  private void bothAwayForAnHour(int people) {
    IntStream.range(0, people)
        .forEach(i -> post.fixture.booked("+62812345%05d".formatted(i), "jam" + i + "@contoh.id"));
    while (post.messages.plan(NOW) > 0) {}
    assertThat(post.fixture.count("state = 'QUEUED'")).isEqualTo(2 * people);
    var server =
        new DemoReceivers(
            post.vertx, InstantSource.fixed(NOW), post.sealed, Folders.fresh("mailbox"));
    var line = new Cable(server.smtp().toString());
    var mailOnTheLine = post.courier(post.messages, post.mailServerAt(URI.create(line.url())));
    var letters = Collections.newSetFromMap(new IdentityHashMap<Mailbox.Caught, Boolean>());
    // They go away after some messages have been sent.
    post.sms.sendDue(NOW);
    mailOnTheLine.sendDue(NOW);
    letters.addAll(server.mailbox().latest(64));
    post.gateway.mood = Mood.IS_BROKEN;
    line.cut();
    var now = NOW.plusSeconds(1);
    for (; now.isBefore(NOW.plus(Duration.ofHours(1))); now = now.plusSeconds(1)) {
      post.sms.sendDue(now);
      mailOnTheLine.sendDue(now);
    }
    assertThat(post.fixture.count("state = 'QUEUED'")).isGreaterThan(2 * people - 50);

    post.gateway.mood = Mood.TAKES;
    line.mend();
    var back = now;
    for (; post.fixture.count("state = 'QUEUED'") > 0; now = now.plusSeconds(1)) {
      for (boolean more = true; more; ) {
        boolean moreSms = post.sms.sendDue(now);
        more = mailOnTheLine.sendDue(now) || moreSms;
        letters.addAll(server.mailbox().latest(64));
      }
      assertThat(Duration.between(back, now)).isLessThan(Duration.ofMinutes(15));
    }
    line.close();
    server.close();
    assertThat(post.fixture.count("state = 'SENT'")).isEqualTo(2 * people);
    var mailed = letters.stream().map(Mailbox.Caught::to).toList();
    assertThat(new HashSet<>(post.gateway.keys())).hasSize(people);
    assertThat(new HashSet<>(mailed)).hasSize(people);
    int twice = post.gateway.keys().size() + mailed.size() - 2 * people;
    assertThat(twice).isLessThanOrEqualTo(2 * people / 1_000);
    System.out.printf(
        "mail and SMS away 1 h: %d messages drained in %s, %d came twice%n",
        2 * people, Duration.between(back, now), twice);
  }
}
