package id.antrean.display;

import id.antrean.branch.Branches;
import id.antrean.http.EventStreams;
import id.antrean.http.Routes;
import id.antrean.node.Node;
import java.util.function.Supplier;

/** The room put together: boards, and the screens that follow them. */
public final class DisplayRoom implements AutoCloseable {
  /** Event streams of this node. */
  private static final int STREAMS = 5_000;

  private final EventStreams streams = new EventStreams(STREAMS);
  private final Boards boards;
  private final DisplayPages pages;

  public DisplayRoom(Node node, Branches branches, Supplier<String> publicUrl) {
    boards = new Boards(node.vertx(), node.db(), branches, node.doorbell(), node.clock());
    pages = new DisplayPages(node.vertx(), branches, boards, publicUrl);
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
