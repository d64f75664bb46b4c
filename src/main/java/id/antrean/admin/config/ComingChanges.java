package id.antrean.admin.config;

import id.antrean.branch.ConfigurationStore;
import id.antrean.branch.Proposal;
import id.antrean.branch.Proposal.State;
import id.antrean.branch.ProposalStore;
import id.antrean.core.Problem;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.http.Principal;
import id.antrean.node.Node;
import id.antrean.slots.SlotTables.Places;
import id.antrean.staff.StaffAct;
import id.antrean.work.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes decided changes when their day begins at their branch, on whichever node looks first. One
 * that does not fit any more is marked, and its branch is told; nothing is tried for ever.
 */
public final class ComingChanges implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int AT_ONCE = 20;
  private static final UUID NOBODY = new UUID(0, 0);

  private final Database db;
  private final Proposals proposals;
  private final ConfigurationEdits edits;
  private final Background background;

  ComingChanges(Node node, Proposals proposals, ConfigurationEdits edits) {
    this.db = node.db();
    this.proposals = proposals;
    this.edits = edits;
    background =
        new Background(node.vertx())
            .every("making changes of their day", EVERY, () -> makeDue(node.now()));
  }

  void makeDue(Instant now) {
    for (var due : ProposalStore.due(db, now, AT_ONCE)) {
      var changed = new ArrayList<Places>();
      try {
        make(due, now, changed);
      } catch (ConstraintViolation | Problem unfit) {
        if (unfit instanceof Problem problem && problem.status() >= 500) {
          throw problem; // PostgreSQL is away: the next turn
        }
        fail(due, now);
      }
      edits.announce(due.branch(), changed);
    }
  }

  private void make(Proposal due, Instant now, List<Places> changed) {
    db.inTransaction(
        now,
        tx -> {
          changed.clear();
          lockComing(tx, due)
              .ifPresent(
                  proposal -> {
                    var before =
                        proposals.subject(proposal).read(tx, proposal.branch(), Optional.empty());
                    var change = proposals.apply(tx, by(proposal, now), proposal, before, changed);
                    close(tx, proposal, State.DONE, change);
                  });
          return null;
        });
  }

  private void fail(Proposal due, Instant now) {
    db.inTransaction(
        now,
        tx -> {
          lockComing(tx, due)
              .ifPresent(
                  proposal -> {
                    close(tx, proposal, State.FAILED, Optional.empty());
                    by(proposal, now)
                        .record(
                            tx,
                            proposal.branch(),
                            "PLANNED_CHANGE_FAILED",
                            Planned.object(proposal.id()),
                            Map.of("subject", proposal.subject().name()));
                    proposals.subject(proposal).follow(tx, proposal.branch(), now);
                  });
          return null;
        });
  }

  /** Empty where another node was faster, or somebody withdrew it. */
  private static Optional<Proposal> lockComing(Tx tx, Proposal due) {
    ConfigurationStore.raise(tx, due.branch());
    return ProposalStore.lock(tx, due.id()).filter(p -> p.state() == State.COMING);
  }

  private static void close(Tx tx, Proposal proposal, State state, Optional<Long> change) {
    ProposalStore.decide(tx, proposal.id(), state, proposal.decided().orElseThrow(), change);
  }

  /** In the name of who decided it; nobody sends anything on that day. */
  private static StaffAct by(Proposal proposal, Instant now) {
    var decider = proposal.decided().orElseThrow().by();
    return new StaffAct(new Principal(NOBODY, decider, List.of()), null, "", now);
  }

  @Override
  public void close() {
    background.close();
  }
}
