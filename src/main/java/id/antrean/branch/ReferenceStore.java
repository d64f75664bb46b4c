package id.antrean.branch;

import id.antrean.db.Database;
import id.antrean.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fills an empty database from the files of {@code reference/}. At later starts files that were not
 * loaded yet add what is new: holidays, offices with their rules, services. What is there stays,
 * and of an office that its staff have changed nothing is filled in. Nodes that start at once take
 * turns. Each table is one statement for all its rows.
 */
public final class ReferenceStore {
  private static final long LOCK = 7_300;
  private static final String AND_NOBODY_CHANGED_IT =
      """
       AND NOT EXISTS (
        SELECT FROM configuration_change c WHERE c.branch_id = branch.id AND c.subject = 'BRANCH')
      """;

  private final Database db;

  /** A file of branches that cannot be loaded, and why. */
  public static final class Unusable extends RuntimeException {
    Unusable(Path file, String why) {
      super("The file of branches %s cannot be used: %s.".formatted(file, why), null, false, false);
    }
  }

  public ReferenceStore(Database db) {
    this.db = db;
  }

  /** Days on which all offices are closed, before there is a database to ask. */
  public static Set<LocalDate> publicHolidays() {
    return new ReferenceFiles(Optional.empty())
        .holidays().stream()
            .map(row -> LocalDate.parse(((JsonObject) row).getString("date")))
            .collect(Collectors.toSet());
  }

  /**
   * {@code branches}: another file of the same columns instead of ours; {@link Unusable} when it is
   * wrong.
   */
  public void load(Optional<Path> branches, Instant now) {
    var files = new ReferenceFiles(branches);
    branches.ifPresent(file -> check(file, files));
    db.inBulk(
        now,
        tx -> {
          tx.run("SELECT pg_advisory_xact_lock($1)", LOCK);
          // A decree is a file of its own, which the same offices may come with.
          if (isNew(tx, files.fingerprintOfHolidays(), now)) {
            holidays(tx, files);
            ConfigurationStore.raise(tx, ConfigurationStore.EVERYWHERE);
          }
          if (isNew(tx, files.fingerprint(), now)) {
            regions(tx, files);
            services(tx, files);
            branches(tx, files);
            ConfigurationStore.raise(tx, ConfigurationStore.EVERYWHERE);
            // Else the first slots would be planned as if all these tables were empty.
            tx.run("ANALYZE branch, branch_policy, lane_policy, opening_hours, slot_pattern");
          }
          return null;
        });
  }

  private static void check(Path file, ReferenceFiles files) {
    try {
      var faults = BranchFileCheck.faults(files.branchFile(), files.regionIds());
      if (!faults.isEmpty()) {
        throw new Unusable(file, String.join("; ", faults));
      }
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new Unusable(file, e.getMessage());
    }
  }

  private static boolean isNew(Tx tx, byte[] fingerprint, Instant now) {
    return tx.update(
            """
            INSERT INTO reference_load (fingerprint, at) VALUES ($1, $2) ON CONFLICT DO NOTHING
            """,
            fingerprint,
            now)
        == 1;
  }

  private static void regions(Tx tx, ReferenceFiles files) {
    tx.run(
        """
        INSERT INTO region (id, name, covers, position)
        SELECT id, name, covers, position
        FROM jsonb_to_recordset($1) AS r (id text, name text, covers text, position int)
        ON CONFLICT DO NOTHING
        """,
        files.regions());
  }

  private static void services(Tx tx, ReferenceFiles files) {
    tx.run(
        """
        INSERT INTO service (code, position, lanes, typical_minutes, catalogue)
        SELECT s->>'code', position, ARRAY(SELECT jsonb_array_elements_text(s->'lanes')),
          (s->>'typicalMinutes')::int, s
        FROM jsonb_array_elements($1) WITH ORDINALITY AS e (s, position)
        -- what the catalogue has learnt to say is added, what it said before stays
        ON CONFLICT (code) DO UPDATE SET catalogue = excluded.catalogue || service.catalogue
        """,
        files.services());
  }

  private static void holidays(Tx tx, ReferenceFiles files) {
    tx.run(
        """
        INSERT INTO holiday (date, kind, name, decree)
        SELECT date, kind, name, decree
        FROM jsonb_to_recordset($1) AS h (date date, kind text, name text, decree text)
        ON CONFLICT DO NOTHING
        """,
        files.holidays());
  }

  /**
   * A branch comes with all its rules or, being there already, with none: then only what is not
   * known of it is filled in, and nothing once its staff have changed it.
   */
  private static void branches(Tx tx, ReferenceFiles files) {
    learn(tx, files.branches());
    var added = new HashSet<String>();
    tx.run(
            """
            INSERT INTO branch (id, region_id, name, sms_name, kind, parent_id, city, province,
              time_zone, address, phone, latitude, longitude, online_booking, no_online_reason,
              no_online_reason_en, served_by)
            SELECT id, region, name, sms_name, kind, parent, city, province, time_zone, address,
              phone, latitude, longitude, online_booking, no_online_reason, no_online_reason_en,
              served_by
            FROM jsonb_to_recordset($1) AS b (id text, region text, name text, sms_name text,
              kind text, parent text, city text, province text, time_zone text, address text,
              phone text, latitude float8, longitude float8, online_booking boolean,
              no_online_reason text, no_online_reason_en text, served_by text)
            ON CONFLICT DO NOTHING
            RETURNING id
            """,
            files.branches())
        .forEach(row -> added.add(row.getString("id")));
    if (!added.isEmpty()) {
      withRules(tx, files.assumed(added), files.rules());
    }
  }

  private static void learn(Tx tx, JsonArray branches) {
    tx.run(
        """
        -- what older demos made up, while the real address was not known
        UPDATE branch SET address = NULL, phone = NULL WHERE address LIKE '%(alamat contoh)'
        """
            + AND_NOBODY_CHANGED_IT);
    tx.run(
        """
        UPDATE branch SET address = coalesce(branch.address, b.address),
          phone = coalesce(branch.phone, b.phone),
          latitude = coalesce(branch.latitude, b.latitude),
          longitude = coalesce(branch.longitude, b.longitude),
          kind = CASE WHEN branch.parent_id IS NULL THEN b.kind ELSE branch.kind END,
          parent_id = coalesce(branch.parent_id, b.parent)
        FROM jsonb_to_recordset($1) AS b (id text, kind text, parent text, address text,
          phone text, latitude float8, longitude float8)
        WHERE branch.id = b.id
        """
            + AND_NOBODY_CHANGED_IT,
        branches);
  }

  /** {@code branches}: what is assumed of each; {@code rules}: what is assumed alike for all. */
  private static void withRules(Tx tx, JsonArray branches, JsonObject rules) {
    tx.run(
        """
        -- the rules of each branch: its own walk-in quota, all else alike
        INSERT INTO branch_policy (branch_id, walk_in_quota, walk_in_from, cut_off_minutes,
          early_minutes, late_minutes, horizon_days, recalls_to_absence)
        SELECT branch, walk_in_quota, "walkInFrom", "cutOffMinutes", "earlyMinutes", "lateMinutes",
          "horizonDays", "recallsToAbsence"
        FROM jsonb_to_recordset($1) AS b (branch text, walk_in_quota int),
          jsonb_to_record($2) AS r ("walkInFrom" time, "cutOffMinutes" int, "earlyMinutes" int,
            "lateMinutes" int, "horizonDays" int, "recallsToAbsence" int)
        """,
        branches,
        rules);
    tx.run(
        """
        -- its lanes, called in the order of the file
        INSERT INTO lane_policy (branch_id, lane, position, turns, longest_wait_minutes)
        SELECT branch, l->>'lane', position, (l->>'turns')::int, (l->>'longestWaitMinutes')::int
        FROM jsonb_to_recordset($1) AS b (branch text),
          jsonb_array_elements($2::jsonb->'lanes') WITH ORDINALITY AS e (l, position)
        """,
        branches,
        rules);
    tx.run(
        """
        -- its week
        INSERT INTO opening_hours (branch_id, weekday, opens, closes, break_start, break_end)
        SELECT branch, weekday, opens, closes, break_start, break_end
        FROM jsonb_to_recordset($1) AS b (branch text),
          jsonb_to_recordset($2::jsonb->'week') AS w
            (weekday int, opens time, closes time, break_start time, break_end time)
        """,
        branches,
        rules);
    tx.run(
        """
        -- its slots in a week, for both lanes that are booked, each with the branch's own quota
        INSERT INTO slot_pattern (branch_id, weekday, starts, ends, lane, quota)
        SELECT branch, weekday, starts, ends, lane,
          CASE lane WHEN 'ONLINE' THEN online_quota ELSE eklaim_quota END
        FROM jsonb_to_recordset($1) AS b (branch text, online_quota int, eklaim_quota int),
          jsonb_to_recordset($2::jsonb->'slots') AS s (weekday int, starts time, ends time),
          unnest(ARRAY['ONLINE', 'E_KLAIM']) AS lane
        """,
        branches,
        rules);
    tx.run(
        """
        -- its counters: as many as are assumed, numbered
        INSERT INTO counter (id, branch_id, position, name)
        SELECT branch || '-' || n, branch, n, 'Loket ' || n
        FROM jsonb_to_recordset($1) AS b (branch text, counters int),
          generate_series(1, counters) AS n
        """,
        branches);
    tx.run(
        """
        -- every service but those that the file names as not offered
        INSERT INTO branch_service (branch_id, service_code)
        SELECT branch, code
        FROM jsonb_to_recordset($1) AS b (branch text, not_offered jsonb), service
        WHERE NOT not_offered ? code
        """,
        branches);
  }
}
