package id.antrean.admin.config;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.ConfigurationChangeStore;
import id.antrean.branch.ConfigurationStore;
import id.antrean.branch.Proposal;
import id.antrean.branch.Proposal.State;
import id.antrean.branch.Proposal.Step;
import id.antrean.branch.ProposalStore;
import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.http.Principal;
import id.antrean.slots.SlotTables.Places;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffActs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/**
 * Changes that supervisors propose and others decide, and those that wait for their day. Whoever
 * decides holds the branch and the proposal, so of two who decide at once the second is told.
 */
public final class Proposals {
  private static final Set<Role> CONCERNED = EnumSet.of(Role.SUPERVISOR, Role.REGIONAL, Role.ADMIN);

  private final Database db;
  private final StaffActs acts;
  private final Branches branches;
  private final ConfigurationEdits edits;
  private final Map<Subject, Configured> subjects;

  Proposals(
      Database db,
      StaffActs acts,
      Branches branches,
      ConfigurationEdits edits,
      Map<Subject, Configured> subjects) {
    this.db = db;
    this.acts = acts;
    this.branches = branches;
    this.edits = edits;
    this.subjects = subjects;
  }

  /** How many wait for a decision at the branches of this person. */
  public int waiting(Principal who) {
    return ProposalStore.waiting(db, reached(who));
  }

  private List<String> reached(Principal who) {
    return branches.all().stream()
        .map(Branch::id)
        .filter(id -> CONCERNED.stream().anyMatch(role -> who.is(role, id)))
        .toList();
  }

  /** At the branches of this person, the newest first, from before this one on. */
  List<Proposal> list(Principal who, Optional<State> state, long before, int most) {
    return ProposalStore.list(db, reached(who), state, before, most);
  }

  /** Of what is configured there together, those that wait for a decision or for their day. */
  List<Proposal> open(String branch, Subject subject) {
    return ProposalStore.open(db, branch).stream().filter(p -> p.subject() == subject).toList();
  }

  List<Proposal> ofChanges(List<ConfigurationChange> changes) {
    return ProposalStore.ofChanges(db, changes.stream().map(ConfigurationChange::id).toList());
  }

  /** Problem 404 for one of a branch that is not theirs, too. */
  Proposal get(Principal who, long id) {
    var proposal = ProposalStore.find(db, id).orElseThrow(Problem::notFound);
    who.mustWorkAt(proposal.branch());
    return proposal;
  }

  /** Whether nobody else decides what they change there. */
  boolean decidesAlone(Principal who, String branch) {
    return Approval.isHeldBy(db, who, branch);
  }

  boolean mayDecide(Principal who, Proposal proposal) {
    return proposal.waits() && Approval.isHeldBy(db, who, proposal.branch());
  }

  /** Who asked for it until it is decided; who may decide it until its day. */
  boolean mayWithdraw(Principal who, Proposal proposal) {
    return switch (proposal.state()) {
      case WAITING -> proposal.asked().by().equals(who.username());
      case COMING -> Approval.isHeldBy(db, who, proposal.branch());
      default -> false;
    };
  }

  ConfigurationEdits.Current current(Proposal proposal) {
    return edits.current(subjects.get(proposal.subject()), proposal.branch(), Optional.empty());
  }

  /** What others did to its fields since its author read them, where it does not fit on that. */
  List<ConfigurationChange> since(Proposal proposal, SortedMap<String, String> now) {
    return proposal.fitsOn(now)
        ? List.of()
        : ConfigurationChangeStore.since(
                db, proposal.branch(), proposal.subject(), Optional.empty(), proposal.basedOn())
            .stream()
            .filter(proposal::touches)
            .toList();
  }

  /**
   * Makes the change, or lets it wait for its day. {@code version}: what the decider has read, if
   * they say so; else that on which the proposal is based. Problem 403, 404, 409 proposal_decided,
   * proposal_unfit, conflict with a {@link Conflict}.
   */
  Proposal approve(StaffAct act, long id, OptionalLong version, String why) {
    var changed = new ArrayList<Places>();
    return decide(
        act,
        id,
        "approve|" + version + "|" + why,
        changed,
        (tx, proposal) -> {
          mustWait(proposal);
          mustDecide(tx, act.who(), proposal);
          var step = new Step(act.now(), act.who().username(), why);
          var what = subjects.get(proposal.subject());
          var before = what.read(tx, proposal.branch(), Optional.empty());
          mustFit(tx, proposal, before, version);
          record(tx, act, proposal, "PROPOSAL_APPROVED", why);
          var today = branches.calendar(proposal.branch()).today(act.now());
          if (proposal.from().filter(today::isBefore).isPresent()) {
            what.fitting(proposal.appliedTo(before));
            ProposalStore.decide(tx, id, State.COMING, step, Optional.empty());
            changed.addAll(what.follow(tx, proposal.branch(), act.now()));
          } else {
            var change = apply(tx, act, proposal, before, changed);
            ProposalStore.decide(tx, id, State.DONE, step, change);
          }
        });
  }

  /** Makes the change of a proposal that is decided, in a transaction that holds the branch. */
  Optional<Long> apply(
      Tx tx,
      StaffAct act,
      Proposal proposal,
      SortedMap<String, String> before,
      List<Places> changed) {
    var undoes =
        proposal
            .undoes()
            .flatMap(id -> ConfigurationChangeStore.find(tx, proposal.branch(), id))
            .filter(change -> !change.isUndone())
            .map(ConfigurationChange::id);
    var edit =
        new Edit(
            act,
            Planned.object(proposal.id()),
            proposal.branch(),
            Optional.empty(),
            OptionalLong.empty(),
            proposal.asked().why(),
            undoes,
            Optional.empty());
    var what = subjects.get(proposal.subject());
    return edits.apply(tx, edit, what, before, proposal.appliedTo(before), changed);
  }

  Configured subject(Proposal proposal) {
    return subjects.get(proposal.subject());
  }

  private void mustFit(
      Tx tx, Proposal proposal, SortedMap<String, String> now, OptionalLong version) {
    long present =
        ConfigurationChangeStore.version(
            tx, proposal.branch(), proposal.subject(), Optional.empty());
    // A version beyond the present one was never read.
    long seen =
        version.isPresent() && version.getAsLong() <= present
            ? Math.max(version.getAsLong(), proposal.basedOn())
            : proposal.basedOn();
    var since =
        ConfigurationChangeStore.since(
                tx, proposal.branch(), proposal.subject(), Optional.empty(), seen)
            .stream()
            .filter(proposal::touches)
            .toList();
    if (!since.isEmpty() && !proposal.fitsOn(now)) {
      throw edits.conflict(proposal.branch(), since);
    }
  }

  /** Problem 403, 404, 409 proposal_decided. */
  Proposal refuse(StaffAct act, long id, String why) {
    return decide(
        act,
        id,
        "refuse|" + why,
        new ArrayList<>(),
        (tx, proposal) -> {
          mustWait(proposal);
          mustDecide(tx, act.who(), proposal);
          var step = new Step(act.now(), act.who().username(), why);
          ProposalStore.decide(tx, id, State.REFUSED, step, Optional.empty());
          record(tx, act, proposal, "PROPOSAL_REFUSED", why);
        });
  }

  /** Problem 403 of somebody else, 404, 409 proposal_decided. */
  Proposal withdraw(StaffAct act, long id) {
    var changed = new ArrayList<Places>();
    return decide(
        act,
        id,
        "withdraw",
        changed,
        (tx, proposal) -> {
          if (!proposal.isOpen()) {
            throw decided(proposal);
          }
          if (!mayWithdraw(act.who(), proposal)) {
            throw Problem.forbidden();
          }
          var step = new Step(act.now(), act.who().username(), "");
          ProposalStore.decide(tx, id, State.WITHDRAWN, step, Optional.empty());
          if (!proposal.waits()) {
            changed.addAll(subject(proposal).follow(tx, proposal.branch(), act.now()));
          }
          record(tx, act, proposal, "PROPOSAL_WITHDRAWN", "");
        });
  }

  private Proposal decide(
      StaffAct act, long id, String what, List<Places> changed, BiConsumer<Tx, Proposal> step) {
    var branch = get(act.who(), id).branch();
    var decided =
        acts.once(
            act,
            "proposal|" + id + "|" + what,
            tx -> {
              changed.clear(); // tried again after a deadlock
              ConfigurationStore.raise(tx, branch);
              step.accept(tx, ProposalStore.lock(tx, id).orElseThrow(Problem::notFound));
              return Long.toString(id);
            },
            (tx, made) -> ProposalStore.find(tx, id).orElseThrow());
    edits.announce(branch, changed);
    return decided;
  }

  private static void mustDecide(Tx tx, Principal who, Proposal proposal) {
    if (!Approval.isHeldBy(tx, who, proposal.branch())) {
      throw Problem.forbidden();
    }
  }

  private void mustWait(Proposal proposal) {
    if (!proposal.waits()) {
      throw decided(proposal);
    }
  }

  private Problem decided(Proposal proposal) {
    var step = proposal.decided().orElseThrow();
    var at = step.at().atZone(branches.get(proposal.branch()).timeZone());
    return Problem.conflict(
        "proposal_decided", "who", step.by(), "day", at.toLocalDate(), "time", at.toLocalTime());
  }

  private static void record(Tx tx, StaffAct act, Proposal proposal, String action, String why) {
    Map<String, Object> detail =
        why.isEmpty()
            ? Map.of("subject", proposal.subject().name(), "askedBy", proposal.asked().by())
            : Map.of(
                "subject",
                proposal.subject().name(),
                "askedBy",
                proposal.asked().by(),
                "reason",
                why);
    act.record(tx, proposal.branch(), action, Planned.object(proposal.id()), detail);
  }
}
