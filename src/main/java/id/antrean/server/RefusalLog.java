package id.antrean.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** Logs one line a second with the number of refusals, not one each: there may be thousands. */
final class RefusalLog {
  private static final long TELL_EVERY_NANOS = 1_000_000_000L;

  private final Logger log;
  private final String sentence;
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicLong tellAt = new AtomicLong(System.nanoTime());

  /** {@code sentence}: with {} for the number. */
  RefusalLog(Logger log, String sentence) {
    this.log = log;
    this.sentence = sentence;
  }

  void add() {
    refused.incrementAndGet();
    long now = System.nanoTime();
    long due = tellAt.get();
    if (now - due >= 0 && tellAt.compareAndSet(due, now + TELL_EVERY_NANOS)) {
      log.warn(sentence, refused.getAndSet(0));
    }
  }
}
