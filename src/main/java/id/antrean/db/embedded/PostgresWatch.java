package id.antrean.db.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second whether the server still runs, and starts it again when it was killed. */
final class PostgresWatch {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration END_WITHIN = Duration.ofSeconds(60);

  /** Before each try. Its old processes may need a moment to end, a full disk somebody's hand. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(16));

  private final OwnPostgres server;
  private final List<Duration> pauses;
  private final Consumer<String> end;
  private final Thread thread;
  private volatile boolean up = true;

  /** {@code end}: is given a sentence when the server does not come back. */
  PostgresWatch(OwnPostgres server, List<Duration> pauses, Consumer<String> end) {
    this.server = server;
    this.pauses = pauses;
    this.end = end;
    thread = Thread.ofPlatform().daemon().name("postgresql-watch").start(this::watch);
  }

  boolean isUp() {
    return up;
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY);
        if (server.hasEnded()) {
          up = false;
          LOG.error("PostgreSQL has ended by itself, and is started again");
          bringBack();
          up = true;
          LOG.warn("PostgreSQL runs again");
        }
      }
    } catch (InterruptedException closing) {
      LOG.debug("PostgreSQL is not watched any more");
    } catch (IOException lost) {
      // In a thread of its own, for ending the program closes this watch, which waits for us.
      var sentence =
          "The database in the data folder has ended and does not start again: %s."
              .formatted(lost.getMessage());
      Thread.ofPlatform().start(() -> end.accept(sentence));
    }
  }

  private void bringBack() throws IOException, InterruptedException {
    for (int tries = 0; ; tries++) {
      Thread.sleep(pauses.get(tries));
      try {
        server.startAgain();
        return;
      } catch (IOException e) {
        LOG.error("PostgreSQL does not start again: {}", e.getMessage());
        if (tries == pauses.size() - 1) {
          throw e;
        }
      }
    }
  }

  /** What it has begun it ends before. */
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join(END_WITHIN);
  }
}
