package id.antrean.branch;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.db.Tx;

/** Regions that are added; nobody else may add any meanwhile, as in {@link NewBranchStore}. */
public final class RegionStore {
  private RegionStore() {}

  /** After the others. Problem 409 region_taken. */
  public static void add(Tx tx, Region region) {
    int added =
        tx.update(
            """
            INSERT INTO region (id, name, covers, position)
            SELECT $1, $2, $3, 1 + coalesce(max(position), 0) FROM region
            HAVING NOT bool_or(id = $1 OR lower(name) = lower($2)) OR count(*) = 0
            """,
            region.id(),
            region.name(),
            region.covers());
    if (added == 0) {
      throw Problem.conflict("region_taken").field("name", Sentence.of("problem.region_taken"));
    }
  }
}
