package id.antrean.privacy;

import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Seals every value of the database under the new encryption key, while nodes work on it. Each
 * batch is one transaction that replaces only what still lies there as it was read. So it may be
 * killed, run again, and run on two machines at once; no write is lost.
 */
public final class Reseal {
  private static final int AT_ONCE = 200;
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(200);
  private static final int TRIES_IN_VAIN = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final UUID FIRST = new UUID(0, 0);

  /** {@code left}: values that no key here opens, or that others kept locked. */
  public record Result(long resealed, long left) {}

  /**
   * Some values not under the new key, and what became of them. {@code last}: the row after which
   * to look for more; null when there are none.
   */
  private record Batch(long found, long resealed, long unopened, UUID last) {
    static final Batch NONE = new Batch(0, 0, 0, null);

    Batch plus(Batch next) {
      return new Batch(
          found + next.found, resealed + next.resealed, unopened + next.unopened, next.last);
    }
  }

  private final Database db;
  private final Sealed sealed;
  private final InstantSource clock;
  private final SealedStore values = new SealedStore();
  private final KeyCheckStore keys = new KeyCheckStore();

  public Reseal(Database db, Sealed sealed, InstantSource clock) {
    this.db = db;
    this.sealed = sealed;
    this.clock = clock;
  }

  /**
   * Ends once a whole look finds nothing left, and then forgets the old key; or when it gets no
   * further. {@code progress} is given the number of values resealed, after each batch.
   */
  public Result run(LongConsumer progress) {
    long resealed = 0;
    for (int inVain = 0; ; ) {
      var all = lookThrough(resealed, progress);
      resealed += all.resealed();
      if (all.found() == 0) {
        forgetOldKey();
        return new Result(resealed, 0);
      }
      inVain = all.resealed() > 0 ? 0 : inVain + 1;
      if (all.unopened() == all.found() || inVain == TRIES_IN_VAIN) {
        return new Result(resealed, all.found());
      }
      if (inVain > 0) {
        LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
      }
    }
  }

  private Batch lookThrough(long before, LongConsumer progress) {
    var all = Batch.NONE;
    for (var column : SealedColumn.values()) {
      for (var after = FIRST; after != null; after = all.last()) {
        all = all.plus(insist(column, after));
        progress.accept(before + all.resealed());
      }
    }
    return all;
  }

  /** A database that is away or busy is waited for as long as at a start. */
  private Batch insist(SealedColumn column, UUID after) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return db.inBulk(clock.instant(), tx -> reseal(tx, column, after));
      } catch (Problem away) {
        if (away.status() != 503 || System.nanoTime() - end >= 0) {
          throw away;
        }
        LockSupport.parkNanos(BEFORE_ANOTHER_TRY.toNanos());
      }
    }
  }

  private Batch reseal(Tx tx, SealedColumn column, UUID after) {
    var found = values.notUnder(tx, column, sealed.head(), after, AT_ONCE);
    var old = new ArrayList<SealedStore.Value>();
    var made = new ArrayList<byte[]>();
    for (var value : found) {
      var place = column.place(value.row());
      if (sealed.opens(value.sealed(), place)) {
        old.add(value);
        made.add(sealed.seal(sealed.open(value.sealed(), place), place));
      }
    }
    int resealed = old.isEmpty() ? 0 : values.replace(tx, column, old, made);
    var last = found.size() < AT_ONCE ? null : found.getLast().row();
    return new Batch(found.size(), resealed, found.size() - old.size(), last);
  }

  private void forgetOldKey() {
    sealed
        .ofOldKey()
        .ifPresent(
            old ->
                db.inBulk(
                    clock.instant(),
                    tx -> {
                      keys.lock(tx);
                      keys.forget(tx, old.keyId());
                      return null;
                    }));
  }
}
