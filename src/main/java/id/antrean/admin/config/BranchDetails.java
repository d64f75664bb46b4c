package id.antrean.admin.config;

import id.antrean.branch.BranchSettings;
import id.antrean.branch.BranchSettingsStore;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.OfficeNamesStore;
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
import java.util.TreeMap;

/** What a branch says about itself, its names included. Slots that are planned follow its hours. */
final class BranchDetails implements Configured {

  @Override
  public Subject subject() {
    return Subject.BRANCH;
  }

  @Override
  public SortedMap<String, String> read(Sql sql, String branch, Optional<LocalDate> day) {
    var fields = new TreeMap<>(BranchSettingsStore.read(sql, branch).fields());
    fields.putAll(OfficeNamesStore.read(sql, branch));
    return fields;
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
    OfficeNamesStore.write(tx, edit.branch(), target);
    return settings.hours().equals(BranchSettings.of(before).hours())
        ? List.of()
        : SlotPlanStore.followHours(tx, edit.branch(), now);
  }

  @Override
  public List<Places> follow(Tx tx, String branch, Instant now) {
    return SlotPlanStore.followHours(tx, branch, now);
  }
}
