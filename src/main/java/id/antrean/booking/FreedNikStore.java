package id.antrean.booking;

import id.antrean.core.Problem;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What freeing a NIK asks of PostgreSQL. */
final class FreedNikStore {
  private record Place(UUID booking, long slot) {}

  /**
   * The bookings of a NIK to which nobody has come and still may, locked, and before them their
   * slots in the order of ids, as every change of a booking does. Problem 503 busy: one was moved
   * meanwhile.
   */
  List<Booking> lock(Tx tx, byte[] nikHash, Instant now) {
    var slots =
        tx.list(
            row -> row.getLong("id"),
            """
            SELECT id FROM slot WHERE id IN (
              SELECT b.slot_id FROM booking b, (SELECT $2::timestamptz AS now) clock
              WHERE b.nik_hash = $1 AND b.state = 'BOOKED' AND NOT
            """
                + PastVisits.IS_OVER
                + ") ORDER BY id FOR UPDATE",
            nikHash,
            now);
    var places =
        tx.list(
            row -> new Place(row.getUUID("id"), row.getLong("slot_id")),
            """
            SELECT b.id, b.slot_id FROM booking b, (SELECT $2::timestamptz AS now) clock
            WHERE b.nik_hash = $1 AND b.state = 'BOOKED' AND NOT
            """
                + PastVisits.IS_OVER
                + "ORDER BY b.id FOR UPDATE OF b",
            nikHash,
            now);
    var locked = new HashSet<>(slots);
    if (!places.stream().allMatch(place -> locked.contains(place.slot()))) {
      throw Problem.unavailable("busy", null);
    }
    return tx.list(
        BookingStore::booking,
        BookingStore.BOOKING + "WHERE b.id = ANY ($1) ORDER BY b.id",
        (Object) places.stream().map(Place::booking).toArray(UUID[]::new));
  }

  void freed(Tx tx, UUID booking, Instant now) {
    tx.update("UPDATE booking SET freed_at = $2 WHERE id = $1", booking, now);
  }

  /**
   * When the member of staff freed the {@code most}-th NIK back from now, if since then. Exact:
   * their next one waits until this transaction has ended.
   */
  Optional<Instant> freedSince(Tx tx, String actor, int most, Instant since) {
    tx.lock("freed-nik " + actor);
    return tx.first(
        row -> Sql.instant(row, "at"),
        """
        SELECT at FROM audit WHERE actor = $1 AND action = 'NIK_FREED' AND at > $2
        ORDER BY at DESC OFFSET $3 - 1 LIMIT 1
        """,
        actor,
        since,
        (long) most);
  }
}
