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
 * The demo's clock may start at another instant (ANTREAN_CLOCK), or on a working morning
 * (ANTREAN_DEMO_DAY). The offset is kept in the data folder, so that later starts go on from there
 * and never back; with ANTREAN_DEMO_DAY one that finds the office closed goes on to the next
 * morning.
 */
public final class DemoClock {
  private DemoClock() {}

  /** Whether the demo was never started with this folder, or did not get far. */
  static boolean isNew(Path dataDir) {
    return !Files.exists(file(dataDir));
  }

  public static InstantSource of(Path dataDir, Optional<OffsetDateTime> start, boolean demoDay) {
    var file = file(dataDir);
    try {
      boolean isNew = isNew(dataDir);
      var kept = isNew ? offset(start) : Duration.parse(Files.readString(file).strip());
      var offset = demoDay && start.isEmpty() ? atWork(kept, isNew) : kept;
      if (isNew || !offset.equals(kept)) {
        Files.createDirectories(dataDir);
        Files.writeString(file, offset.toString());
      }
      return offset.isZero()
          ? InstantSource.system()
          : InstantSource.offset(InstantSource.system(), offset);
    } catch (IOException | DateTimeParseException e) {
      throw DataFolder.unusable(file, e);
    }
  }

  private static Duration offset(Optional<OffsetDateTime> start) {
    return start.map(at -> Duration.between(Instant.now(), at.toInstant())).orElse(Duration.ZERO);
  }

  private static Duration atWork(Duration offset, boolean isNew) {
    var now = Instant.now().plus(offset);
    return !isNew && WorkingMorning.isNow(now)
        ? offset
        : offset.plus(Duration.between(now, WorkingMorning.after(now)));
  }

  private static Path file(Path dataDir) {
    return dataDir.resolve("clock-offset");
  }
}
