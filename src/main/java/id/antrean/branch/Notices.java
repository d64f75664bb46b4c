package id.antrean.branch;

import id.antrean.cluster.Doorbell;
import id.antrean.core.PlannedStop;
import id.antrean.core.Problem;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.work.Background;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Notices of all branches. Each node keeps those of now and of the time to come; it reads them
 * again each second, and at once when one of them changed.
 */
public final class Notices {
  /** To the doorbell: notices changed, wherever they are shown. */
  private static final String RING = "notices";

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int AT_ONCE = 10;

  /** A stop is remembered for drafts that were begun before it. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Sql sql;
  private final NoticeStore store = new NoticeStore();
  private final AtomicReference<List<Notice>> known = new AtomicReference<>(List.of());

  Notices(Sql sql) {
    this.sql = sql;
  }

  /** Keeps them up to date until it is closed. */
  public Background follow(Vertx vertx, Doorbell doorbell, InstantSource clock) {
    reload(clock.instant());
    var background = new Background(vertx);
    var loop =
        background.everyOrWoken(
            "reading notices",
            EVERY,
            EVERY,
            () -> {
              reload(clock.instant());
              return false;
            });
    doorbell.onRing(RING, loop::wake);
    return background;
  }

  /** Reads them now; {@link #follow} does this by itself. */
  public void reload(Instant now) {
    known.set(List.copyOf(store.after(sql, now.minus(REMEMBERED))));
  }

  /** Tells all nodes; call after the commit. */
  public static void changed(Doorbell doorbell) {
    doorbell.ring(RING);
  }

  /** What is shown at the branch now, the newest last. */
  public List<Notice> at(Branch branch, Instant now) {
    return known.get().stream().filter(one -> one.isShown(now) && one.isFor(branch)).toList();
  }

  /** Stops that are announced, under way, or were over less than a day ago, the first one first. */
  public List<PlannedStop> stops() {
    return known.get().stream()
        .filter(one -> one.kind() == Notice.Kind.STOP)
        .map(Notice::stop)
        .toList();
  }

  /** All that are not over, as PostgreSQL knows them; of one branch those that it made itself. */
  public List<Notice> toCome(Optional<String> branch, Instant now) {
    return store.after(sql, now).stream()
        .filter(one -> branch.isEmpty() || one.branch().equals(branch))
        .toList();
  }

  /** Those of others that are shown at the branch, now or later. */
  public List<Notice> ofOthers(Branch branch, Instant now) {
    return store.after(sql, now).stream()
        .filter(one -> one.branch().isEmpty() && one.isFor(branch))
        .toList();
  }

  /** Problem 404 for one that is removed or never was. */
  public Notice get(UUID id) {
    return store.find(sql, id).orElseThrow(Problem::notFound);
  }

  public boolean isThere(UUID id) {
    return store.find(sql, id).isPresent();
  }

  public Optional<Notice> find(Sql inside, UUID id) {
    return store.find(inside, id);
  }

  /** Problem 409 notices_many: so many at one place would not be read. */
  public void add(Tx tx, Notice notice, Instant now) {
    tx.lock("notices");
    long there =
        store.after(tx, now).stream()
            .filter(one -> one.kind() == notice.kind())
            .filter(one -> one.branch().equals(notice.branch()))
            .filter(one -> one.region().equals(notice.region()))
            .count();
    if (there >= AT_ONCE) {
      throw Problem.conflict("notices_many", "n", AT_ONCE);
    }
    store.add(tx, notice, now);
  }

  /** Problem 404 when it is gone already. */
  public void remove(Tx tx, UUID id, String by, Instant now) {
    if (!store.remove(tx, id, by, now)) {
      throw Problem.notFound();
    }
  }
}
