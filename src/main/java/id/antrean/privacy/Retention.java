package id.antrean.privacy;

import id.antrean.booking.BookingRetention;
import id.antrean.db.Database;
import id.antrean.db.RequestKeys;
import id.antrean.queue.TicketRetention;
import id.antrean.work.Background;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets who came, some days after the visit: all personal data of a booking and of a ticket, with
 * the hashes by which it is found. Each node looks once an hour, one works at a time, and each day
 * is one transaction, so that whatever was missed while the program stood still is made up for.
 */
public final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofHours(1);

  private final Database db;
  private final int days;
  private final RetentionStore store = new RetentionStore();
  private final Background background;

  /** {@code days}: how long data are kept after the visit. */
  public Retention(Vertx vertx, Database db, int days, InstantSource clock) {
    this.db = db;
    this.days = days;
    background =
        new Background(vertx)
            .every("deleting old personal data", FIRST, EVERY, () -> forget(clock.instant()));
  }

  /** Answers how many bookings and tickets were forgotten. */
  int forget(Instant now) {
    var until = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days);
    int forgotten = 0;
    for (int ofDay = forgetOneDay(until, now); ofDay >= 0; ofDay = forgetOneDay(until, now)) {
      forgotten += ofDay;
    }
    if (forgotten > 0) {
      LOG.info("personal data of {} visits up to {} are deleted", forgotten, until);
    }
    return forgotten;
  }

  /** Below 0 when there is nothing left to do, or another node does it. */
  private int forgetOneDay(LocalDate until, Instant now) {
    return db.inBulk(
        now,
        tx -> {
          var last = store.claim(tx).orElse(until);
          if (!last.isBefore(until)) {
            return -1;
          }
          var day = store.nextDay(tx, last).filter(next -> next.isBefore(until)).orElse(until);
          RequestKeys.forget(tx, day);
          BookingRetention.forgetCaptchas(tx, now);
          BookingRetention.forgetContacts(tx, now);
          int forgotten =
              BookingRetention.forget(tx, last, day) + TicketRetention.forget(tx, last, day);
          store.done(tx, day);
          return forgotten;
        });
  }

  @Override
  public void close() {
    background.close();
  }
}
