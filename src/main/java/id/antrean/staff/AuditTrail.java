package id.antrean.staff;

import id.antrean.core.Sealed;
import id.antrean.db.Database;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/** The trail of what staff did: read, checked, and sealed in the background. */
public final class AuditTrail implements AutoCloseable {
  private final AuditStore store;
  private final AuditSealer sealer;
  private final AuditCheck check;

  AuditTrail(Database db, Sealed sealed) {
    store = new AuditStore(db);
    sealer = new AuditSealer(db, sealed);
    check = new AuditCheck(db, sealed, sealer::seen);
  }

  void start(Vertx vertx, InstantSource clock) {
    sealer.start(vertx, clock);
  }

  /** The newest first. */
  public List<AuditEntry> read(AuditFilter filter, int most) {
    return store.read(filter, most);
  }

  public AuditCheck check() {
    return check;
  }

  /** Lets a round that is under way end. */
  @Override
  public void close() {
    sealer.close();
  }
}
