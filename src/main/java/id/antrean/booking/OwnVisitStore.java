package id.antrean.booking;

import id.antrean.booking.OwnVisits.Stored;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;

/** All rows of one NIK, found by its keyed hash. */
final class OwnVisitStore {
  /** Ten times what one NIK can book in the days that are kept. */
  private static final int MOST = 1_000;

  private final Sealed sealed;

  OwnVisitStore(Sealed sealed) {
    this.sealed = sealed;
  }

  /** Locked, then read, as {@link BookingStore#locked} does. */
  List<Stored> of(Tx tx, byte[] nikHash) {
    tx.run("SELECT 1 FROM booking WHERE nik_hash = $1 ORDER BY id FOR UPDATE", nikHash);
    return tx.list(
        this::stored,
        """
        SELECT b.id, b.slot_id, b.branch_id, b.service_date, s.starts, s.ends, s.starts_at,
          s.closes_at, b.lane, b.number, b.service_code, b.reason_code, b.state, b.moves, b.language,
          b.created_at, b.changed_at, b.person, b.claim_sealed,
          b.mail_proved AND NOT b.proved AS by_mail
        FROM booking b JOIN slot s ON s.id = b.slot_id
        WHERE b.nik_hash = $1 AND b.person IS NOT NULL
        ORDER BY s.starts_at DESC, b.id LIMIT $2
        """,
        nikHash,
        MOST);
  }

  private Stored stored(Row row) {
    var booking = BookingStore.booking(row);
    return new Stored(
        booking,
        PersonJson.open(sealed, Sql.bytes(row, "person"), booking.id()),
        Optional.ofNullable(Sql.bytes(row, "claim_sealed"))
            .map(claim -> SealedColumn.BOOKING_CLAIM.open(sealed, claim, booking.id())),
        row.getBoolean("by_mail"));
  }

  List<LanePass> passes(Tx tx, byte[] nikHash) {
    return tx.list(
        row -> LanePassStore.pass(row, sealed),
        """
        SELECT id, first_day, last_day, claim_sealed FROM lane_pass
        WHERE nik_hash = $1 ORDER BY last_day DESC, id LIMIT $2
        """,
        nikHash,
        MOST);
  }

  void erasePasses(Tx tx, byte[] nikHash) {
    tx.update("DELETE FROM lane_pass WHERE nik_hash = $1", nikHash);
  }
}
