package id.antrean.node;

import id.antrean.cluster.Cluster;
import id.antrean.cluster.Doorbell;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;

/** What every room of a running node stands on. */
public record Node(
    Vertx vertx,
    Database db,
    Sealed sealed,
    Cluster cluster,
    Doorbell doorbell,
    InstantSource clock,
    MeterRegistry meters) {

  public Instant now() {
    return clock.instant();
  }
}
