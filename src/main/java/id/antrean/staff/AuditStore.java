package id.antrean.staff;

import id.antrean.db.Database;
import id.antrean.db.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the trail, the newest rows first. */
final class AuditStore {
  private final Database db;

  AuditStore(Database db) {
    this.db = db;
  }

  /** Only the conditions that are given stand in the statement, so that each finds its index. */
  List<AuditEntry> read(AuditFilter filter, int most) {
    var conditions = new ArrayList<String>();
    var args = new ArrayList<Object>();
    filter.branches().ifPresent(ids -> addBranches(conditions, args, ids));
    add(conditions, args, "a.actor = $%d", filter.actor());
    add(conditions, args, "a.action = $%d", filter.action());
    add(conditions, args, "a.object = $%d", filter.object());
    add(conditions, args, "a.at >= $%d", filter.from());
    add(conditions, args, "a.at < $%d", filter.until());
    add(
        conditions,
        args,
        "(a.at, a.id) < (SELECT b.at, b.id FROM audit b WHERE b.id = $%d)",
        filter.before());
    args.add((long) most);
    return db.list(
        row ->
            new AuditEntry(
                AuditSealStore.row(row), Optional.ofNullable(Sql.instant(row, "sealed_at"))),
        """
        SELECT a.id, a.at, a.actor, a.branch_id, a.action, a.object, a.detail::text AS detail,
          r.at AS sealed_at
        FROM audit a LEFT JOIN audit_seal s ON s.audit_id = a.id
          LEFT JOIN audit_round r ON r.round = s.round
        """
            + (conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions))
            + " ORDER BY a.at DESC, a.id DESC LIMIT $"
            + args.size(),
        args.toArray());
  }

  /** One alone by its index. */
  private static void addBranches(
      List<String> conditions, List<Object> args, List<String> branches) {
    if (branches.size() == 1) {
      add(conditions, args, "a.branch_id = $%d", Optional.of(branches.getFirst()));
    } else {
      var ids = branches.toArray(String[]::new);
      add(conditions, args, "a.branch_id = ANY ($%d)", Optional.of(ids));
    }
  }

  private static void add(
      List<String> conditions, List<Object> args, String condition, Optional<?> value) {
    value.ifPresent(
        wanted -> {
          args.add(wanted);
          conditions.add(condition.formatted(args.size()));
        });
  }
}
