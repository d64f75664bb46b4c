package id.antrean.admin.config;

import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.SlotPattern;
import id.antrean.branch.SlotPatternStore;
import id.antrean.core.Problem;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.slots.SlotQuotaStore;
import id.antrean.slots.SlotTables.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The places of a week by lane and time. Slots that are planned follow. */
final class QuotaPattern implements Configured {

  @Override
  public Subject subject() {
    return Subject.QUOTA_PATTERN;
  }

  @Override
  public SortedMap<String, String> read(Sql sql, String branch, Optional<LocalDate> day) {
    return SlotPattern.fields(SlotPatternStore.read(sql, branch));
  }

  @Override
  public List<Places> write(
      Tx tx,
      Edit edit,
      SortedMap<String, String> before,
      SortedMap<String, String> target,
      Instant now) {
    SlotQuotaStore.holdOffPlanning(tx);
    SlotPatternStore.write(tx, edit.branch(), SlotPattern.of(target));
    return SlotQuotaStore.followPattern(tx, edit.branch(), now);
  }

  @Override
  public SortedMap<String, String> fitting(SortedMap<String, String> fields) {
    var week = SlotPattern.of(fields);
    for (int n = 0; n < week.size(); n++) {
      for (var later : week.subList(n + 1, week.size())) {
        if (TypedSlot.overlap(week.get(n), later)) {
          throw Problem.conflict("proposal_unfit");
        }
      }
    }
    return fields;
  }

  @Override
  public List<Places> follow(Tx tx, String branch, Instant now) {
    SlotQuotaStore.holdOffPlanning(tx);
    return SlotQuotaStore.followPattern(tx, branch, now);
  }
}
