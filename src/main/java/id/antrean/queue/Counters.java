package id.antrean.queue;

import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.db.Database;
import id.antrean.queue.floor.CounterChanged;
import id.antrean.queue.floor.CounterStore;
import id.antrean.queue.floor.FloorTransaction;
import id.antrean.queue.floor.FloorTransaction.Done;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.queue.rules.Counter;
import java.util.List;

/** Opens and closes counters. Whoever is being served at a closed one stays there. */
public final class Counters {
  private final Database db;
  private final Branches branches;
  private final FloorTransaction desk;
  private final CounterStore store = new CounterStore();

  Counters(Database db, Branches branches, FloorTransaction desk) {
    this.db = db;
    this.branches = branches;
    this.desk = desk;
  }

  public List<Counter> list(String branch) {
    return store.list(db, branches.get(branch).id());
  }

  public Counter setOpen(StaffCommand order, String id, boolean open) {
    var counter = store.find(db, id).orElseThrow(Problem::notFound);
    order.who().mustWorkAt(counter.branch());
    return desk.change(
        order,
        BranchFloor.of(branches, counter.branch()),
        (tx, made) -> store.find(tx, made).orElseThrow(),
        shift -> {
          store.setOpen(shift.tx, id, open);
          var event = new CounterChanged(counter.branch(), id, open, order.who().username());
          shift.tx.emit(event);
          shift.audit(event.kind(), "counter:" + id, event.data());
          return new Done<>(new Counter(id, counter.branch(), counter.name(), open), id);
        });
  }
}
