package id.antrean.queue.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.LanePolicy;
import id.antrean.core.Lane;
import id.antrean.queue.rules.WaitEstimate.Pause;
import id.antrean.queue.rules.WaitEstimate.Place;
import id.antrean.queue.rules.WaitEstimate.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitEstimateTest {
  private static final Instant NINE = Instant.parse("2026-11-23T02:00:00Z");
  private static final CallingPolicy POLICY =
      new CallingPolicy(
          List.of(
              new LanePolicy(Lane.E_KLAIM, 3, Duration.ofMinutes(30)),
              new LanePolicy(Lane.WALK_IN, 1, Duration.ofMinutes(45))));

  @Test
  void theFirstInLineIsCalledInTheNextFiveMinutes() {
    var line = line(Lane.WALK_IN, 1, 10);
    assertThat(places(line, 1).get(line.getFirst().ticket()))
        .isEqualTo(new Place(0, 0, NINE, NINE.plusSeconds(300)));
  }

  @Test
  void theWindowIsRoundedOutwardToFiveMinutesAndWidensWithTheWait() {
    var line = line(Lane.WALK_IN, 5, 10);
    // Four people of ten minutes at one counter: forty minutes, a quarter less or more.
    assertThat(places(line, 1).get(line.get(4).ticket()))
        .isEqualTo(new Place(4, 4, NINE.plusSeconds(30 * 60), NINE.plusSeconds(50 * 60)));
  }

  @Test
  void twiceTheCountersHalveTheWait() {
    var line = line(Lane.WALK_IN, 5, 10);
    assertThat(places(line, 2).get(line.get(4).ticket()))
        .isEqualTo(new Place(4, 4, NINE.plusSeconds(15 * 60), NINE.plusSeconds(25 * 60)));
  }

  @Test
  void peopleOfOtherLanesCountForTheTimeButNotAsAhead() {
    var walkIn = line(Lane.WALK_IN, 2, 10);
    var all = new ArrayList<>(walkIn);
    all.addAll(line(Lane.E_KLAIM, 10, 10));
    var alone = places(walkIn, 1).get(walkIn.get(1).ticket());
    var among = places(all, 1).get(walkIn.get(1).ticket());
    assertThat(among.ahead()).isEqualTo(alone.ahead()).isEqualTo(1);
    assertThat(among.from()).isAfter(alone.from());
    assertThat(alone.callsAhead()).isEqualTo(1);
    assertThat(among.callsAhead()).as("others are called in between").isGreaterThan(3);
  }

  @Test
  void withoutAnOpenCounterNothingIsPromised() {
    var line = line(Lane.WALK_IN, 2, 10);
    assertThat(places(line, 0).get(line.get(1).ticket())).isEqualTo(new Place(1, 1, null, null));
  }

  @Test
  void onlyTheNextCallOfAllLanesIsNextAndNotTheFrontOfEachLane() {
    var walkIn = line(Lane.WALK_IN, 2, 10);
    var eKlaim = line(Lane.E_KLAIM, 2, 10);
    var all = new ArrayList<>(walkIn);
    all.addAll(eKlaim);
    var places = places(all, 1);
    assertThat(places.get(eKlaim.getFirst().ticket()).callsAhead()).isZero();
    var front = places.get(walkIn.getFirst().ticket());
    assertThat(front.ahead()).isZero();
    assertThat(front.callsAhead()).isPositive();
  }

  @Test
  void noTimeIsPromisedBeyondClosing() {
    var line = line(Lane.WALK_IN, 5, 10);
    var places = places(line, 1, NINE.plusSeconds(25 * 60));
    assertThat(places.get(line.get(2).ticket()))
        .as("before the doors shut, or not at all")
        .isEqualTo(new Place(2, 2, NINE.plusSeconds(15 * 60), NINE.plusSeconds(25 * 60)));
    assertThat(places.get(line.get(3).ticket())).isEqualTo(new Place(3, 3, null, null));
  }

  @Test
  void noTimeBeginsInThePast() {
    var line = line(Lane.WALK_IN, 1, 10);
    var now = NINE.plusSeconds(33 * 60 + 20);
    assertThat(of(line, now, Optional.empty()).get(line.getFirst().ticket()))
        .isEqualTo(new Place(0, 0, NINE.plusSeconds(34 * 60), NINE.plusSeconds(40 * 60)));
  }

  @Test
  void noTimeLiesInTheBreak() {
    var line = line(Lane.WALK_IN, 5, 10);
    var pause = new Pause(NINE.plusSeconds(15 * 60), NINE.plusSeconds(75 * 60));
    var places = of(line, NINE, Optional.of(pause));
    assertThat(places.get(line.get(1).ticket()))
        .as("the last one before it")
        .isEqualTo(new Place(1, 1, NINE.plusSeconds(5 * 60), pause.start()));
    var next = places.get(line.get(2).ticket());
    assertThat(next.from()).as("the next one after it").isEqualTo(pause.end());
    assertThat(next.to()).isAfter(pause.end());
    var inside = of(line, pause.start().plusSeconds(60), Optional.of(pause));
    assertThat(inside.get(line.getFirst().ticket()).from())
        .as("asked in the break")
        .isEqualTo(pause.end());
  }

  @Test
  void onceTheDoorsAreShutNobodyHasATime() {
    var line = line(Lane.WALK_IN, 1, 10);
    assertThat(places(line, 1, NINE).get(line.getFirst().ticket()))
        .isEqualTo(new Place(0, 0, null, null));
  }

  private static Map<UUID, Place> places(List<Waiting> line, int counters) {
    return places(line, counters, NINE.plusSeconds(6 * 3_600));
  }

  private static Map<UUID, Place> places(List<Waiting> line, int counters, Instant closing) {
    return WaitEstimate.of(line, POLICY, LaneRound.NEW, counters, NINE, closing, Optional.empty());
  }

  private static Map<UUID, Place> of(List<Waiting> line, Instant now, Optional<Pause> pause) {
    var closing = NINE.plusSeconds(6 * 3_600);
    return WaitEstimate.of(line, POLICY, LaneRound.NEW, 1, now, closing, pause);
  }

  private static List<Waiting> line(Lane lane, int people, int minutes) {
    var line = new ArrayList<Waiting>();
    for (int i = 0; i < people; i++) {
      var at = NINE.minusSeconds(people - i);
      line.add(new Waiting(UUID.randomUUID(), lane, at, i + 1, minutes));
    }
    return line;
  }
}
