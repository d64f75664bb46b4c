package id.antrean.start;

import id.antrean.db.Database;
import id.antrean.privacy.Reseal;
import id.antrean.work.Starting;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * A short program of its own beside the nodes: {@code id.antrean.Main reseal}. It needs their
 * settings, opens no port and joins no cluster.
 */
public final class ResealCommand {
  public static final String NAME = "reseal";
  private static final Duration TELL_EVERY = Duration.ofSeconds(10);

  private ResealCommand() {}

  /** What it did, in a sentence; KeyTrouble when something is left. */
  public static String run(Keys keys, Optional<String> databaseUrl, Path dataDir) {
    try (var parts = new OpenParts()) {
      var opened = new AtomicReference<Reseal>();
      Starting.during(() -> opened.set(open(parts, keys, databaseUrl, dataDir)));
      var result = opened.get().run(progress());
      if (result.left() > 0) {
        throw new KeyTrouble(
            "%,d values are resealed; %,d are left, which no key given here opens or which others kept locked: keep ANTREAN_ENCRYPTION_KEY_OLD and run reseal again (docs/operate.md, Keys)."
                .formatted(result.resealed(), result.left()));
      }
      return "%,d values are resealed, none is left: every value is sealed under ANTREAN_ENCRYPTION_KEY, and ANTREAN_ENCRYPTION_KEY_OLD may go."
          .formatted(result.resealed());
    }
  }

  private static Reseal open(
      OpenParts parts, Keys keys, Optional<String> databaseUrl, Path dataDir) {
    var clock = InstantSource.system();
    var url = DatabaseServer.open(parts, databaseUrl, dataDir, false).url();
    var vertx = Vertx.vertx();
    parts.add(() -> vertx.close().await());
    var db = parts.add(new Database(vertx, url));
    return new Reseal(db, keys.of(db, clock.instant()), clock);
  }

  private static LongConsumer progress() {
    var next = new long[] {System.nanoTime() + TELL_EVERY.toNanos()};
    return resealed -> {
      if (System.nanoTime() - next[0] >= 0) {
        System.out.printf("%,d values are resealed so far.%n", resealed);
        next[0] += TELL_EVERY.toNanos();
      }
    };
  }
}
