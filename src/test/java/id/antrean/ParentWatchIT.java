package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Folders;
import id.antrean.testkit.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As Maven starts the demo: with a flag, and as its child. */
class ParentWatchIT {
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);

  @Test
  @Tag("long")
  void whenItsParentIsKilledItStopsAndLeavesNoDatabaseRunning() throws Exception {
    var folder = Folders.fresh("parent").toRealPath();
    var command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & wait", "sh"));
    command.addAll(Program.command("id.antrean.Main", false, "-Dantrean.endWithParent=true"));
    try (var parent = new Program(command, folder)) {
      parent.untilReady();
      var program = parent.children().getFirst();
      parent.kill();
      assertThat(program.onExit()).succeedsWithin(STOPPED_WITHIN);
    }
    assertThat(Program.postgresOf(folder)).isEmpty();
    Folders.delete(folder);
  }
}
