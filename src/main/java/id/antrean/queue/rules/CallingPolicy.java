package id.antrean.queue.rules;

import id.antrean.branch.LanePolicy;
import id.antrean.core.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the next person (R58); the lanes are in the order in which they go first. In each round a
 * lane has so many turns, spread evenly; anyone who has waited beyond the lane's longest wait goes
 * first, longest first. But at most {@link #OVERDUE_IN_A_ROW} such calls follow each other while
 * other lanes wait, or one long line would starve all others. A person whose booked time has not
 * come is not called while another's has. Strict lanes go before all of this, in their order.
 */
public record CallingPolicy(List<LanePolicy> lanes) {
  static final int OVERDUE_IN_A_ROW = 2;

  /** The first person of a lane, who has waited longest in it. */
  public record Head(Lane lane, Instant lineAt) {
    Duration waited(Instant now) {
      return Duration.between(lineAt, now);
    }
  }

  /** Whose turn it is, why, and where the round stands afterwards. */
  public record Decision(Lane lane, Why why, LaneRound round) {}

  /** As data; {@code CallReasons} puts it in words. */
  public sealed interface Why {
    record Turn(Lane lane, int turn, int of) implements Why {}

    record Overdue(long waitedMinutes, long limitMinutes) implements Why {}

    /** Their time has not come yet, but no one else is there. */
    record NobodyElse() implements Why {}

    record LaneChosen(Lane lane) implements Why {}

    record OutOfOrder(String why) implements Why {}

    /** The lane goes before all others. */
    record Strict(Lane lane) implements Why {}

    /** Another person was next, but this counter does not serve everybody. */
    record Dedicated(String counter) implements Why {}
  }

  /**
   * At a counter that does not serve everybody: {@code served} are the first persons of each lane
   * whom it serves, {@code all} those of the whole branch. Empty when it serves no one who waits.
   */
  public Optional<Decision> next(
      String counter, Collection<Head> served, Collection<Head> all, LaneRound round, Instant now) {
    var here = next(served, round, now);
    if (here.isEmpty() || served.size() == all.size() && served.containsAll(all)) {
      return here;
    }
    var usual = next(all, round, now).orElseThrow();
    boolean isUsual =
        head(served, here.get().lane()).equals(head(all, usual.lane()))
            && here.get().lane() == usual.lane();
    var why = new Why.Dedicated(counter);
    return isUsual ? here : here.map(d -> decide(d.lane(), why, round, false));
  }

  private static Optional<Head> head(Collection<Head> heads, Lane lane) {
    return heads.stream().filter(head -> head.lane() == lane).findFirst();
  }

  /** Empty when no one waits. */
  public Optional<Decision> next(Collection<Head> heads, LaneRound round, Instant now) {
    var due = heads.stream().filter(head -> !head.lineAt().isAfter(now)).toList();
    if (due.isEmpty()) {
      return heads.stream()
          .min(Comparator.comparing(Head::lineAt).thenComparingInt(this::position))
          .map(head -> decide(head.lane(), new Why.NobodyElse(), round, false));
    }
    var strict =
        due.stream()
            .map(Head::lane)
            .filter(lane -> of(lane).strict())
            .min(Comparator.comparingInt(this::position));
    if (strict.isPresent()) {
      var lane = strict.get();
      return Optional.of(decide(lane, new Why.Strict(lane), round, false));
    }
    var overdue = overdue(due, now);
    boolean mayGoFirst = round.overdueInARow() < OVERDUE_IN_A_ROW || due.size() == 1;
    if (overdue.isPresent() && mayGoFirst) {
      var head = overdue.get();
      var limit = of(head.lane()).longestWait();
      var why = new Why.Overdue(head.waited(now).toMinutes(), limit.toMinutes());
      return Optional.of(decide(head.lane(), why, round, true));
    }
    return Optional.of(byTurn(due, round).orElseGet(() -> newRound(due, round)));
  }

  private Optional<Head> overdue(List<Head> due, Instant now) {
    return due.stream()
        .filter(head -> head.waited(now).compareTo(of(head.lane()).longestWait()) >= 0)
        .min(Comparator.comparing(Head::lineAt).thenComparingInt(this::position));
  }

  /** The lane that used the smallest part of its turns; empty when all are used up. */
  private Optional<Decision> byTurn(List<Head> due, LaneRound round) {
    return due.stream()
        .map(head -> of(head.lane()))
        .filter(policy -> round.used(policy.lane()) < policy.turns())
        .min(
            Comparator.<LanePolicy>comparingDouble(s -> (double) round.used(s.lane()) / s.turns())
                .thenComparingInt(s -> position(s.lane())))
        .map(
            s -> {
              var why = new Why.Turn(s.lane(), round.used(s.lane()) + 1, s.turns());
              return decide(s.lane(), why, round, false);
            });
  }

  /** A lane without turns is called only when no other lane waits. */
  private Decision newRound(List<Head> due, LaneRound round) {
    return byTurn(due, round.begunAnew())
        .orElseGet(
            () -> {
              var head =
                  due.stream()
                      .min(Comparator.comparing(Head::lineAt).thenComparingInt(this::position))
                      .orElseThrow();
              return decide(head.lane(), new Why.NobodyElse(), round.begunAnew(), false);
            });
  }

  /** A call chosen by staff counts as a turn of its lane, too. */
  public Decision chosen(Lane lane, Why why, LaneRound round) {
    return decide(lane, why, round, false);
  }

  private static Decision decide(Lane lane, Why why, LaneRound round, boolean overdue) {
    return new Decision(lane, why, round.plus(lane, overdue));
  }

  private int position(Head head) {
    return position(head.lane());
  }

  public int position(Lane lane) {
    int position = lanes.indexOf(of(lane));
    return position < 0 ? lanes.size() : position;
  }

  /** A lane that the branch has no rule for is called when no other lane waits. */
  private LanePolicy of(Lane lane) {
    return lanes.stream()
        .filter(policy -> policy.lane() == lane)
        .findFirst()
        .orElse(new LanePolicy(lane, 0, Duration.ofMinutes(45)));
  }
}
