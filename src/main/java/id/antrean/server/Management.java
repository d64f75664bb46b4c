package id.antrean.server;

import id.antrean.cluster.Cluster;
import id.antrean.work.Worker;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * /healthz (alive; a node whose own member has died must be restarted), /readyz (ready for
 * requests) and /metrics, on a port that the public never reaches. It starts last, when migrations
 * ran and database and cluster member answered: ready from then on, but while stopping, without a
 * member or nearly out of connections. PostgreSQL away does not make it unready: some node must
 * answer a kind 503. Only the demo's own PostgreSQL does, for it is a part of this program.
 */
public final class Management {
  private final Vertx vertx;
  private final String host;
  private final Cluster cluster;
  private final BooleanSupplier fit;
  private final Supplier<String> metrics;
  private volatile int port;
  private volatile boolean stopping;

  /**
   * {@code fit}: for more requests, as far as other parts of the node know. {@code metrics}: all of
   * this node, in Prometheus' text format.
   */
  public Management(
      Vertx vertx,
      String host,
      int port,
      Cluster cluster,
      BooleanSupplier fit,
      Supplier<String> metrics) {
    this.vertx = vertx;
    this.host = host;
    this.port = port;
    this.cluster = cluster;
    this.fit = fit;
    this.metrics = metrics;
  }

  public void start() {
    new Worker(vertx, this::listen);
  }

  public int port() {
    return port;
  }

  /** From now on unready: the balancer sends no new requests while this node finishes. */
  public void stopping() {
    stopping = true;
  }

  private void listen() {
    var router = Router.router(vertx);
    router
        .get("/healthz")
        .handler(context -> say(context, stopping || cluster.running(), "alive", "dead"));
    router.get("/readyz").handler(this::ready);
    router
        .get("/metrics")
        .handler(
            context ->
                context
                    .response()
                    .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(metrics.get()));
    port = vertx.createHttpServer().requestHandler(router).listen(port, host).await().actualPort();
  }

  private void ready(RoutingContext context) {
    boolean ready = !stopping && cluster.running() && fit.getAsBoolean();
    say(context, ready, "ready", "not ready");
  }

  private static void say(RoutingContext context, boolean well, String yes, String no) {
    context.response().setStatusCode(well ? 200 : 503).end((well ? yes : no) + "\n");
  }
}
