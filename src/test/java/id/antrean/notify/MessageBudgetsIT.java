package id.antrean.notify;

import static id.antrean.notify.MessageFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many messages anybody can make a stranger's phone or mailbox receive in a day. */
@ExtendWith(MessagePostExtension.class)
class MessageBudgetsIT {
  private static final String VICTIM = "+6281234567890";

  private final MessagePost post;

  MessageBudgetsIT(MessagePost post) {
    this.post = post;
  }

  @Test
  void whoBooksAndCancelsForAnothersMobileSendsItFiveMessagesADay() {
    for (int i = 0; i < 10; i++) {
      var booking = post.fixture.booked(VICTIM, null);
      post.work(NOW);
      post.fixture.cancel(booking);
      post.work(NOW);
    }
    assertThat(post.gateway.taken).hasSize(5);
    assertThat(post.fixture.count("state = 'SKIPPED'")).isEqualTo(15);
    assertThat(post.messages.leftOut()).isEqualTo(15);

    post.fixture.booked(VICTIM, null);
    post.work(NOW.plus(Duration.ofDays(1)));
    assertThat(post.gateway.taken).as("on the next day").hasSize(6);
  }

  @Test
  void othersGetTheirsMeanwhile() {
    for (int i = 0; i < 10; i++) {
      post.fixture.booked(VICTIM, null);
    }
    post.fixture.booked("+6281234567891", null);
    post.work(NOW);
    assertThat(post.gateway.taken).extracting(TestGateway.Taken::to).contains("+6281234567891");
    assertThat(post.gateway.taken).hasSize(6);
  }

  @Test
  void anAddressIsOneHoweverItIsWritten() {
    for (int i = 0; i < 10; i++) {
      var mail = (i % 2 == 0 ? "Siti+" + i : "siti") + "@contoh.id";
      post.fixture.booked("+628123456%04d".formatted(i), mail);
    }
    post.plan(NOW);
    assertThat(post.fixture.count("channel = 'EMAIL' AND state = 'QUEUED'")).isEqualTo(5);
    assertThat(post.fixture.count("channel = 'SMS' AND state = 'QUEUED'")).isEqualTo(10);
  }

  @Test
  void whatIsLeftOutStandsOnTheTicketPage() {
    for (int i = 0; i < 5; i++) {
      post.fixture.booked(VICTIM, null);
    }
    var sixth = post.fixture.booked(VICTIM, null);
    post.work(NOW);
    assertThat(new MessageStates(post.db).of(sixth))
        .extracting(MessageStates.MessageState::state)
        .containsExactly(DeliveryState.SKIPPED);
  }

  @Test
  void aReminderComesThoughTheDaysMessagesAreUsedUp() {
    for (int i = 0; i < 6; i++) {
      post.fixture.booked(VICTIM, null);
    }
    post.work(NOW);
    var tomorrow = post.fixture.booking("Siti", VICTIM, null);
    post.fixture.happens("VisitTomorrow", tomorrow, new JsonObject());
    post.work(NOW);
    assertThat(post.texts()).hasSize(6).last().asString().startsWith("Besok");
  }

  /** Control: nodes that each count by themselves send more. */
  @Test
  void manyNodesAtOnceSendFiveAndNotOneMore() throws InterruptedException {
    assertThat(queuedByNodesAtOnce()).isEqualTo(5);
    post.empty();
    post.db.run(
        """
        CREATE FUNCTION each_by_itself() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN NEW.asked := NEW.asked - OLD.asked; RETURN NEW; END $$
        """);
    post.db.run(
        """
        CREATE TRIGGER each_by_itself BEFORE UPDATE ON message_budget
        FOR EACH ROW EXECUTE FUNCTION each_by_itself()
        """);
    try {
      assertThat(queuedByNodesAtOnce()).isGreaterThan(5);
    } finally {
      post.db.run("DROP TRIGGER each_by_itself ON message_budget");
    }
  }

  private int queuedByNodesAtOnce() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      post.fixture.booked(VICTIM, null);
    }
    var nodes = new ArrayList<Thread>();
    for (int n = 0; n < 4; n++) {
      nodes.add(Thread.ofPlatform().start(() -> post.plan(NOW)));
    }
    for (var node : nodes) {
      node.join();
    }
    post.plan(NOW);
    return post.fixture.count("state = 'QUEUED'");
  }

  @Test
  void theCountsOfOldDaysAreForgottenAndEndedMessagesNameNoReceiver() {
    post.fixture.booked(VICTIM, null);
    post.work(NOW);
    assertThat(post.fixture.count("receiver IS NOT NULL")).isZero();
    post.messages.forgetBudgets(NOW.plus(Duration.ofDays(1)));
    assertThat(counts()).isOne();
    post.messages.forgetBudgets(NOW.plus(Duration.ofDays(3)));
    assertThat(counts()).isZero();
  }

  private int counts() {
    return post.db
        .first(row -> row.getInteger("n"), "SELECT count(*)::int AS n FROM message_budget")
        .orElseThrow();
  }
}
