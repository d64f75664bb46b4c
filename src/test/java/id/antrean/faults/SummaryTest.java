package id.antrean.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an attack may be excused with, and what not. */
class SummaryTest {
  private static final long SECOND = 1_000_000;

  @TempDir Path folder;
  private Notes notes;
  private Trouble trouble;

  @BeforeEach
  void nothingHappenedYet() {
    notes = new Notes(folder.resolve("history.jsonl"));
    trouble = new Trouble(notes);
  }

  @Test
  void whatANodeUnderAttackDoesNotServeCountsAgainFiveSecondsAfterTheEnd() {
    trouble.during(1, "kill -9", () -> {});
    long end = notes.now();
    assertThat(share(lost(1, end + 4 * SECOND), served(1, end + 9 * SECOND))).isEqualTo(1.0);
    assertThat(share(lost(1, end + 6 * SECOND), served(1, end + 9 * SECOND))).isEqualTo(0.5);
  }

  @Test
  void itsPeersMustServeMeanwhile() {
    trouble.during(1, "kill -9", () -> {});
    long end = notes.now();
    assertThat(share(lost(2, end), served(2, end))).isEqualTo(0.5);
  }

  @Test
  void withoutPostgreSqlNobodyCan() {
    trouble.during(Trouble.POSTGRES, "PostgreSQL restart (fast)", () -> {});
    long end = notes.now();
    assertThat(share(lost(2, end), served(2, end + 6 * SECOND))).isEqualTo(1.0);
  }

  @Test
  void aRefusalIsServiceAndALaterTryIsNoFirstOne() {
    long now = notes.now();
    var refused = served(1, now).put("outcome", "refused");
    assertThat(share(refused, lost(1, now).put("try", 2))).isEqualTo(1.0);
  }

  @Test
  void whatANodeHadTakenInWhenItWasAskedToLeaveItMustAnswer() {
    var before = lost(1, notes.now());
    trouble.during(1, Faults.LEAVE, () -> {});
    before.put("t1", notes.now() + SECOND);
    var lines = Stream.concat(Stream.of(before), notes.lines().stream()).toList();
    assertThat(new Summary(lines, trouble).unansweredAtLeave()).isEqualTo(new JsonArray().add(1));
  }

  private double share(JsonObject... lines) {
    return new Summary(List.of(lines), trouble).firstTryShare();
  }

  private static JsonObject served(int node, long at) {
    return line(node, at).put("outcome", "ok").put("status", 201);
  }

  private static JsonObject lost(int node, long at) {
    return line(node, at).put("outcome", "unknown");
  }

  private static JsonObject line(int node, long at) {
    return new JsonObject()
        .put("op", "book")
        .put("key", "key-" + node + "-" + at)
        .put("try", 1)
        .put("t0", at)
        .put("t1", at)
        .put("node", node);
  }
}
