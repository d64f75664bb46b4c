package id.antrean.staff;

import id.antrean.core.Sealed;
import id.antrean.staff.AuditCheckStore.Round;
import id.antrean.staff.AuditCheckStore.SealedRow;
import id.antrean.staff.AuditLink.Seal;
import id.antrean.staff.AuditVerdict.Broken;
import id.antrean.staff.AuditVerdict.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes along sealed rows and stops at the first that does not stand as it was sealed. */
final class AuditWalk {
  private record Tip(long place, byte[] link) {}

  private final Sealed sealed;
  private final AuditCheckStore store;
  private final boolean fromBeginning;
  private final Map<String, Tip> tips = new HashMap<>();
  private final List<Seal> ofRound = new ArrayList<>();
  private Round round;
  private byte[] before = AuditLink.NONE;
  private long rows;
  private long lastRow;

  /** {@code after}: the round whose successor comes first; its link is taken for granted. */
  AuditWalk(Sealed sealed, AuditCheckStore store, Round after, boolean fromBeginning) {
    this.sealed = sealed;
    this.store = store;
    this.round = after;
    this.fromBeginning = fromBeginning;
  }

  long rows() {
    return rows;
  }

  long lastRow() {
    return lastRow;
  }

  Round round() {
    return round;
  }

  /** The next row of its chain. */
  Optional<Broken> step(SealedRow one) {
    var seal = one.seal();
    var tip = tips.computeIfAbsent(seal.chain(), chain -> tipBefore(seal));
    if (seal.place() != tip.place() + 1) {
      return Optional.of(
          broken(Kind.REMOVED, Optional.empty(), seal.chain(), tip.place() + 1, one.number()));
    }
    var wrong = judge(one, tip);
    if (wrong.isPresent()) {
      return wrong.map(
          kind -> broken(kind, Optional.of(seal.row()), seal.chain(), seal.place(), one.number()));
    }
    tips.put(seal.chain(), new Tip(seal.place(), seal.link()));
    rows++;
    lastRow = Math.max(lastRow, seal.row());
    return Optional.empty();
  }

  /** Where the walk begins in the middle, what stands before is taken for granted. */
  private Tip tipBefore(Seal seal) {
    var nothing = new Tip(0, AuditLink.NONE);
    return fromBeginning
        ? nothing
        : store
            .seal(seal.chain(), seal.place() - 1)
            .map(earlier -> new Tip(earlier.place(), earlier.link()))
            .orElse(nothing);
  }

  private Optional<Kind> judge(SealedRow one, Tip tip) {
    var seal = one.seal();
    if (one.row().isEmpty()) {
      return Optional.of(Kind.REMOVED);
    }
    var print = AuditLink.print(sealed, one.row().get());
    if (!Arrays.equals(print, seal.print())) {
      return Optional.of(store.isSealedElsewhere(print) ? Kind.REORDERED : Kind.CHANGED);
    }
    var link =
        AuditLink.of(sealed, tip.link(), seal.chain(), seal.place(), seal.row(), seal.print());
    return Arrays.equals(link, seal.link()) ? Optional.empty() : Optional.of(Kind.REORDERED);
  }

  /** As {@link #step}, when the rows come round by round. */
  Optional<Broken> stepOfRounds(SealedRow one) {
    if (one.number() != round.number()) {
      var ended = endRound();
      if (ended.isPresent()) {
        return ended;
      }
      if (one.round().isEmpty()) {
        return Optional.of(ofRound(Kind.REMOVED, one.number()));
      }
      if (one.number() != round.number() + 1) {
        return Optional.of(gone(round.number() + 1));
      }
      before = round.link();
      round = one.round().get();
    }
    ofRound.add(one.seal());
    return step(one);
  }

  /** Whether the round that was walked through is whole, and its link over all chains right. */
  Optional<Broken> endRound() {
    if (ofRound.isEmpty()) {
      return Optional.empty();
    }
    var link = AuditLink.ofRound(sealed, before, round.number(), ofRound);
    boolean isWhole = ofRound.size() == round.rows();
    ofRound.clear();
    if (isWhole) {
      return Arrays.equals(link, round.link())
          ? Optional.empty()
          : Optional.of(ofRound(Kind.CHANGED, round.number()));
    }
    return Optional.of(gone(round.number()));
  }

  /** Rows of a round are gone with their seals: from the middle of a chain, or from its end. */
  private Broken gone(long number) {
    return store
        .gap(number)
        .map(next -> broken(Kind.REMOVED, Optional.empty(), next.chain(), next.place() - 1, number))
        .orElseGet(() -> ofRound(Kind.CUT_OFF, number));
  }

  static Broken ofRound(Kind kind, long number) {
    return new Broken(
        kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(number));
  }

  static Broken broken(Kind kind, Optional<Long> row, String chain, long place, long round) {
    var branch = Optional.of(chain).filter(name -> !name.equals(AuditLink.NO_BRANCH));
    return new Broken(kind, row, branch, Optional.of(place), Optional.of(round));
  }
}
