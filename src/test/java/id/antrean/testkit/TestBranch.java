package id.antrean.testkit;

import id.antrean.branch.ReferenceStore;
import id.antrean.core.Role;
import id.antrean.db.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** One small branch of our own, with slots of any size, beside the real ones. */
public final class TestBranch {
  public static final String BRANCH = "kantor-uji";
  public static final LocalDate DAY = LocalDate.parse("2026-11-24");
  public static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z"); // 07:00 WIB, a Monday

  private static final Set<LocalDate> HOLIDAYS = ReferenceStore.publicHolidays();

  private TestBranch() {}

  /** Opens the branch where nodes run already, and tells each of them. */
  public static void open(Nodes nodes, int counters) {
    branch(nodes.database(), counters);
    for (int node = 0; node < nodes.count(); node++) {
      nodes.main(node).rooms().branches().reload();
    }
  }

  /** Region, branch, policy, lanes, hours, counters and one service (UJI, online and e-Klaim). */
  public static void branch(Sql db, int counters) {
    db.run("INSERT INTO region VALUES ('uji', 'Uji', 'Uji', 99) ON CONFLICT DO NOTHING");
    db.run(
        """
        INSERT INTO branch (id, region_id, name, sms_name, kind, city, province, time_zone,
          online_booking)
        VALUES ($1, 'uji', 'Kantor Uji', 'Kantor Uji', 'MAIN', 'Kota Uji', 'Uji', 'Asia/Jakarta',
          true)
        """,
        BRANCH);
    db.run(
        """
        INSERT INTO branch_policy (branch_id, walk_in_quota, walk_in_from, cut_off_minutes,
          early_minutes, late_minutes, horizon_days, recalls_to_absence)
        VALUES ($1, 100, '07:00', 30, 30, 15, 7, 3)
        """,
        BRANCH);
    db.run(
        """
        INSERT INTO lane_policy VALUES ($1, 'PRIORITY', 1, 1, 20), ($1, 'E_KLAIM', 2, 3, 30),
          ($1, 'ONLINE', 3, 3, 30), ($1, 'WALK_IN', 4, 2, 45)
        """,
        BRANCH);
    db.run(
        """
        INSERT INTO opening_hours
        SELECT $1, day, '08:00', '15:00', '12:00', '13:00' FROM generate_series(1, 5) day
        """,
        BRANCH);
    db.run(
        """
        INSERT INTO counter (id, branch_id, position, name)
        SELECT $1 || '-' || n, $1, n, 'Loket ' || n FROM generate_series(1, $2::int) n
        """,
        BRANCH,
        counters);
    db.run(
        """
        INSERT INTO branch_service
        SELECT $1, code FROM service
        WHERE code IN ('JHT', 'E_KLAIM_VERIFICATION', 'GENERAL', 'REGISTRATION')
        """,
        BRANCH);
  }

  /** guard-SUFFIX, officer-SUFFIX and supervisor-SUFFIX of a branch, with everybody's password. */
  public static void staff(Sql db, String branch, String suffix) {
    db.run(
        """
        WITH made AS (
          INSERT INTO account (id, username, password_hash, created_at)
          SELECT gen_random_uuid(), lower(role) || '-' || $1, password_hash, created_at
          FROM (SELECT password_hash, created_at FROM account WHERE username = 'admin') a,
            unnest(ARRAY['GUARD', 'OFFICER', 'SUPERVISOR']) AS role
          ON CONFLICT DO NOTHING RETURNING id, username)
        INSERT INTO account_role (account_id, role, branch_id)
        SELECT id, upper(split_part(username, '-', 1)), $2 FROM made
        """,
        suffix,
        branch);
  }

  /**
   * Somebody with one role, where {@code place} is a branch, a region or null; everybody's
   * password.
   */
  public static void staff(Sql db, Role role, String place, String username) {
    db.run(
        """
        INSERT INTO account (id, username, password_hash, created_at)
        SELECT gen_random_uuid(), $1, password_hash, created_at
        FROM account WHERE username = 'admin' ON CONFLICT DO NOTHING
        """,
        username);
    alsoRole(db, role, place, username);
  }

  /** One more role of somebody who is there. */
  public static void alsoRole(Sql db, Role role, String place, String username) {
    db.run(
        """
        INSERT INTO account_role (account_id, role, branch_id, region_id)
        SELECT id, $2, $3, $4 FROM account WHERE username = $1 ON CONFLICT DO NOTHING
        """,
        username,
        role,
        role.isOfBranch() ? place : null,
        role == Role.REGIONAL ? place : null);
  }

  /** A slot of the test branch on {@link #DAY}; its numbers begin at {@code firstNumber}. */
  public static long slot(Sql db, String lane, String starts, int places, int firstNumber) {
    return slot(db, DAY, lane, starts, places, firstNumber);
  }

  /** The same on that day. */
  public static long slot(
      Sql db, LocalDate day, String lane, String starts, int places, int firstNumber) {
    db.run(
        """
        INSERT INTO branch_day (branch_id, service_date, walk_in_quota) VALUES ($1, $2, 100)
        ON CONFLICT DO NOTHING
        """,
        BRANCH,
        day);
    return db.first(
            row -> row.getLong("id"),
            """
            INSERT INTO slot (branch_id, service_date, starts, ends, starts_at, closes_at, lane,
              capacity, quota, free)
            SELECT $1, $2, $3::text::time, $3::text::time + interval '30 minutes', at,
              at - interval '30 minutes', $4, $5, $5,
              ARRAY(SELECT generate_series($6::int, $6::int + $5 - 1))
            FROM (SELECT ($2::date + $3::text::time) AT TIME ZONE 'Asia/Jakarta' AS at) s
            RETURNING id
            """,
            BRANCH,
            day,
            starts,
            lane,
            places,
            firstNumber)
        .orElseThrow();
  }

  /**
   * An online slot on a day of its own, so many days after {@link #DAY}; holidays after it do not
   * count.
   */
  public static long slot(Sql db, int days, int places, int firstNumber) {
    if (days < 0) {
      return slot(db, DAY.plusDays(days), "ONLINE", "09:00", places, firstNumber);
    }
    var day =
        DAY.datesUntil(DAY.plusYears(9))
            .filter(date -> !HOLIDAYS.contains(date))
            .skip(days)
            .findFirst()
            .orElseThrow();
    return slot(db, day, "ONLINE", "09:00", places, firstNumber);
  }
}
