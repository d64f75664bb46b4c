package id.antrean.staff;

import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.staff.AuditLink.Seal;
import id.antrean.staff.AuditSealStore.Head;
import id.antrean.work.Background;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the trail: links the rows committed since the last round, in a chain for each branch. Each
 * node looks every few seconds, one works at a time, and a round is one transaction, so that a node
 * that dies in it leaves nothing half done. The last link goes to the log, which the database
 * cannot change.
 */
final class AuditSealer implements AutoCloseable {
  static final Duration EVERY = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);
  private static final int MOST = 1_000;

  /** After the round of another node this one waits for the next. */
  private static final Duration APART = Duration.ofSeconds(4);

  /** In the log a round a minute is enough; at the end the last one stands there, too. */
  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  private static final Duration PACE = Duration.ofMillis(50);

  private final Database db;
  private final Sealed sealed;
  private final AuditSealStore store = new AuditSealStore();
  private final AtomicReference<Head> seen = new AtomicReference<>();
  private final AtomicReference<Instant> toldAt = new AtomicReference<>(Instant.EPOCH);
  private final AtomicBoolean complained = new AtomicBoolean();
  private Optional<Background> background = Optional.empty();

  AuditSealer(Database db, Sealed sealed) {
    this.db = db;
    this.sealed = sealed;
  }

  void start(Vertx vertx, InstantSource clock) {
    var loops = new Background(vertx);
    loops.everyOrWoken("sealing the trail", EVERY, PACE, () -> seal(clock.instant()));
    background = Optional.of(loops);
  }

  /** One round, unless another node has just done it. Answers whether more rows wait. */
  boolean seal(Instant now) {
    var sealedNow = db.inBulk(now, tx -> round(tx, now));
    sealedNow.ifPresent(
        round -> {
          see(round.head());
          if (toldAt.get().plus(TOLD_EVERY).isBefore(now)) {
            toldAt.set(now);
            tell(round.head());
          }
        });
    return sealedNow.filter(round -> round.rows() == MOST).isPresent();
  }

  private static void tell(Head round) {
    LOG.info(
        "the trail is sealed up to round {}, link {}", round.place(), AuditLink.hex(round.link()));
  }

  private record Round(Head head, int rows) {}

  private Optional<Round> round(Tx tx, Instant now) {
    var last = store.lock(tx);
    if (last.isEmpty()) {
      return Optional.empty();
    }
    boolean isJustDone = isJustDone(last.get(), now);
    compare(last.get());
    var rows = isJustDone ? List.<AuditRow>of() : store.unsealed(tx, MOST);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Round(link(tx, last.get(), rows, now), rows.size()));
  }

  /** A round that was full is followed at once. */
  private boolean isJustDone(Head last, Instant now) {
    var known = seen.get();
    boolean byOther = known == null || known.place() != last.place();
    return byOther && !now.isBefore(last.at()) && now.isBefore(last.at().plus(APART));
  }

  private Head link(Tx tx, Head last, List<AuditRow> rows, Instant now) {
    long round = last.place() + 1;
    var chains = rows.stream().map(row -> AuditLink.chain(row.branch())).distinct().toList();
    var heads = store.heads(tx, chains);
    var seals = new ArrayList<Seal>();
    for (var row : rows) {
      seals.add(next(heads, row, now));
    }
    store.add(tx, round, seals);
    seals.sort(Comparator.comparing(Seal::chain).thenComparingLong(Seal::place));
    var link = AuditLink.ofRound(sealed, last.link(), round, seals);
    var head = new Head(AuditLink.ROUNDS, round, link, now);
    store.add(tx, head, seals.size());
    store.save(tx, heads.values());
    store.save(tx, Collections.singleton(head));
    return head;
  }

  /** The row behind the last one of its chain, which it becomes. */
  private Seal next(Map<String, Head> heads, AuditRow row, Instant now) {
    var chain = AuditLink.chain(row.branch());
    var last = heads.getOrDefault(chain, new Head(chain, 0, AuditLink.NONE, now));
    long place = last.place() + 1;
    var print = AuditLink.print(sealed, row);
    var link = AuditLink.of(sealed, last.link(), chain, place, row.id(), print);
    heads.put(chain, new Head(chain, place, link, now));
    return new Seal(chain, place, row.id(), print, link);
  }

  /** Tells once when the database went back behind what this node knows; the trail goes on. */
  private void compare(Head last) {
    var known = seen.get();
    if (known == null || !isOlder(last, known)) {
      see(last);
    } else if (complained.compareAndSet(false, true)) {
      LOG.error(
          "the trail was cut off: round {} with link {} is gone, the last one is round {}",
          known.place(),
          AuditLink.hex(known.link()),
          last.place());
    }
  }

  private static boolean isOlder(Head last, Head known) {
    return last.place() < known.place()
        || last.place() == known.place() && !Arrays.equals(last.link(), known.link());
  }

  private void see(Head head) {
    seen.accumulateAndGet(
        head, (known, next) -> known != null && isOlder(next, known) ? known : next);
  }

  /** The latest round that this node knows of, whatever the database says now. */
  Optional<Head> seen() {
    return Optional.ofNullable(seen.get());
  }

  @Override
  public void close() {
    background.ifPresent(Background::close);
    seen().filter(last -> last.place() > 0).ifPresent(AuditSealer::tell);
  }
}
