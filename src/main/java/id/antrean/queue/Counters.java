package id.antrean.queue;

import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.db.Database;
import id.antrean.queue.floor.CounterChanged;
import id.antrean.queue.floor.CounterStore;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.FloorTransaction.Done;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.floor.TicketStore;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.Counter;
import id.antrean.queue.rules.CounterView;
import java.time.Instant;
import java.util.List;

/**
 * Opens and closes counters. A person being served at a closed one stays there, and it is closed
 * once they leave; until then it may be opened again as if it had never been closed.
 */
public final class Counters {
  private final Database db;
  private final Branches branches;
  private final FloorTransaction transaction;
  private final TicketStore tickets;
  private final CounterStore store = new CounterStore();

  Counters(Database db, Branches branches, FloorTransaction transaction, TicketStore tickets) {
    this.tickets = tickets;
    this.db = db;
    this.branches = branches;
    this.transaction = transaction;
  }

  public List<Counter> list(String branch) {
    return store.list(db, branches.get(branch).id());
  }

  /** As staff see them now, in their order. */
  public List<CounterView> views(String branch, Instant now) {
    var floor = BranchFloor.of(branches, branch);
    return store.views(db, floor.branch(), floor.today(now), floor.midnight(now));
  }

  public CounterView view(Counter counter, Instant now) {
    var floor = BranchFloor.of(branches, counter.branch());
    return store.view(db, counter.id(), floor.today(now), floor.midnight(now)).orElseThrow();
  }

  public Counter setOpen(StaffCommand command, String id, boolean open) {
    var counter = store.find(db, id).orElseThrow(Problem::notFound);
    command.who().mustWorkAt(counter.branch());
    return transaction.change(
        command,
        BranchFloor.of(branches, counter.branch()),
        (tx, made) -> store.find(tx, made).orElseThrow(),
        change -> {
          var before = store.find(change.tx, id).orElseThrow();
          if (open && !before.open() && tickets.atCounter(change.tx, id).isEmpty()) {
            store.unused(change.tx, id);
          }
          store.setOpen(change.tx, id, open);
          var event = new CounterChanged(counter.branch(), id, open, command.who().username());
          change.tx.emit(event);
          change.audit(event.kind(), "counter:" + id, event.data());
          return new Done<>(counter.opened(open), id);
        });
  }
}
