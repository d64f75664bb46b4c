package id.antrean.start;

import id.antrean.core.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;

/** The Vert.x of one node. */
public final class NodeVertx {
  private NodeVertx() {}

  public static PrometheusMeterRegistry meters() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  /** Each node counts for itself, also where tests start several in one JVM. */
  public static Vertx open(OpenParts parts, MeterRegistry meters) {
    var metrics =
        new MicrometerMetricsOptions()
            .setRegistryName(Ids.next().toString())
            .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER) // server.AnswerTimes is cheaper
            .setEnabled(true);
    var vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setMetricsOptions(metrics)
                    .setEventLoopPoolSize(Math.max(2, cores())))
            .withMetrics(new MicrometerMetricsFactory(meters))
            .build();
    parts.add(meters::close);
    parts.add(() -> vertx.close().await());
    return vertx;
  }

  /**
   * Gives the common pool two threads: with one, Hazelcast starts a new thread for each callback of
   * its own. The JVM reads this once, so it must come before anything needs the pool.
   */
  public static void widenCommonPool() {
    System.setProperty(
        "java.util.concurrent.ForkJoinPool.common.parallelism",
        Integer.toString(Math.max(2, cores() - 1)));
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
