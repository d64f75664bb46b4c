package id.antrean.branch;

import id.antrean.cluster.Doorbell;
import id.antrean.db.Database;
import id.antrean.http.Routes;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The room put together; its reference data are loaded when it opens. */
public final class BranchRoom {
  private final Database db;
  private final Branches branches;

  /** {@code seed}: another list of branches than the built-in one. */
  public BranchRoom(Database db, Optional<Path> seed, Instant now) {
    this.db = db;
    new ReferenceStore(db).load(seed, now);
    branches = new Branches(db);
  }

  /** Follows changes of configuration on all nodes until it is closed. */
  public ConfigurationWatch watch(Vertx vertx, Doorbell doorbell) {
    return new ConfigurationWatch(vertx, db, branches, doorbell);
  }

  public Branches branches() {
    return branches;
  }

  public void register(Routes routes) {
    new BranchApi(branches).register(routes);
    new BranchPages(branches).register(routes);
  }
}
