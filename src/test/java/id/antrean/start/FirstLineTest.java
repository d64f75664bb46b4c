package id.antrean.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstLineTest {
  @TempDir private Path folder;

  @Test
  void theFirstStartSaysHowLongItTakesALaterOneThatItIsQuick() {
    var settings = Map.of("ANTREAN_DATA_DIR", " " + folder);
    assertThat(FirstLine.text(settings)).contains("up to two minutes the first time");
    DemoClock.of(folder, Optional.empty(), false);
    assertThat(FirstLine.text(settings)).isEqualTo("Antrean starts. It takes a few seconds.");
  }

  @Test
  void productionPromisesNothing() {
    assertThat(FirstLine.isDemo(Map.of("ANTREAN_MODE", "production"))).isFalse();
    assertThat(FirstLine.isDemo(Map.of())).isTrue();
  }
}
