package id.antrean.branch;

import id.antrean.db.Sql;
import id.antrean.db.Tx;
import java.util.Set;
import java.util.TreeSet;

/** Whether the supervisors of a region decide alone what else its regional office approves. */
public final class RegionRuleStore {
  private RegionRuleStore() {}

  public static boolean supervisorsDecideAt(Sql sql, String branch) {
    return sql.first(
            row -> row.getBoolean("supervisors_decide"),
            """
            SELECT r.supervisors_decide FROM branch b JOIN region r ON r.id = b.region_id
            WHERE b.id = $1
            """,
            branch)
        .orElse(false);
  }

  /** The regions whose supervisors do. */
  public static Set<String> whereSupervisorsDecide(Sql sql) {
    return new TreeSet<>(
        sql.list(row -> row.getString("id"), "SELECT id FROM region WHERE supervisors_decide"));
  }

  /** Whether that is new. */
  public static boolean set(Tx tx, String region, boolean supervisorsDecide) {
    return tx.update(
            """
            UPDATE region SET supervisors_decide = $2 WHERE id = $1 AND supervisors_decide <> $2
            """,
            region,
            supervisorsDecide)
        == 1;
  }
}
