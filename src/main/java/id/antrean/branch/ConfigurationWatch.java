package id.antrean.branch;

import id.antrean.cluster.Doorbell;
import id.antrean.db.Database;
import id.antrean.work.Background;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Reads the branches again when somebody changed their configuration, on whichever node: at once
 * when the doorbell rings, and within a second also when no ring comes through.
 */
public final class ConfigurationWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Database db;
  private final Branches branches;
  private final Background background;

  ConfigurationWatch(Vertx vertx, Database db, Branches branches, Doorbell doorbell) {
    this.db = db;
    this.branches = branches;
    background = new Background(vertx);
    var loop = background.everyOrWoken("reading configuration", EVERY, EVERY, this::look);
    doorbell.onRing(ConfigurationStore.EVERYWHERE, loop::wake);
  }

  private boolean look() {
    if (ConfigurationStore.version(db) != branches.version()) {
      branches.reload();
    }
    return false;
  }

  @Override
  public void close() {
    background.close();
  }
}
