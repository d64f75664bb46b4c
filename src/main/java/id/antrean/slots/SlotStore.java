package id.antrean.slots;

import static java.util.stream.Collectors.toMap;

import id.antrean.branch.ClosedDays;
import id.antrean.branch.ConfigurationStore;
import id.antrean.branch.ProposalStore;
import id.antrean.core.Lane;
import id.antrean.db.Batcher;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Slots: made from the weekly pattern, read, and their places counted. */
public final class SlotStore implements SlotTables {
  /** Places still offered: the quota less what is booked or withheld. */
  static final String REMAINING = "greatest(0, quota - capacity + cardinality(free))";

  private static final String COLUMNS =
      "id, branch_id, service_date, starts, ends, starts_at, closes_at, lane, quota, "
          + REMAINING
          + " AS remaining";

  private final Database db;
  private final Batcher<Long, Optional<Found>> slots = Batcher.ofLookups(this::byId);
  private final Batcher<Long, Optional<Places>> places = Batcher.ofLookups(this::bySlot);

  public SlotStore(Database db) {
    this.db = db;
  }

  /**
   * Makes the days and slots of every branch from today to one day past its horizon; days that
   * exist are left as they are.
   */
  public void plan(Instant now) {
    db.inBulk(
        now,
        tx -> {
          SlotPlanStore.takeTurns(tx);
          SlotPlanStore.plan(tx, Optional.empty(), now);
          return null;
        });
    for (var branch : ProposalStore.branchesWithComing(db)) {
      db.inBulk(
          now,
          tx -> {
            ConfigurationStore.hold(tx, branch);
            SlotPlanStore.holdOffPlanning(tx);
            return ComingSlotStore.follow(tx, branch, now);
          });
    }
  }

  /** In a rush everybody asks for the same new slot. */
  @Override
  public Optional<Found> find(long id) {
    return slots.ask(id);
  }

  private Map<Long, Found> byId(Set<Long> ids) {
    return db
        .list(
            row -> new Found(slot(row), counted(row)),
            "SELECT version, " + COLUMNS + " FROM slot WHERE id = ANY($1)",
            (Object) ids.toArray(Long[]::new))
        .stream()
        .collect(toMap(found -> found.slot().id(), found -> found));
  }

  @Override
  public List<Slot> ofBranch(String branch, Lane lane, LocalDate from, LocalDate to) {
    return db.list(
        SlotStore::slot,
        "SELECT "
            + COLUMNS
            + """
             FROM slot
            WHERE branch_id = $1 AND lane = $2 AND service_date BETWEEN $3 AND $4 AND
            """
            + ClosedDays.SLOT_IS_OFFERED
            + "ORDER BY service_date, starts",
        branch,
        lane,
        from,
        to);
  }

  @Override
  public List<Slot> freeAround(
      Collection<String> branches, Lane lane, Instant wanted, Instant now, int n) {
    return db.list(
        SlotStore::slot,
        "SELECT "
            + COLUMNS
            + """
             FROM slot
            WHERE branch_id = ANY($1) AND lane = $2 AND closes_at > $4
              AND quota - capacity + cardinality(free) > 0 AND
            """
            + ClosedDays.SLOT_IS_OFFERED
            + """
            ORDER BY array_position($1, branch_id), abs(extract(epoch FROM starts_at - $3)), id
            LIMIT $5
            """,
        branches.toArray(String[]::new),
        lane,
        wanted,
        now,
        n);
  }

  @Override
  public List<Slot> firstFree(Lane lane, Instant now) {
    return db.list(
        SlotStore::slot,
        // For each branch a walk along its index to the first that fits, not a sort of all slots.
        "SELECT soonest.* FROM branch b CROSS JOIN LATERAL (SELECT "
            + COLUMNS
            + """
             FROM slot
            WHERE branch_id = b.id AND lane = $1 AND closes_at > $2
              AND service_date BETWEEN ($2::timestamptz)::date - 1 AND ($2::timestamptz)::date + 8
              AND quota - capacity + cardinality(free) > 0 AND
            """
            + ClosedDays.SLOT_IS_OFFERED
            + "ORDER BY service_date, starts LIMIT 1) AS soonest",
        lane,
        now);
  }

  /** In a rush all ask this of one slot at once. */
  @Override
  public Optional<Places> places(long slot) {
    return places.ask(slot);
  }

  private Map<Long, Places> bySlot(Set<Long> slots) {
    return places(slots).stream().collect(toMap(Places::slot, p -> p));
  }

  @Override
  public List<Places> places(Collection<Long> slots) {
    return db.list(
        SlotStore::counted,
        "SELECT id, version, " + REMAINING + " AS remaining FROM slot WHERE id = ANY($1)",
        (Object) slots.toArray(Long[]::new));
  }

  /** Withheld numbers whose time has come are free again; the slots that changed. */
  public List<Long> release(Instant now) {
    return db.list(
        row -> row.getLong("id"),
        """
        WITH due AS (
          DELETE FROM held_place WHERE ctid IN (
            SELECT ctid FROM held_place WHERE until <= $1 FOR UPDATE SKIP LOCKED)
          RETURNING slot_id, number),
        back AS (SELECT slot_id, array_agg(number) AS numbers FROM due GROUP BY slot_id)
        UPDATE slot SET version = version + 1,
          free = ARRAY(SELECT unnest(free || back.numbers) ORDER BY 1)
        FROM back WHERE slot.id = back.slot_id
        RETURNING id
        """,
        now);
  }

  static Places counted(Row row) {
    return new Places(row.getLong("id"), row.getLong("version"), row.getInteger("remaining"));
  }

  static Slot slot(Row row) {
    return new Slot(
        row.getLong("id"),
        row.getString("branch_id"),
        row.getLocalDate("service_date"),
        row.getLocalTime("starts"),
        row.getLocalTime("ends"),
        Sql.instant(row, "starts_at"),
        Sql.instant(row, "closes_at"),
        Lane.valueOf(row.getString("lane")),
        row.getInteger("quota"),
        row.getInteger("remaining"));
  }
}
