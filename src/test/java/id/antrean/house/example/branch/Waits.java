package id.antrean.house.example.branch;

import io.vertx.core.Vertx;

/** Breaks nothing: waits for a future at once. */
class Waits {
  String atOnce(Vertx vertx) {
    return vertx.deployVerticle("Waiting").await();
  }
}
