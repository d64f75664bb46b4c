package id.antrean.admin.imports;

import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationStore;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Ids;
import id.antrean.core.Problem;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.slots.QuotaCounter;
import id.antrean.slots.SlotTables.Places;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffActs;
import id.antrean.work.RequestBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes files of rows over, all rows or none, and takes them back as a whole. Both happen under the
 * locks of everything that they change, so that what was judged is what is written.
 */
final class Imports {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Database db;
  private final StaffActs acts;
  private final Branches branches;
  private final Doorbell doorbell;
  private final QuotaCounter quota;
  private final List<ImportKind> kinds;

  Imports(
      Database db,
      StaffActs acts,
      Branches branches,
      Doorbell doorbell,
      QuotaCounter quota,
      List<ImportKind> kinds) {
    this.db = db;
    this.acts = acts;
    this.branches = branches;
    this.doorbell = doorbell;
    this.quota = quota;
    this.kinds = kinds;
  }

  /** What came of a file. {@code id}: of the import; empty where nothing was written. */
  record Outcome(ImportPlan plan, Optional<UUID> id) {}

  List<ImportKind> kinds() {
    return kinds;
  }

  Optional<ImportKind> find(String name) {
    return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  /** Problem 404. */
  ImportKind kind(String name) {
    return find(name).orElseThrow(Problem::notFound);
  }

  /** What the file would do. Problem 400 of the field {@code file}. */
  ImportPlan plan(ImportKind kind, Sheet sheet) {
    RequestBudget.takeYourTime(LONGEST);
    return ImportPlan.of(kind, sheet, db);
  }

  /**
   * Writes every row, or none where one is wrong or all are there already. {@code shown}: the
   * fingerprint of the plan that the sender agreed to; another one is not written either. A repeat
   * of the request key writes nothing again, and its plan shows what is left to do.
   */
  Outcome take(StaffAct act, ImportKind kind, Sheet sheet, String reason, Optional<String> shown) {
    RequestBudget.takeYourTime(LONGEST);
    var plans = new ArrayList<ImportPlan>();
    var places = new ArrayList<Places>();
    var what = "import|" + kind.name() + "|" + reason + "|" + sheet;
    try {
      var id =
          acts.onceInBulk(
              act,
              what,
              tx -> {
                var plan = locked(tx, kind, sheet);
                boolean isAgreed = shown.filter(one -> !one.equals(plan.fingerprint())).isEmpty();
                if (plan.isWrong() || !plan.changesSomething() || !isAgreed) {
                  throw new NotTaken(plan);
                }
                plans.add(plan);
                places.clear(); // tried again after a deadlock
                var writing = new Writing(act, reason, Ids.next());
                places.addAll(written(tx, writing, kind, plan.changes(), Optional.empty()));
                return writing.id().toString();
              },
              (tx, made) -> made);
      changed(places);
      return new Outcome(plans.isEmpty() ? plan(kind, sheet) : plans.getLast(), Ids.parse(id));
    } catch (NotTaken refused) {
      return new Outcome(refused.plan, Optional.empty());
    }
  }

  /** Rolls back what was locked; a refusal leaves nothing, not even the request key. */
  private static final class NotTaken extends RuntimeException {
    private final transient ImportPlan plan;

    NotTaken(ImportPlan plan) {
      super("not taken", null, false, false);
      this.plan = plan;
    }
  }

  private static ImportPlan locked(Tx tx, ImportKind kind, Sheet sheet) {
    lock(tx, kind, ImportPlan.keys(kind, sheet));
    return ImportPlan.of(kind, sheet, tx);
  }

  private static void lock(Tx tx, ImportKind kind, Collection<String> keys) {
    var scopes = new ArrayList<>(kind.branches(keys));
    scopes.add(ConfigurationStore.EVERYWHERE);
    ConfigurationStore.raiseAll(tx, scopes);
  }

  private static List<Places> written(
      Tx tx, Writing writing, ImportKind kind, List<ImportChange> changes, Optional<UUID> undoes) {
    var act = writing.act();
    int added = (int) changes.stream().filter(change -> change.before() == null).count();
    var taken =
        new TakenImport(
            writing.id(),
            kind.name(),
            act.now(),
            act.who().username(),
            writing.reason(),
            added,
            changes.size() - added,
            undoes,
            Optional.empty());
    var places = kind.write(tx, writing, changes);
    ImportStore.add(tx, taken, changes);
    act.record(
        tx,
        null,
        undoes.isPresent() ? "IMPORT_UNDONE" : "IMPORT_TAKEN",
        "import:" + taken.id(),
        Map.of("kind", kind.name(), "rows", changes.size()));
    return places;
  }

  List<TakenImport> list(int most) {
    return ImportStore.list(db, most);
  }

  /** Problem 404. */
  TakenImport find(UUID id) {
    return ImportStore.find(db, id).orElseThrow(Problem::notFound);
  }

  /**
   * Problem 409 changed_since where something of it was changed again; a second press is that, too.
   */
  void undo(StaffAct act, TakenImport one, String reason) {
    RequestBudget.takeYourTime(LONGEST);
    var kind = kind(one.kind());
    var places = new ArrayList<Places>();
    acts.onceInBulk(
        act,
        "undo import|" + one.id() + "|" + reason,
        tx -> {
          var changes = ImportStore.changes(tx, one.id());
          lock(tx, kind, changes.stream().map(ImportChange::key).toList());
          kind.mustBeRemovable(changes);
          mustStand(tx, kind, one, changes);
          var back = changes.stream().map(ImportChange::reversed).toList();
          var writing = new Writing(act, reason, Ids.next());
          places.clear(); // tried again after a deadlock
          places.addAll(written(tx, writing, kind, back, Optional.of(one.id())));
          return writing.id().toString();
        },
        (tx, made) -> made);
    changed(places);
  }

  private static void mustStand(
      Tx tx, ImportKind kind, TakenImport one, List<ImportChange> changes) {
    var now = kind.current(tx);
    boolean isUndone = ImportStore.find(tx, one.id()).flatMap(TakenImport::undoneBy).isPresent();
    boolean stands =
        changes.stream().allMatch(change -> kind.stands(change.after(), now.get(change.key())));
    if (isUndone || !stands) {
      throw Problem.conflict("changed_since");
    }
  }

  private void changed(List<Places> places) {
    places.forEach(quota::load);
    branches.reload();
    doorbell.ring(ConfigurationStore.EVERYWHERE);
  }
}
