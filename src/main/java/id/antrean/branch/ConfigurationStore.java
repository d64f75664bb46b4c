package id.antrean.branch;

import id.antrean.db.Sql;
import id.antrean.db.Tx;
import java.util.Collection;

/**
 * Counts the changes of configuration. Whoever changes what {@link Branches} knows raises the
 * version in the same transaction; every node asks for it each second ({@link ConfigurationWatch}).
 */
public final class ConfigurationStore {
  /** The scope of what holds at all branches, and what the doorbell rings for any change. */
  public static final String EVERYWHERE = "*";

  private ConfigurationStore() {}

  /**
   * Counts a change of this branch's configuration. Until the transaction ends nobody else changes
   * it; call it before anything is read that the change depends on.
   */
  public static void raise(Tx tx, String scope) {
    tx.update(
        """
        INSERT INTO configuration AS c (scope, version) VALUES ($1, 1)
        ON CONFLICT (scope) DO UPDATE SET version = c.version + 1
        """,
        scope);
  }

  /** Nobody else changes this branch's configuration until the transaction ends. */
  public static void hold(Tx tx, String scope) {
    tx.run("SELECT 1 FROM configuration WHERE scope = $1 FOR UPDATE", scope);
  }

  /**
   * The same for several at once; in the order of their names, so that two never wait in a ring.
   */
  public static void raiseAll(Tx tx, Collection<String> scopes) {
    tx.update(
        """
        INSERT INTO configuration AS c (scope, version)
        SELECT scope, 1 FROM unnest($1::text[]) AS scope ORDER BY scope COLLATE "C"
        ON CONFLICT (scope) DO UPDATE SET version = c.version + 1
        """,
        (Object) scopes.stream().distinct().toArray(String[]::new));
  }

  /** Grows with each change of any branch. */
  static long version(Sql sql) {
    return sql.first(
            row -> row.getLong("version"),
            "SELECT coalesce(sum(version), 0)::bigint AS version FROM configuration")
        .orElseThrow();
  }
}
