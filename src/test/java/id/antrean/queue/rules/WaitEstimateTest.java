package id.antrean.queue.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.branch.LanePolicy;
import id.antrean.core.Lane;
import id.antrean.queue.rules.WaitEstimate.Place;
import id.antrean.queue.rules.WaitEstimate.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static Map<UUID, Place> places(List<Waiting> line, int counters) {
    return WaitEstimate.of(line, POLICY, LaneRound.NEW, counters, NINE);
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
