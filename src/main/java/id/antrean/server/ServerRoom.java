package id.antrean.server;

import id.antrean.cluster.Cluster;
import id.antrean.http.Routes;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** The two ports of a node: the public one and the one for its operators. */
public final class ServerRoom implements AutoCloseable {
  private static final Duration LINGER = Duration.ofMillis(500);

  private final Server server;
  private final Management management;

  public ServerRoom(
      Vertx vertx,
      Server.Options options,
      Routes routes,
      Cluster cluster,
      BooleanSupplier ownDatabaseIsUp,
      InstantSource clock,
      PrometheusMeterRegistry meters) {
    var contract = new ApiContract(vertx);
    new ContractPages(contract).register(routes);
    server = new Server(vertx, options, routes, contract, clock, meters);
    management =
        new Management(
            vertx,
            options.host(),
            options.managementPort(),
            cluster,
            () -> server.hasRoom() && ownDatabaseIsUp.getAsBoolean(),
            meters::scrape);
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
