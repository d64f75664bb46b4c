package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.page.Texts;
import id.antrean.queue.floor.TicketEvent;
import id.antrean.staff.AuditRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrailWordsTest {
  private static final Pattern RECORDED = Pattern.compile("(?s)\\brecord\\([^;{]*?\\)\\s*;");
  private static final Pattern ACTION = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");
  private static final Texts INDONESIAN = Texts.of("id");

  /** Where this fails, an act needs a line {@code trail.act.NAME} in both files of messages. */
  @Test
  void everyActHasWords() throws IOException {
    var acts = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        RECORDED
            .matcher(Files.readString(file))
            .results()
            .flatMap(found -> ACTION.matcher(found.group()).results())
            .forEach(found -> acts.add(found.group(1)));
      }
    }
    Stream.of(TicketEvent.class.getPermittedSubclasses())
        .forEach(event -> acts.add(event.getSimpleName()));
    assertThat(acts).contains("SIGNED_IN", "TicketCalled", "BLOCK_ASKED");
    assertThat(INDONESIAN.keys()).containsAll(acts.stream().map(a -> "trail.act." + a).toList());
  }

  @Test
  void whatHasNoWordsIsShownAsItWasRecorded() {
    assertThat(TrailWords.action(INDONESIAN, "SIGNED_IN")).isEqualTo("Masuk");
    assertThat(TrailWords.action(INDONESIAN, "NEW_ACT")).isEqualTo("NEW_ACT");
    assertThat(TrailWords.object(INDONESIAN, "counter:x-1")).isEqualTo("loket x-1");
    assertThat(TrailWords.object(INDONESIAN, "thing:1")).isEqualTo("thing 1");
    assertThat(TrailWords.object(INDONESIAN, "odd")).isEqualTo("odd");
    var row =
        new AuditRow(1, Instant.EPOCH, "a", null, "X", "y:1", "{\"reason\":\"perlu\",\"x\":[1]}");
    assertThat(TrailWords.detail(INDONESIAN, row)).isEqualTo("alasan: perlu; x: [1]");
  }
}
