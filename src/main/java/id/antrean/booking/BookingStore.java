package id.antrean.booking;

import id.antrean.core.Code;
import id.antrean.core.Lane;
import id.antrean.core.Sealed;
import id.antrean.db.Batcher;
import id.antrean.db.Database;
import id.antrean.db.RequestKeys;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.slots.Slot;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Bookings in PostgreSQL, which alone says yes. */
public final class BookingStore implements BookingTables {
  static final String BOOKING =
      """
      SELECT b.id, b.slot_id, b.branch_id, b.service_date, s.starts, s.ends, s.starts_at, s.closes_at,
        b.lane, b.number, b.service_code, b.reason_code, b.state, b.moves, b.language, b.created_at,
        b.changed_at, b.fingerprint, b.person, b.request_key
      FROM booking b JOIN slot s ON s.id = b.slot_id
      """;

  private static final int TOLD_A_DAY = 3;
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Database db;
  private final Sealed sealed;
  private final PlaceStore places;
  private final StandingStore standing;
  private final Batcher<String, Optional<Earlier>> earlier = Batcher.ofLookups(this::byRequestKeys);

  public BookingStore(Database db, Sealed sealed, BookingPolicy policy) {
    this.db = db;
    this.sealed = sealed;
    this.places = new PlaceStore(db, policy);
    this.standing = new StandingStore(db, policy);
  }

  @Override
  public List<Answer> book(List<BookingRow> rows, Instant now) {
    return places.book(rows, now);
  }

  @Override
  public void lockSlots(Tx tx, long one, long other) {
    places.lock(tx, one, other);
  }

  @Override
  public Optional<Integer> take(Tx tx, long slot, Instant now) {
    return places.take(tx, slot, now);
  }

  @Override
  public void giveBack(Tx tx, long slot, int number, Optional<Instant> withheldUntil) {
    places.giveBack(tx, slot, number, withheldUntil);
  }

  /** Looked up for each refused request, so in a rush by many at once. */
  @Override
  public Optional<Earlier> byRequestKey(String requestKey) {
    return earlier.ask(requestKey);
  }

  private Map<String, Earlier> byRequestKeys(Set<String> requestKeys) {
    var found = new HashMap<String, Earlier>();
    db.run(BOOKING + "WHERE b.request_key = ANY ($1)", (Object) requestKeys.toArray(String[]::new))
        .forEach(
            row ->
                found.put(
                    row.getString("request_key"),
                    new Earlier(booking(row), Sql.bytes(row, "fingerprint"))));
    return found;
  }

  private static Optional<Booking> byId(Tx tx, UUID id) {
    return tx.first(BookingStore::booking, BOOKING + "WHERE b.id = $1", id);
  }

  @Override
  public Optional<Booking> byCode(String code) {
    return db.first(
        BookingStore::booking, BOOKING + "WHERE b.code_hash = $1", Code.lookup(sealed, code));
  }

  @Override
  public Optional<Booking> byToken(String token) {
    return db.first(
        BookingStore::booking, BOOKING + "WHERE b.token_hash = $1", Code.lookup(sealed, token));
  }

  @Override
  public Optional<Person> person(UUID id) {
    return person(db, id);
  }

  Optional<Person> person(Sql sql, UUID id) {
    return sql.first(
        row -> PersonJson.open(sealed, Sql.bytes(row, "person"), id),
        "SELECT person FROM booking WHERE id = $1 AND person IS NOT NULL",
        id);
  }

  @Override
  public Optional<Booking> inTheWay(BookingRow row, Instant now) {
    return standing.inTheWay(row, now);
  }

  @Override
  public int endPast(BookingRow row, Instant now) {
    return standing.endPast(row, now);
  }

  @Override
  public boolean captchaSpent(UUID captcha) {
    return db.first(row -> true, "SELECT 1 FROM spent_captcha WHERE captcha_id = $1", captcha)
        .orElse(false);
  }

  /** Spends a captcha for something else than a booking; false when it is spent. */
  public boolean spend(Tx tx, UUID captcha, Instant now) {
    int spent =
        tx.update(
            "INSERT INTO spent_captcha (captcha_id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            captcha,
            now);
    return spent == 1;
  }

  /** The person's open bookings of today and later, locked for {@link #tellAgain}. */
  public List<UUID> lockToCome(Tx tx, byte[] nikHash, byte[] phoneHash, Instant now) {
    return tx.list(
        row -> row.getUUID("id"),
        """
        SELECT b.id FROM booking b
        WHERE b.nik_hash = $1 AND b.phone_hash = $2 AND b.state IN ('BOOKED', 'CHECKED_IN')
          AND b.service_date >= ($3::timestamptz AT TIME ZONE (
            SELECT time_zone FROM branch WHERE id = b.branch_id))::date
        ORDER BY b.id
        FOR UPDATE
        """,
        nikHash,
        phoneHash,
        now);
  }

  /**
   * Lets the holders know their numbers once more, each at most {@link #TOLD_A_DAY} times within a
   * day, whatever the way it was asked for. The bookings must be locked, so that the count is
   * exact. Returns how many messages are sent. One statement, so that it takes equally long when
   * there is none.
   */
  @Override
  public int tellAgain(Tx tx, List<UUID> bookings, Instant now) {
    return tx.update(
        """
        INSERT INTO event (at, branch_id, kind, subject)
        SELECT $2, b.branch_id, 'BookingAsked', b.id FROM booking b
        WHERE b.id = ANY($1) AND $4 > (
          SELECT count(*) FROM event e
          WHERE e.subject = b.id AND e.kind = 'BookingAsked' AND e.at > $3)
        """,
        bookings.toArray(UUID[]::new),
        now,
        now.minus(A_DAY),
        TOLD_A_DAY);
  }

  @Override
  public Instant mayBeToldAgainAt(Tx tx, UUID booking, Instant now) {
    return tx.first(
            row -> Sql.instant(row, "at").plus(A_DAY),
            """
            SELECT at FROM event WHERE subject = $1 AND kind = 'BookingAsked' AND at > $2
            ORDER BY at DESC OFFSET $3 - 1 LIMIT 1
            """,
            booking,
            now.minus(A_DAY),
            (long) TOLD_A_DAY)
        .orElse(now);
  }

  @Override
  public void sendAgain(UUID id, Instant now) {
    db.inTransaction(
        now,
        tx -> {
          lock(tx, id);
          return tellAgain(tx, List.of(id), now);
        });
  }

  @Override
  public Booking once(
      UUID id, String requestKey, byte[] print, Instant now, Function<Tx, Booking> change) {
    return db.inTransaction(
        now,
        tx -> {
          if (RequestKeys.claim(tx, requestKey, print, now).isPresent()) {
            return byId(tx, id).orElseThrow();
          }
          RequestKeys.remember(tx, requestKey, id.toString());
          return change.apply(tx);
        });
  }

  @Override
  public Optional<Booking> lock(Tx tx, UUID id) {
    return locked(tx, id);
  }

  /**
   * Locks, then reads, in two statements: a single one that had waited for a move would join the
   * moved booking with its former slot and find nothing.
   */
  static Optional<Booking> locked(Tx tx, UUID id) {
    tx.run("SELECT 1 FROM booking WHERE id = $1 FOR UPDATE", id);
    return tx.first(BookingStore::booking, BOOKING + "WHERE b.id = $1", id);
  }

  @Override
  public Moves movesByHolder(Tx tx, UUID booking, Instant now) {
    return moves(tx, booking, now);
  }

  @Override
  public Moves movesByHolder(UUID booking, Instant now) {
    return moves(db, booking, now);
  }

  private static Moves moves(Sql sql, UUID booking, Instant now) {
    return sql.first(
            row -> new Moves(row.getInteger("today"), row.getInteger("ever")),
            """
            SELECT count(*)::int AS ever, (count(*) FILTER (WHERE (e.at AT TIME ZONE o.time_zone)::date
              = ($2::timestamptz AT TIME ZONE o.time_zone)::date))::int AS today
            FROM event e JOIN booking b ON b.id = e.subject JOIN branch o ON o.id = b.branch_id
            WHERE e.subject = $1 AND e.kind = 'BookingMoved'
              AND NOT coalesce((e.data ->> 'atDesk')::boolean, false)
              AND NOT coalesce((e.data ->> 'dayClosed')::boolean, false)
            """,
            booking,
            now)
        .orElseThrow();
  }

  @Override
  public Booking move(
      Tx tx,
      Booking booking,
      Slot slot,
      int number,
      Optional<byte[]> openKey,
      BookingMoved.Cause cause,
      Instant now) {
    tx.update(
        """
        UPDATE booking b SET slot_id = s.id, branch_id = $3, service_date = $4, number = $5,
          moves = moves + 1, changed_at = $6, open_key = coalesce($7, open_key),
          half_hour_0 = s.half_hours[1],
          half_hour_1 = s.half_hours[2],
          half_hour_2 = s.half_hours[3],
          half_hour_3 = s.half_hours[4]
        FROM slot s WHERE b.id = $1 AND s.id = $2
        """,
        booking.id(),
        slot.id(),
        slot.branch(),
        slot.date(),
        number,
        now,
        openKey.orElse(null));
    tx.emit(
        new BookingMoved(
            slot.branch(), booking.id(), booking.shownNumber(), booking.branch(), cause));
    return byId(tx, booking.id()).orElseThrow();
  }

  @Override
  public Booking cancel(Tx tx, Booking booking, Instant now) {
    tx.update(
        "UPDATE booking SET state = $2, changed_at = $3 WHERE id = $1",
        booking.id(),
        Booking.State.CANCELLED,
        now);
    tx.emit(new BookingCancelled(booking.branch(), booking.id()));
    return byId(tx, booking.id()).orElseThrow();
  }

  static Booking booking(Row row) {
    return new Booking(
        row.getUUID("id"),
        row.getLong("slot_id"),
        row.getString("branch_id"),
        row.getLocalDate("service_date"),
        row.getLocalTime("starts"),
        row.getLocalTime("ends"),
        Sql.instant(row, "starts_at"),
        Sql.instant(row, "closes_at"),
        Lane.valueOf(row.getString("lane")),
        row.getInteger("number"),
        row.getString("service_code"),
        row.getString("reason_code"),
        Booking.State.valueOf(row.getString("state")),
        row.getInteger("moves"),
        row.getString("language"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "changed_at"));
  }
}
