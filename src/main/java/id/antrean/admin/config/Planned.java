package id.antrean.admin.config;

import id.antrean.branch.Proposal;
import id.antrean.branch.Proposal.State;
import id.antrean.branch.Proposal.Step;
import id.antrean.branch.ProposalStore;
import id.antrean.core.Problem;
import id.antrean.db.Tx;
import id.antrean.staff.StaffAct;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes down changes that are not made yet, each once, in a transaction that holds the branch. */
final class Planned {
  /** At a branch at once: more would be a second way of keeping things. */
  private static final int OPEN_MOST = 20;

  private Planned() {}

  /** It waits for a decision. Problem 409 proposals_many. */
  static Proposal ask(Tx tx, StaffAct act, Proposal proposal) {
    return add(tx, act, "PROPOSAL_MADE", proposal);
  }

  /** It is decided by who asks for it, and waits for its day. Problem 409 proposals_many. */
  static Proposal onItsDay(Tx tx, StaffAct act, Proposal proposal) {
    var decided =
        new Proposal(
            0,
            proposal.branch(),
            proposal.subject(),
            State.COMING,
            proposal.basedOn(),
            proposal.asked(),
            proposal.from(),
            proposal.before(),
            proposal.after(),
            proposal.undoes(),
            Optional.of(new Step(act.now(), act.who().username(), "")),
            Optional.empty());
    return add(tx, act, "CHANGE_PLANNED", decided);
  }

  private static Proposal add(Tx tx, StaffAct act, String action, Proposal proposal) {
    var open = ProposalStore.open(tx, proposal.branch());
    var same = open.stream().filter(other -> isSame(other, proposal)).findFirst();
    if (same.isPresent()) {
      return same.get(); // a form that was sent twice
    }
    if (open.size() >= OPEN_MOST) {
      throw Problem.conflict("proposals_many", "n", OPEN_MOST);
    }
    long id = ProposalStore.add(tx, proposal);
    act.record(tx, proposal.branch(), action, object(id), detail(proposal));
    return ProposalStore.find(tx, id).orElseThrow();
  }

  private static boolean isSame(Proposal one, Proposal other) {
    return one.state() == other.state()
        && one.subject() == other.subject()
        && one.asked().by().equals(other.asked().by())
        && one.from().equals(other.from())
        && one.before().equals(other.before())
        && one.after().equals(other.after());
  }

  static String object(long id) {
    return "proposal:" + id;
  }

  private static Map<String, Object> detail(Proposal proposal) {
    var detail = new HashMap<String, Object>();
    detail.put("subject", proposal.subject().name());
    detail.put("fields", proposal.fields().size());
    proposal.from().ifPresent(day -> detail.put("from", day.toString()));
    if (!proposal.asked().why().isEmpty()) {
      detail.put("reason", proposal.asked().why());
    }
    return detail;
  }
}
