package id.antrean.branch;

import id.antrean.http.Routes;
import id.antrean.node.Node;
import id.antrean.work.Background;
import java.nio.file.Path;
import java.util.Optional;

/** The room put together; its reference data are loaded when it opens. */
public final class BranchRoom implements AutoCloseable {
  private final Branches branches;
  private final ConfigurationWatch watch;
  private final Background notices;

  /** {@code seed}: another list of branches than the built-in one. */
  public BranchRoom(Node node, Optional<Path> seed) {
    new ReferenceStore(node.db()).load(seed, node.now());
    branches = new Branches(node.db());
    watch = new ConfigurationWatch(node.vertx(), node.db(), branches, node.doorbell());
    notices = branches.notices().follow(node.vertx(), node.doorbell(), node.clock());
  }

  /** Ends following what other nodes change. */
  @Override
  public void close() {
    watch.close();
    notices.close();
  }

  public Branches branches() {
    return branches;
  }

  public void register(Routes routes) {
    new BranchApi(branches).register(routes);
    new BranchPages(branches).register(routes);
  }
}
