package id.antrean.server;

import id.antrean.http.Routes;
import id.antrean.node.Node;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The two ports of a node: the public one and the one for its operators. */
public final class ServerRoom implements AutoCloseable {
  private static final Duration LINGER = Duration.ofMillis(500);

  private final Server server;
  private final Management management;

  public ServerRoom(
      Node node,
      Server.Options options,
      Routes routes,
      BooleanSupplier ownDatabaseIsUp,
      Supplier<String> metrics) {
    var contract = new ApiContract(node.vertx());
    new ContractPages(contract).register(routes);
    server = new Server(node.vertx(), options, routes, contract, node.clock(), node.meters());
    management =
        new Management(
            node.vertx(),
            options.host(),
            options.managementPort(),
            node.cluster(),
            () -> server.hasRoom() && ownDatabaseIsUp.getAsBoolean(),
            metrics);
  }

  /** The public port first: a node is ready from the moment its management port answers. */
  public void start() {
    server.start();
  }

  public void startManagement() {
    management.start();
  }

  /**
   * Unready; {@code alone} says that there is no other node to go to. Else those who were sent here
   * a moment ago are served, on a connection to its end.
   */
  public void leave(boolean alone) throws InterruptedException {
    management.stopping();
    server.leaving();
    if (!alone) {
      Thread.sleep(LINGER);
    }
  }

  public int port() {
    return server.port();
  }

  public int managementPort() {
    return management.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
