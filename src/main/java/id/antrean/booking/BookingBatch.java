package id.antrean.booking;

import id.antrean.booking.BookingTables.Answer;
import id.antrean.db.Batcher;
import id.antrean.work.Scheduler;
import java.time.Instant;
import java.util.List;

/**
 * Lets bookings that arrive together share one commit, as a {@link Batcher} does. To try again one
 * by one after a lost connection, which leaves each with an unknown outcome, is safe: each has a
 * request key.
 */
final class BookingBatch {
  private static final int MOST = 64;

  private record Entry(BookingRow row, Instant now) {}

  private final Batcher<Entry, Answer> batcher;

  BookingBatch(BookingTables tables, Scheduler scheduler) {
    batcher = new Batcher<>(MOST, scheduler, entries -> write(tables, entries));
  }

  /** Problem 503: "busy" when nothing was written, outcome_unknown when it may have been. */
  Answer book(BookingRow row, Instant now) {
    return batcher.ask(new Entry(row, now));
  }

  private static List<Answer> write(BookingTables tables, List<Entry> entries) {
    return tables.book(entries.stream().map(Entry::row).toList(), entries.getLast().now());
  }
}
