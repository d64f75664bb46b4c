package id.antrean.admin.config;

import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange;
import id.antrean.branch.ConfigurationChangeStore;
import id.antrean.branch.ConfigurationStore;
import id.antrean.branch.Proposal;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Problem;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.slots.QuotaCounter;
import id.antrean.slots.SlotTables.Places;
import id.antrean.staff.StaffActs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How every change of a branch's configuration is made: request key, the branch's lock, the version
 * that the editor had read, the change itself, history and trail, all in one transaction. After the
 * commit the counters of the changed slots, this node and the doorbell hear of it.
 */
final class ConfigurationEdits {
  private final Database db;
  private final StaffActs acts;
  private final Branches branches;
  private final QuotaCounter quota;
  private final Doorbell doorbell;

  ConfigurationEdits(
      Database db, StaffActs acts, Branches branches, QuotaCounter quota, Doorbell doorbell) {
    this.db = db;
    this.acts = acts;
    this.branches = branches;
    this.quota = quota;
    this.doorbell = doorbell;
  }

  /** The fields as they are now, with their version. */
  record Current(long version, SortedMap<String, String> fields) {}

  Current current(Configured what, String branch, Optional<LocalDate> day) {
    long version = ConfigurationChangeStore.version(db, branch, what.subject(), day);
    return new Current(version, what.read(db, branch, day));
  }

  /**
   * {@code wish} makes the wished fields out of those that are there. Where nothing differs the
   * version stays the one before; what its author may not decide waits as a proposal, and what
   * shall hold later waits for its day. Problem 409 conflict with a {@link Conflict}.
   */
  Outcome change(Edit edit, Configured what, UnaryOperator<SortedMap<String, String>> wish) {
    var changed = new ArrayList<Places>();
    var outcome =
        acts.once(
            edit.act(),
            edit.what(),
            tx -> {
              changed.clear(); // tried again after a deadlock
              ConfigurationStore.raise(tx, edit.branch());
              return change(tx, edit, what, wish, changed).written();
            },
            Outcome::read);
    announce(edit.branch(), changed);
    return outcome;
  }

  /** After the commit: this node, the counters of the slots, and all others hear of it. */
  void announce(String branch, List<Places> changed) {
    changed.forEach(quota::load);
    branches.reload();
    doorbell.ring(ConfigurationStore.EVERYWHERE);
    doorbell.ring(branch);
  }

  private void mustBeUnchanged(Tx tx, Edit edit, Configured what) {
    var read = edit.version();
    if (read.isEmpty()) {
      return;
    }
    long version = version(tx, edit, what);
    // A version beyond the present one was never read: its sender has seen no change at all.
    long seen = read.getAsLong() > version ? 0 : read.getAsLong();
    var since = ConfigurationChangeStore.since(tx, edit.branch(), what.subject(), edit.day(), seen);
    if (!since.isEmpty()) {
      throw conflict(edit.branch(), since);
    }
  }

  Problem conflict(String branch, List<ConfigurationChange> since) {
    var last = since.getLast();
    var at = last.at().atZone(branches.get(branch).timeZone());
    return Problem.conflict(
            "conflict", "who", last.actor(), "day", at.toLocalDate(), "time", at.toLocalTime())
        .with(new Conflict(last.id(), since));
  }

  /** Inside a transaction that holds the lock; the places of the slots go to {@code changed}. */
  Outcome change(
      Tx tx,
      Edit edit,
      Configured what,
      UnaryOperator<SortedMap<String, String>> wish,
      List<Places> changed) {
    var before = what.read(tx, edit.branch(), edit.day());
    var target = wish.apply(before);
    if (target.equals(before)) {
      return Outcome.changed(version(tx, edit, what));
    }
    mustBeUnchanged(tx, edit, what); // a second press of the same finds nothing to change
    var act = edit.act();
    var proposal = proposal(tx, edit, what, before, target);
    if (Approval.isNeeded(what.subject(), proposal.fields())
        && !Approval.isHeldBy(tx, act.who(), edit.branch())) {
      return new Outcome(0, Optional.of(Planned.ask(tx, act, proposal)));
    }
    if (edit.from().filter(today(edit)::isBefore).isPresent()) {
      var coming = Planned.onItsDay(tx, act, proposal);
      changed.addAll(what.follow(tx, edit.branch(), act.now()));
      return new Outcome(0, Optional.of(coming));
    }
    return Outcome.changed(
        apply(tx, edit, what, before, target, changed).orElseGet(() -> version(tx, edit, what)));
  }

  private static long version(Tx tx, Edit edit, Configured what) {
    return ConfigurationChangeStore.version(tx, edit.branch(), what.subject(), edit.day());
  }

  private LocalDate today(Edit edit) {
    return branches.calendar(edit.branch()).today(edit.act().now());
  }

  private static Proposal proposal(
      Tx tx,
      Edit edit,
      Configured what,
      SortedMap<String, String> before,
      SortedMap<String, String> target) {
    return new Proposal(
        0,
        edit.branch(),
        what.subject(),
        Proposal.State.WAITING,
        version(tx, edit, what),
        new Proposal.Step(edit.act().now(), edit.act().who().username(), edit.reason()),
        edit.from(),
        without(before, target),
        without(target, before),
        edit.undoes(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Makes the change at once, in a transaction that holds the branch. Answers its id; empty where
   * everything is as wished already.
   */
  Optional<Long> apply(
      Tx tx,
      Edit edit,
      Configured what,
      SortedMap<String, String> before,
      SortedMap<String, String> wished,
      List<Places> changed) {
    var now = edit.act().now();
    var target = what.fitting(wished);
    if (target.equals(before)) {
      return Optional.empty();
    }
    changed.addAll(what.write(tx, edit, before, target, now));
    var row =
        new ConfigurationChange(
            0,
            edit.branch(),
            what.subject(),
            edit.day(),
            now,
            edit.act().who().username(),
            edit.reason(),
            edit.day().orElse(today(edit)),
            without(before, target),
            without(target, before),
            edit.undoes(),
            Optional.empty());
    long id = ConfigurationChangeStore.add(tx, row);
    edit.act()
        .record(
            tx,
            edit.branch(),
            edit.undoes().isPresent() ? "CONFIGURATION_UNDONE" : "CONFIGURATION_CHANGED",
            "configuration:" + id,
            Map.of("subject", what.subject().name(), "fields", row.fields().size()));
    return Optional.of(id);
  }

  /** The fields of {@code one} that the other has not, or has with another value. */
  private static SortedMap<String, String> without(
      SortedMap<String, String> one, SortedMap<String, String> other) {
    var rest = new TreeMap<>(one);
    rest.entrySet().removeIf(field -> field.getValue().equals(other.get(field.getKey())));
    return rest;
  }
}
