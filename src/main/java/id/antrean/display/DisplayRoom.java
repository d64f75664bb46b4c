package id.antrean.display;

import id.antrean.branch.Branches;
import id.antrean.cluster.Doorbell;
import id.antrean.db.Database;
import id.antrean.http.EventStreams;
import id.antrean.http.Routes;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The room put together: boards, and the screens that follow them. */
public final class DisplayRoom implements AutoCloseable {
  /** Event streams of this node. */
  private static final int STREAMS = 5_000;

  private final EventStreams streams = new EventStreams(STREAMS);
  private final Boards boards;
  private final DisplayPages pages;

  public DisplayRoom(
      Vertx vertx,
      Database db,
      Branches branches,
      Doorbell doorbell,
      Supplier<String> publicUrl,
      InstantSource clock) {
    boards = new Boards(vertx, db, branches, doorbell, clock);
    pages = new DisplayPages(vertx, branches, publicUrl);
  }

  public void register(Routes routes) {
    new BoardApi(boards, streams).register(routes);
    pages.register(routes);
  }

  public Boards boards() {
    return boards;
  }

  /** Screens and phones that follow this node. */
  public int streams() {
    return streams.open();
  }

  /** Ends the streams, so that screens go to another node. */
  @Override
  public void close() {
    boards.close();
  }
}
