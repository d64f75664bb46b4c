package id.antrean.staff;

import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.http.Routes;
import id.antrean.security.SecurityRoom;
import io.vertx.core.Vertx;

/** The room put together. */
public final class StaffRoom {
  private final Accounts accounts;
  private final StaffApi api;

  public StaffRoom(Vertx vertx, Database db, Sealed sealed, SecurityRoom security) {
    accounts = new Accounts(vertx, db, sealed, security.sessions());
    api =
        new StaffApi(
            db, accounts, security.sessions(), security.limits(), new KnownDevices(sealed));
  }

  public Accounts accounts() {
    return accounts;
  }

  public void register(Routes routes) {
    api.register(routes);
  }
}
