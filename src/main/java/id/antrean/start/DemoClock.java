package id.antrean.start;

import id.antrean.db.embedded.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The demo's clock may start at another instant (ANTREAN_CLOCK). The offset is kept in the data
 * folder, so that later starts go on from there and never back.
 */
public final class DemoClock {
  private DemoClock() {}

  public static InstantSource of(Path dataDir, Optional<OffsetDateTime> start) {
    var file = dataDir.resolve("clock-offset");
    try {
      if (!Files.exists(file)) {
        var offset =
            start.map(at -> Duration.between(Instant.now(), at.toInstant())).orElse(Duration.ZERO);
        Files.createDirectories(dataDir);
        Files.writeString(file, offset.toString());
      }
      var offset = Duration.parse(Files.readString(file).strip());
      return offset.isZero()
          ? InstantSource.system()
          : InstantSource.offset(InstantSource.system(), offset);
    } catch (IOException | DateTimeParseException e) {
      throw DataFolder.unusable(file, e);
    }
  }
}
