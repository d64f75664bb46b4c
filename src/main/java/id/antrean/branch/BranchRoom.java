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
  public BranchRoom(Database db, Optional<Path> seed, Instant now) {
    new ReferenceStore(db).load(seed, now);
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
