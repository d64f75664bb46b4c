package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.ConfigurationChangeStore;
import id.antrean.branch.ConfigurationStore;
import id.antrean.branch.NewBranch;
import id.antrean.branch.NewBranchStore;
import id.antrean.cluster.Doorbell;
import id.antrean.slots.SlotPlanStore;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffActs;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Opens an office: it can be booked at once, on every node. */
final class NewBranches {
  private final Branches branches;
  private final StaffActs acts;
  private final Doorbell doorbell;

  NewBranches(Branches branches, StaffActs acts, Doorbell doorbell) {
    this.branches = branches;
    this.acts = acts;
    this.doorbell = doorbell;
  }

  /** Answers its id. Problem 409 branch_taken with the fields that another office has. */
  String open(StaffAct act, NewBranch branch, String reason) {
    var id =
        acts.once(
            act,
            "new branch|" + branch + "|" + reason,
            tx -> {
              ConfigurationStore.raise(tx, ConfigurationStore.EVERYWHERE);
              NewBranchStore.add(tx, List.of(branch));
              SlotPlanStore.planNew(tx, branch.id(), act.now());
              ConfigurationChangeStore.add(tx, change(act, branch, reason));
              act.record(
                  tx,
                  branch.id(),
                  "BRANCH_OPENED",
                  "branch:" + branch.id(),
                  Map.of("like", branch.model()));
              return branch.id();
            },
            (tx, made) -> made);
    branches.reload();
    doorbell.ring(ConfigurationStore.EVERYWHERE);
    return id;
  }

  /** Nothing takes it back: {@code like} and the zone are no fields that an office has later. */
  private static ConfigurationChange change(StaffAct act, NewBranch branch, String reason) {
    var after = new TreeMap<>(branch.fields());
    after.put("like", branch.model());
    var zone = ZoneId.of(after.get("timeZone"));
    return new ConfigurationChange(
        0,
        branch.id(),
        Subject.BRANCH,
        Optional.empty(),
        act.now(),
        act.who().username(),
        reason,
        LocalDate.ofInstant(act.now(), zone),
        new TreeMap<>(),
        after,
        Optional.empty(),
        Optional.empty());
  }
}
