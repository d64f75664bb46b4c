package id.antrean.admin.config;

import id.antrean.branch.CallingRules;
import id.antrean.branch.CallingRulesStore;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.slots.SlotTables.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** How the lanes share the counters, and which counter serves whom. */
final class CallingPolicyOfBranch implements Configured {

  @Override
  public Subject subject() {
    return Subject.POLICY;
  }

  @Override
  public SortedMap<String, String> read(Sql sql, String branch, Optional<LocalDate> day) {
    return CallingRulesStore.read(sql, branch).fields();
  }

  @Override
  public List<Places> write(
      Tx tx,
      Edit edit,
      SortedMap<String, String> before,
      SortedMap<String, String> target,
      Instant now) {
    CallingRulesStore.write(tx, edit.branch(), CallingRules.of(target));
    return List.of();
  }

  /** Two lanes may have come to the same place in the order. */
  @Override
  public SortedMap<String, String> fitting(SortedMap<String, String> fields) {
    return CallingRules.of(fields).fields();
  }
}
