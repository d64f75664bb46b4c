package id.antrean.booking;

import id.antrean.booking.BookingStore.Answer;
import id.antrean.booking.BookingStore.Draft;
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

  private record Entry(Draft draft, Instant now) {}

  private final Batcher<Entry, Answer> batcher;

  BookingBatch(BookingStore store, Scheduler scheduler) {
    batcher = new Batcher<>(MOST, scheduler, entries -> write(store, entries));
  }

  /** Problem 503: "busy" when nothing was written, outcome_unknown when it may have been. */
  Answer book(Draft draft, Instant now) {
    return batcher.ask(new Entry(draft, now));
  }

  private static List<Answer> write(BookingStore store, List<Entry> entries) {
    return store.book(entries.stream().map(Entry::draft).toList(), entries.getLast().now());
  }
}
