package id.antrean.booking.lost;

import id.antrean.booking.BookingStore;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.http.Routes;
import id.antrean.security.SecurityRoom;

/** The lost numbers put together: use case, API and pages. */
public final class LostRoom {
  private final LostApi api;
  private final LostPages pages;

  public LostRoom(Database db, Sealed sealed, BookingStore store, SecurityRoom security) {
    var lost = new LostNumbers(db, sealed, store, security.limits());
    api = new LostApi(lost, security);
    pages = new LostPages(lost, security);
  }

  public void register(Routes routes) {
    api.register(routes);
    pages.register(routes);
  }
}
