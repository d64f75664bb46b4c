package id.antrean.queue.rules;

import static id.antrean.core.Lane.E_KLAIM;
import static id.antrean.core.Lane.ONLINE;
import static id.antrean.core.Lane.PRIORITY;
import static id.antrean.core.Lane.WALK_IN;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.LanePolicy;
import id.antrean.core.Lane;
import id.antrean.queue.rules.CallingPolicy.Head;
import id.antrean.queue.rules.CallingPolicy.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallingPolicyTest {
  private static final Instant NINE = Instant.parse("2026-11-23T02:00:00Z");
  private static final CallingPolicy POLICY =
      new CallingPolicy(
          List.of(
              lane(PRIORITY, 1, 20),
              lane(E_KLAIM, 3, 30),
              lane(ONLINE, 3, 30),
              lane(WALK_IN, 2, 45)));

  @Test
  void nobodyIsCalledWhenNobodyWaits() {
    assertThat(POLICY.next(List.of(), LaneRound.NEW, NINE)).isEmpty();
  }

  @Test
  void aRoundGivesEachLaneItsTurnsSpreadEvenly() {
    var line = line(10, 10, 10, 10, NINE);
    assertThat(letters(line, NINE, Duration.ZERO, 18)).isEqualTo("PEBAEBAEB" + "PEBAEBAEB");
  }

  @Test
  void theReasonTellsTurnAndTurns() {
    var first = POLICY.next(List.of(head(E_KLAIM, 5)), LaneRound.NEW, NINE).orElseThrow();
    assertThat(first.why()).isEqualTo(new Why.Turn(E_KLAIM, 1, 3));
    var second = POLICY.next(List.of(head(E_KLAIM, 5)), first.round(), NINE).orElseThrow();
    assertThat(second.why()).isEqualTo(new Why.Turn(E_KLAIM, 2, 3));
  }

  @Test
  void anEmptyLaneIsPassedOverAndARoundStartsAgainWhenAllTurnsAreUsed() {
    var line = line(0, 2, 0, 6, NINE);
    assertThat(letters(line, NINE, Duration.ZERO, 8)).isEqualTo("EAEAAAAA");
  }

  @Test
  void whoWaitedTheLongestWaitGoesFirstWhateverTheRoundSays() {
    var decision =
        POLICY
            .next(List.of(head(E_KLAIM, 5), head(WALK_IN, 46)), LaneRound.NEW, NINE)
            .orElseThrow();
    assertThat(decision.lane()).isEqualTo(WALK_IN);
    assertThat(decision.why()).isEqualTo(new Why.Overdue(46, 45));
  }

  @Test
  void theLimitIsReachedAtItsMinuteAndNotBefore() {
    var before = List.of(head(E_KLAIM, 5), new Head(WALK_IN, NINE.minusSeconds(45 * 60 - 1)));
    var at = List.of(head(E_KLAIM, 5), new Head(WALK_IN, NINE.minusSeconds(45 * 60)));
    assertThat(POLICY.next(before, LaneRound.NEW, NINE).orElseThrow().lane()).isEqualTo(E_KLAIM);
    assertThat(POLICY.next(at, LaneRound.NEW, NINE).orElseThrow().lane()).isEqualTo(WALK_IN);
  }

  @Test
  void ofTwoOverTheLimitTheLongestWaitingGoesFirst() {
    var heads = List.of(head(PRIORITY, 25), head(E_KLAIM, 40), head(WALK_IN, 50));
    var first = POLICY.next(heads, LaneRound.NEW, NINE).orElseThrow();
    assertThat(first.lane()).isEqualTo(WALK_IN);
    var second = POLICY.next(heads.subList(0, 2), first.round(), NINE).orElseThrow();
    assertThat(second.lane()).isEqualTo(E_KLAIM);
  }

  @Test
  void twoWhoWaitedEquallyLongGoInTheOrderOfTheLanes() {
    var heads = List.of(head(WALK_IN, 50), head(ONLINE, 50), head(E_KLAIM, 50));
    assertThat(POLICY.next(heads, LaneRound.NEW, NINE).orElseThrow().lane()).isEqualTo(E_KLAIM);
  }

  @Test
  void oneEKlaimVisitorIsNotStarvedByAHundredWalkInsNorTheReverse() {
    var fresh = line(0, 1, 0, 100, NINE);
    assertThat(letters(fresh, NINE, Duration.ofMinutes(1), 101).indexOf('E')).isZero();

    // All walk-ins are over their limit already when the e-Klaim visitor comes.
    var long1 = line(0, 1, 0, 100, NINE.minusSeconds(3_600));
    long1.get(E_KLAIM).clear();
    long1.get(E_KLAIM).add(NINE);
    var calls = letters(long1, NINE, Duration.ofMinutes(1), 101);
    assertThat(calls.indexOf('E')).isLessThanOrEqualTo(CallingPolicy.OVERDUE_IN_A_ROW);
    assertThat(calls.chars().filter(c -> c == 'A').count()).isEqualTo(100);
  }

  @Test
  void oneWalkInIsNotStarvedByAHundredEKlaimVisitors() {
    var calls = letters(line(0, 100, 0, 1, NINE), NINE, Duration.ofMinutes(1), 101);
    assertThat(calls.indexOf('A')).isLessThan(4);
  }

  @Test
  void evenALaneThatHadAllItsTurnsIsNotStarvedByALongOverdueLine() {
    var used = new LaneRound(Map.of(E_KLAIM, 3), 0);
    var heads = List.of(head(E_KLAIM, 1), head(WALK_IN, 300));
    var order = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      var decision = POLICY.next(heads, used, NINE).orElseThrow();
      order.append(decision.lane().prefix());
      used = decision.round();
    }
    assertThat(order.toString()).contains("E").startsWith("AA");
  }

  @Test
  void nobodyIsCalledBeforeTheirTimeWhileAnotherWaitsWhoseTimeHasCome() {
    var early = new Head(ONLINE, NINE.plusSeconds(1_800));
    var both = List.of(early, head(WALK_IN, 1));
    var round = new LaneRound(Map.of(WALK_IN, 2), 0);
    assertThat(POLICY.next(both, round, NINE).orElseThrow().lane()).isEqualTo(WALK_IN);
    var alone = POLICY.next(List.of(early), round, NINE).orElseThrow();
    assertThat(alone.lane()).isEqualTo(ONLINE);
    assertThat(alone.why()).isEqualTo(new Why.NobodyElse());
  }

  @Test
  void aLaneWithoutTurnsComesWhenNoOtherWaitsOrItsLimitIsReached() {
    var policy = new CallingPolicy(List.of(lane(E_KLAIM, 1, 30), lane(WALK_IN, 0, 45)));
    var both = List.of(head(E_KLAIM, 1), head(WALK_IN, 10));
    var round = LaneRound.NEW;
    for (int i = 0; i < 10; i++) {
      var decision = policy.next(both, round, NINE).orElseThrow();
      assertThat(decision.lane()).isEqualTo(E_KLAIM);
      round = decision.round();
    }
    assertThat(policy.next(List.of(head(WALK_IN, 10)), round, NINE).orElseThrow().lane())
        .isEqualTo(WALK_IN);
    var late = List.of(head(E_KLAIM, 1), head(WALK_IN, 45));
    assertThat(policy.next(late, round, NINE).orElseThrow().lane()).isEqualTo(WALK_IN);
  }

  @Test
  void aCallThatWasTakenBackGivesItsTurnBack() {
    var after = POLICY.next(List.of(head(E_KLAIM, 1)), LaneRound.NEW, NINE).orElseThrow().round();
    assertThat(after.minus(E_KLAIM).used(E_KLAIM)).isZero();
    assertThat(LaneRound.NEW.minus(E_KLAIM).used(E_KLAIM)).isZero();
  }

  /** Whatever the lines: all are called, in order within each lane, none waits for ever. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void everyLaneOfARandomDayGoesOn(long seed) {
    var random = new Random(seed);
    var line =
        line(random.nextInt(20), random.nextInt(60), random.nextInt(60), random.nextInt(99), NINE);
    int people = line.values().stream().mapToInt(Deque::size).sum();
    var lanes = line.values().stream().filter(l -> !l.isEmpty()).count();
    var calls = letters(line, NINE, Duration.ofSeconds(random.nextInt(300)), people);
    assertThat(calls).hasSize(people);
    if (lanes == 4) {
      // Nine turns and at most two overdue calls before each of them.
      assertThat(calls.substring(0, Math.min(27, people))).contains("P", "E", "B", "A");
    }
  }

  @Test
  void aStrictLaneGoesBeforeOthersAlsoBeforeOverdueOnes() {
    var policy =
        new CallingPolicy(
            List.of(
                lane(E_KLAIM, 1, 30),
                new LanePolicy(PRIORITY, 0, Duration.ofMinutes(30), true),
                lane(WALK_IN, 1, 45)));
    var heads = List.of(head(WALK_IN, 90), head(PRIORITY, 1), head(E_KLAIM, 60));
    var first = policy.next(heads, LaneRound.NEW, NINE).orElseThrow();
    assertThat(first.lane()).isEqualTo(PRIORITY);
    assertThat(first.why()).isEqualTo(new Why.Strict(PRIORITY));
    var early = List.of(head(WALK_IN, 5), new Head(PRIORITY, NINE.plusSeconds(600)));
    assertThat(policy.next(early, LaneRound.NEW, NINE).orElseThrow().lane())
        .as("whose time has not come waits all the same")
        .isEqualTo(WALK_IN);
  }

  @Test
  void aCounterThatDoesNotServeEverybodyNamesThatOnlyWhereItMattered() {
    var all = List.of(head(PRIORITY, 5), head(WALK_IN, 5));
    var served = List.of(head(WALK_IN, 5));
    var other = POLICY.next("Loket 4", served, all, LaneRound.NEW, NINE).orElseThrow();
    assertThat(other.lane()).isEqualTo(WALK_IN);
    assertThat(other.why()).isEqualTo(new Why.Dedicated("Loket 4"));
    var same = POLICY.next("Loket 4", List.of(all.getFirst()), all, LaneRound.NEW, NINE);
    assertThat(same.orElseThrow().why()).isEqualTo(new Why.Turn(PRIORITY, 1, 1));
    assertThat(POLICY.next("Loket 4", List.of(), all, LaneRound.NEW, NINE)).isEmpty();
    var later = List.of(new Head(WALK_IN, NINE.minusSeconds(60)));
    assertThat(POLICY.next("Loket 4", later, served, LaneRound.NEW, NINE).orElseThrow().why())
        .as("of the same lane, but not the first")
        .isEqualTo(new Why.Dedicated("Loket 4"));
  }

  private static LanePolicy lane(Lane lane, int turns, int minutes) {
    return new LanePolicy(lane, turns, Duration.ofMinutes(minutes));
  }

  private static Head head(Lane lane, int minutesAgo) {
    return new Head(lane, NINE.minus(Duration.ofMinutes(minutesAgo)));
  }

  /** So many people in each lane, a second apart. */
  private static Map<Lane, Deque<Instant>> line(
      int priority, int eKlaim, int online, int walkIn, Instant from) {
    var line = new EnumMap<Lane, Deque<Instant>>(Lane.class);
    line.put(PRIORITY, people(priority, from));
    line.put(E_KLAIM, people(eKlaim, from));
    line.put(ONLINE, people(online, from));
    line.put(WALK_IN, people(walkIn, from));
    return line;
  }

  private static Deque<Instant> people(int n, Instant from) {
    var people = new ArrayDeque<Instant>();
    for (int i = 0; i < n; i++) {
      people.add(from.minusSeconds(n - i));
    }
    return people;
  }

  /** Calls until nobody is left or {@code most} are called; one letter for each. */
  private static String letters(
      Map<Lane, Deque<Instant>> line, Instant from, Duration pace, int most) {
    var calls = new StringBuilder();
    var round = LaneRound.NEW;
    var now = from;
    for (int i = 0; i < most; i++) {
      var heads = new ArrayList<Head>();
      line.forEach(
          (lane, people) -> {
            if (!people.isEmpty()) {
              heads.add(new Head(lane, people.getFirst()));
            }
          });
      var decision = POLICY.next(heads, round, now).orElseThrow();
      line.get(decision.lane()).removeFirst();
      calls.append(decision.lane().prefix());
      round = decision.round();
      now = now.plus(pace);
    }
    return calls.toString();
  }
}
