package id.antrean.faults.checker;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.faults.checker.Holds.Hold;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the clients' answers prove about who holds which place, and what they do not. */
class HoldsTest {
  private final List<JsonObject> lines = new ArrayList<>();

  @Test
  void aPlaceIsHeldFromTheAnswerUntilSomebodyFirstTriesToGiveItAway() {
    told("book", "booking", 1, 0, 1, "ok");
    told("move", "away", 2, 10, 11, "ok");
    assertThat(held(1)).extracting(Hold::from, Hold::until).containsExactly(at(1, 10));
    assertThat(held(2)).extracting(Hold::from, Hold::until).containsExactly(at(11, Long.MAX_VALUE));
  }

  @Test
  void aMoveThatLayInTheNetworkAndCameAfterAnotherOneLeavesNothingCertain() {
    moveIsLostRefusedAndAnotherOneMade();
    told("move", "lost", 2, 90, 91, "ok").put("late", true);
    assertThat(held(1)).extracting(Hold::until).containsExactly(10L);
    assertThat(held(2)).isEmpty();
    assertThat(held(3)).isEmpty();
  }

  @Test
  void oneThatNeverCameChangesNothing() {
    moveIsLostRefusedAndAnotherOneMade();
    told("move", "lost", 2, 90, 91, "refused").put("late", true);
    assertThat(held(3)).extracting(Hold::from, Hold::until).containsExactly(at(31, Long.MAX_VALUE));
  }

  private void moveIsLostRefusedAndAnotherOneMade() {
    told("book", "booking", 1, 0, 1, "ok");
    told("move", "lost", 2, 10, 18, "unknown");
    told("move", "lost", 2, 19, 20, "refused");
    told("move", "other", 3, 30, 31, "ok");
  }

  private JsonObject told(String op, String key, long slot, long from, long to, String outcome) {
    var line =
        new JsonObject()
            .put("op", op)
            .put("key", key)
            .put("booking", "booking")
            .put("slot", slot)
            .put("t0", from)
            .put("t1", to)
            .put("outcome", outcome);
    lines.add(line);
    return line;
  }

  private List<Hold> held(long slot) {
    return new Holds(History.of(lines)).bySlot().getOrDefault(slot, List.of());
  }

  private static org.assertj.core.groups.Tuple at(long from, long until) {
    return org.assertj.core.groups.Tuple.tuple(from, until);
  }
}
