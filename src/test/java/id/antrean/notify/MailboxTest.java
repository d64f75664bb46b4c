package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Channel;
import id.antrean.core.Sealed;
import id.antrean.notify.demo.Mailbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's mailbox over a restart (D52). */
class MailboxTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T01:00:00Z"));

  @TempDir Path folder;

  private Mailbox started(int key) {
    var keys = new byte[32];
    keys[0] = (byte) key;
    return new Mailbox(CLOCK, new Sealed(keys, new byte[32]), folder);
  }

  @Test
  void whatWasCaughtIsThereAfterARestartAndNotInPlainText() throws Exception {
    var before = started(1);
    before.add(Channel.SMS, "+6281234567890", "", "Antrean B-031");
    before.add(Channel.EMAIL, "siti@contoh.id", "Antrean B-031", "Bapak/Ibu,\nrincian");
    var after = started(1);
    assertThat(after.latest(9)).isEqualTo(before.latest(9)).hasSize(2);
    assertThat(Files.readString(folder.resolve("mailbox"))).doesNotContain("siti", "6281234567890");
  }

  @Test
  void itKeepsTheLastFiveHundredInTheirOrder() {
    var mailbox = started(1);
    for (int n = 1; n <= 510; n++) {
      mailbox.add(Channel.SMS, "+62", "", "SMS " + n);
    }
    var after = started(1).latest(1_000);
    assertThat(after).hasSize(500);
    assertThat(after.getFirst().text()).isEqualTo("SMS 510");
    assertThat(after.getLast().text()).isEqualTo("SMS 11");
  }

  @Test
  void whatAnotherKeySealedIsLeftOut() {
    started(1).add(Channel.SMS, "+62", "", "SMS");
    assertThat(started(2).latest(9)).isEmpty();
  }
}
