package id.antrean.staff;

import id.antrean.db.Sql;
import id.antrean.http.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a member of staff does to an account, their own or another's: who, from which address, with
 * which request key ("" where a repeat does no harm), when.
 */
public record AccountAct(Principal who, String address, String key, Instant now) {

  /** Onto the trail; {@code branch} is null where the account is not bound to one. */
  void record(Sql sql, String branch, String action, UUID account, Map<String, Object> detail) {
    var object = Account.object(account);
    Audit.record(sql, now, who.username(), address, branch, action, object, detail);
  }
}
