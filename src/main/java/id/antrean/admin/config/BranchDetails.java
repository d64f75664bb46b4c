package id.antrean.admin.config;

import id.antrean.branch.BranchSettings;
import id.antrean.branch.BranchSettingsStore;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.slots.SlotPlanStore;
import id.antrean.slots.SlotTables.Places;
import id.antrean.slots.WalkInDayStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What a branch says about itself. Slots that are planned follow its hours. */
final class BranchDetails implements Configured {

  @Override
  public Subject subject() {
    return Subject.BRANCH;
  }

  @Override
  public SortedMap<String, String> read(Sql sql, String branch, Optional<LocalDate> day) {
    return BranchSettingsStore.read(sql, branch).fields();
  }

  @Override
  public List<Places> write(
      Tx tx,
      Edit edit,
      SortedMap<String, String> before,
      SortedMap<String, String> target,
      Instant now) {
    var settings = BranchSettings.of(target);
    BranchSettingsStore.write(tx, edit.branch(), settings);
    if (settings.walkIns() != BranchSettings.of(before).walkIns()) {
      WalkInDayStore.follow(tx, edit.branch(), now);
    }
    return settings.hours().equals(BranchSettings.of(before).hours())
        ? List.of()
        : SlotPlanStore.followHours(tx, edit.branch(), now);
  }

  @Override
  public List<Places> follow(Tx tx, String branch, Instant now) {
    return SlotPlanStore.followHours(tx, branch, now);
  }
}
