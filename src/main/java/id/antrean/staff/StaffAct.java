package id.antrean.staff;

import id.antrean.db.Sql;
import id.antrean.http.Principal;
import java.time.Instant;
import java.util.Map;

/**
 * An act of a member of staff: who, from which address (null for the demo's own), with which
 * request key ("" where a repeat does no harm), when.
 */
public record StaffAct(Principal who, String address, String key, Instant now) {

  /** That somebody looks at something; a repeat looks again. */
  public static StaffAct look(Principal who, String address, Instant now) {
    return new StaffAct(who, address, "", now);
  }

  /** Onto the trail of {@code branch}, with the address. */
  public void record(
      Sql sql, String branch, String action, String object, Map<String, Object> detail) {
    Audit.record(sql, now, who.username(), address, branch, action, object, detail);
  }

  /** As {@link #record}, of something that they did to their own account. */
  void recordOwn(Sql sql, String action, Map<String, Object> detail) {
    record(sql, who.branch(), action, Account.object(who.account()), detail);
  }
}
