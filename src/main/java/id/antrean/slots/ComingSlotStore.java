package id.antrean.slots;

import id.antrean.branch.BranchSettings;
import id.antrean.branch.BranchSettingsStore;
import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.Proposal;
import id.antrean.branch.ProposalStore;
import id.antrean.branch.SlotPattern;
import id.antrean.branch.SlotPatternStore;
import id.antrean.db.Tx;
import id.antrean.slots.SlotTables.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Slots on days from which a decided change of hours or quota shall hold follow it at once, so that
 * nobody books on them what will not be there. Inside the transaction, which must hold the branch,
 * the tables say what they will say on that day while the usual statements run over the later
 * slots, and then again what they said before; nobody else sees it.
 */
final class ComingSlotStore {
  private ComingSlotStore() {}

  /** To be called whenever the slots of a branch followed what holds now. */
  static List<Places> follow(Tx tx, String branch, Instant now) {
    var changed = new ArrayList<Places>();
    var patterns = ProposalStore.coming(tx, branch, Subject.QUOTA_PATTERN);
    var hours =
        ProposalStore.coming(tx, branch, Subject.BRANCH).stream()
            .filter(change -> change.fields().stream().anyMatch(name -> name.startsWith("hours.")))
            .toList();
    if (!patterns.isEmpty() || !hours.isEmpty()) {
      SlotPlanStore.holdOffPlanning(tx);
    }
    if (!hours.isEmpty()) {
      changed.addAll(hours(tx, branch, hours, now));
    }
    if (!patterns.isEmpty()) {
      changed.addAll(patterns(tx, branch, patterns, now));
      if (!hours.isEmpty()) {
        changed.addAll(hours(tx, branch, hours, now)); // of the slots that are new
      }
    }
    return changed;
  }

  private static List<Places> patterns(Tx tx, String branch, List<Proposal> coming, Instant now) {
    var changed = new ArrayList<Places>();
    var present = SlotPatternStore.read(tx, branch);
    var fields = SlotPattern.fields(present);
    for (var change : coming) {
      fields = change.appliedTo(fields);
      SlotPatternStore.write(tx, branch, SlotPattern.of(fields));
      changed.addAll(
          SlotQuotaStore.followPatternAfter(tx, branch, later(now, begin(tx, branch, change))));
    }
    SlotPatternStore.write(tx, branch, present);
    return changed;
  }

  /** New weekdays are planned from their day on, by the pattern that stands there now. */
  private static List<Places> hours(Tx tx, String branch, List<Proposal> coming, Instant now) {
    var changed = new ArrayList<Places>();
    var present = BranchSettingsStore.read(tx, branch);
    var fields = present.fields();
    for (var change : coming) {
      fields = change.appliedTo(fields);
      BranchSettingsStore.writeHours(tx, branch, BranchSettings.of(fields).hours());
      SlotPlanStore.plan(tx, Optional.of(branch), change.from(), now);
      changed.addAll(
          SlotPlanStore.openWithinHours(tx, branch, later(now, begin(tx, branch, change))));
    }
    BranchSettingsStore.writeHours(tx, branch, present.hours());
    return changed;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** When the day of the change begins at the branch. */
  private static Instant begin(Tx tx, String branch, Proposal change) {
    LocalDate day = change.from().orElseThrow();
    return day.atStartOfDay(zone(tx, branch)).toInstant();
  }

  private static ZoneId zone(Tx tx, String branch) {
    return tx.first(
            row -> ZoneId.of(row.getString("time_zone")),
            "SELECT time_zone FROM branch WHERE id = $1",
            branch)
        .orElse(Branches.CAPITAL);
  }
}
