package id.antrean.branch;

import id.antrean.db.Database;
import id.antrean.http.Routes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The room put together; its reference data are loaded when it opens. */
public final class BranchRoom {
  private final Branches branches;

  /** {@code seed}: another list of branches than the built-in one. */
  public BranchRoom(Database db, Optional<Path> seed, boolean demo, Instant now) {
    var reference = new ReferenceStore(db);
    reference.load(seed, now);
    if (demo) {
      reference.inventDemoOffice();
    }
    branches = new Branches(db);
  }

  public Branches branches() {
    return branches;
  }

  public void register(Routes routes) {
    new BranchApi(branches).register(routes);
    new BranchPages(branches).register(routes);
  }
}
