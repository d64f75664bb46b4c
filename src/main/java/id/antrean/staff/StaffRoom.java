package id.antrean.staff;

import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.http.Routes;
import id.antrean.security.SecurityRoom;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The room put together. */
public final class StaffRoom implements AutoCloseable {
  private final Accounts accounts;
  private final AuditTrail trail;
  private final StaffApi api;

  public StaffRoom(
      Vertx vertx, Database db, Sealed sealed, SecurityRoom security, InstantSource clock) {
    trail = new AuditTrail(db, sealed);
    trail.start(vertx, clock);
    accounts = new Accounts(vertx, db, sealed, security.sessions());
    api =
        new StaffApi(
            db, accounts, security.sessions(), security.limits(), new KnownDevices(sealed));
  }

  public Accounts accounts() {
    return accounts;
  }

  public AuditTrail trail() {
    return trail;
  }

  public void register(Routes routes) {
    api.register(routes);
  }

  /** Ends the work in the background. */
  @Override
  public void close() {
    trail.close();
  }
}
