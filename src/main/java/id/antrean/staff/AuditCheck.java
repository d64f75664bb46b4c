package id.antrean.staff;

import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.staff.AuditCheckStore.Round;
import id.antrean.staff.AuditCheckStore.SealedRow;
import id.antrean.staff.AuditSealStore.Head;
import id.antrean.staff.AuditVerdict.Broken;
import id.antrean.staff.AuditVerdict.Kind;
import id.antrean.staff.AuditVerdict.Last;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compares the trail with its seals, and names the first row that was changed, removed, inserted,
 * reordered or cut off. It reads a limited number of rows at a time and says where to go on.
 */
public final class AuditCheck {
  private static final int MOST = 50_000;
  private static final int PAGE = 2_000;

  private final Sealed sealed;
  private final AuditCheckStore store;
  private final Supplier<Optional<Head>> seen;
  private final int most;
  private final int page;

  /** {@code seen}: the latest round that this node remembers. */
  AuditCheck(Database db, Sealed sealed, Supplier<Optional<Head>> seen) {
    this(db, sealed, seen, MOST, PAGE);
  }

  AuditCheck(Database db, Sealed sealed, Supplier<Optional<Head>> seen, int most, int page) {
    this.sealed = sealed;
    this.store = new AuditCheckStore(db);
    this.seen = seen;
    this.most = most;
    this.page = page;
  }

  /** All chains, after this round; {@code noted}: a link from the log that must be known. */
  public AuditVerdict all(long after, Optional<byte[]> noted) {
    var head = store.head(AuditLink.ROUNDS);
    var first = after == 0 ? Optional.of(AuditLink.NONE) : store.roundLink(after);
    if (head.isEmpty() || first.isEmpty()) {
      return verdict(
          0, Optional.of(AuditWalk.ofRound(Kind.CUT_OFF, after)), head, Optional.empty());
    }
    var walk = new AuditWalk(sealed, store, new Round(after, 0, first.get()), after == 0);
    long upTo = head.get().place();
    var walked = walkRounds(walk, upTo);
    if (walked.broken().isEmpty() && !walked.isPart()) {
      walked = new Walked(end(walk, head.get(), noted), false);
    }
    long lowest = after == 0 ? 0 : store.lowestRow(after);
    var broken = withStranger(walked, walk, lowest, null);
    return verdict(walk.rows(), broken, head, walked.next(walk.round().number()));
  }

  private record Walked(Optional<Broken> broken, boolean isPart) {
    Optional<Long> next(long last) {
      return isPart && broken.isEmpty() ? Optional.of(last) : Optional.empty();
    }
  }

  private Walked walkRounds(AuditWalk walk, long upTo) {
    String chain = "";
    long round = walk.round().number() + 1;
    long place = 0;
    while (true) {
      var rows = store.ofRounds(round, chain, place, upTo, page);
      for (var row : rows) {
        if (walk.rows() >= most && row.number() != walk.round().number()) {
          return new Walked(walk.endRound(), true);
        }
        var broken = walk.stepOfRounds(row);
        if (broken.isPresent()) {
          return new Walked(broken, false);
        }
      }
      if (rows.size() < page) {
        return new Walked(walk.endRound(), false);
      }
      var last = rows.getLast();
      round = last.number();
      chain = last.seal().chain();
      place = last.seal().place();
    }
  }

  /** After the last row: is it the last that was ever sealed? */
  private Optional<Broken> end(AuditWalk walk, Head head, Optional<byte[]> noted) {
    var last = walk.round();
    if (last.number() != head.place() || !Arrays.equals(last.link(), head.link())) {
      return Optional.of(AuditWalk.ofRound(Kind.CUT_OFF, last.number() + 1));
    }
    var known = seen.get();
    if (known.isPresent() && !isThere(known.get())) {
      return Optional.of(AuditWalk.ofRound(Kind.CUT_OFF, known.get().place()));
    }
    if (noted.isPresent() && !store.isKnown(noted.get())) {
      return Optional.of(AuditWalk.ofRound(Kind.CUT_OFF, last.number() + 1));
    }
    return store
        .behind(head.place())
        .map(
            seal ->
                AuditWalk.broken(
                    Kind.INSERTED,
                    Optional.of(seal.row()),
                    seal.chain(),
                    seal.place(),
                    head.place()))
        .or(() -> store.goneUnsealed().map(AuditCheck::gone));
  }

  private boolean isThere(Head round) {
    return round.place() == 0
        || store.roundLink(round.place()).filter(l -> Arrays.equals(l, round.link())).isPresent();
  }

  private static Broken gone(long row) {
    return new Broken(
        Kind.REMOVED, Optional.of(row), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** One branch, after this place of its chain. */
  public AuditVerdict of(String branch, long after) {
    var head = store.head(branch);
    long upTo = head.map(Head::place).orElse(0L);
    var walk = new AuditWalk(sealed, store, new Round(0, 0, AuditLink.NONE), after == 0);
    long at = after;
    Optional<Broken> broken = Optional.empty();
    boolean isPart = false;
    for (List<SealedRow> rows = store.ofChain(branch, at, upTo, page);
        !rows.isEmpty() && broken.isEmpty() && !isPart;
        rows = store.ofChain(branch, at, upTo, page)) {
      broken = first(rows, walk::step);
      at = rows.getLast().seal().place();
      isPart = walk.rows() >= most && at < upTo;
    }
    if (broken.isEmpty() && !isPart && at < upTo) {
      broken = Optional.of(AuditWalk.broken(Kind.CUT_OFF, Optional.empty(), branch, at + 1, 0));
    }
    long lowest = after == 0 ? 0 : store.seal(branch, after).map(AuditLink.Seal::row).orElse(0L);
    var walked = new Walked(broken, isPart);
    return verdict(
        walk.rows(),
        withStranger(walked, walk, lowest, branch),
        store.head(AuditLink.ROUNDS),
        walked.next(at));
  }

  private static Optional<Broken> first(
      List<SealedRow> rows, Function<SealedRow, Optional<Broken>> step) {
    for (var row : rows) {
      var broken = step.apply(row);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  /** A row that no act wrote comes first if it stands before what else was found. */
  private Optional<Broken> withStranger(Walked walked, AuditWalk walk, long lowest, String branch) {
    boolean isEnd = walked.broken().isEmpty() && !walked.isPart();
    long highest = isEnd ? Long.MAX_VALUE : walk.lastRow();
    return store
        .stranger(lowest, highest, branch)
        .map(AuditCheck::inserted)
        .filter(
            found ->
                walked
                    .broken()
                    .flatMap(Broken::row)
                    .filter(r -> r < found.row().orElse(0L))
                    .isEmpty())
        .or(walked::broken);
  }

  private static Broken inserted(AuditRow row) {
    return new Broken(
        Kind.INSERTED,
        Optional.of(row.id()),
        Optional.ofNullable(row.branch()),
        Optional.empty(),
        Optional.empty());
  }

  private AuditVerdict verdict(
      long rows, Optional<Broken> broken, Optional<Head> last, Optional<Long> next) {
    return new AuditVerdict(
        rows,
        broken,
        store.waiting(),
        last.filter(head -> head.place() > 0)
            .map(head -> new Last(head.place(), AuditLink.hex(head.link()))),
        next);
  }
}
