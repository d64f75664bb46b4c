package id.antrean.admin.config;

import id.antrean.branch.CallingRules;
import id.antrean.branch.Counter;
import id.antrean.branch.CounterDuties;
import id.antrean.branch.LanePolicy;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The lanes and the counters as typed. Every lane and every service must have a counter, or whoever
 * waits there would wait for ever.
 */
record TypedPolicy(List<TypedLane> lanes, Map<String, CounterDuties> counters) {
  private static final int TURNS_MOST = 20;
  private static final int MINUTES_MOST = 480;

  record TypedLane(Lane lane, String position, String turns, String minutes, boolean strict) {}

  /** What the branch has: a policy names all of its lanes, and no others. */
  record Branch(Set<Lane> lanes, List<Counter> counters, Collection<String> services) {

    /** With everything that is served named one by one. */
    CounterDuties writtenOut(CounterDuties duties) {
      return new CounterDuties(
          Arrays.stream(Lane.values()).filter(lanes::contains).filter(duties::serves).toList(),
          services.stream().filter(duties::serves).toList());
    }
  }

  /** Problem 400 with every wrong field: position.E_KLAIM, turns.E_KLAIM, counter.ID ... */
  CallingRules rules(Branch branch) {
    var wrong = new WrongFields();
    var inOrder = inOrder(branch, wrong);
    var duties = duties(branch, wrong);
    mustAllBeServed(branch, duties, wrong);
    wrong.mustBeNone();
    return new CallingRules(inOrder, duties);
  }

  private List<LanePolicy> inOrder(Branch branch, WrongFields wrong) {
    record At(int position, LanePolicy lane) {}
    var out = new ArrayList<At>();
    var positions = new HashSet<Integer>();
    for (var typed : lanes) {
      var field = "." + typed.lane();
      var position = wrong.read("position" + field, () -> number(typed.position(), 1, 99));
      var turns = wrong.read("turns" + field, () -> number(typed.turns(), 0, TURNS_MOST));
      var minutes = wrong.read("minutes" + field, () -> number(typed.minutes(), 1, MINUTES_MOST));
      if (position != null && !positions.add(position)) {
        wrong.put("position" + field, Sentence.of("err.positionTwice", "n", position));
      }
      if (position != null && turns != null && minutes != null) {
        var wait = Duration.ofMinutes(minutes);
        out.add(new At(position, new LanePolicy(typed.lane(), turns, wait, typed.strict())));
      }
    }
    var named = lanes.stream().map(TypedLane::lane).toList();
    if (named.size() != branch.lanes().size() || !branch.lanes().containsAll(named)) {
      wrong.put("lanes", Sentence.of("err.lanesAll"));
    }
    out.sort(Comparator.comparingInt(At::position));
    return out.stream().map(At::lane).toList();
  }

  private static Integer number(String typed, int least, int most) {
    var plain = typed.strip();
    int n = plain.matches("[0-9]{1,4}") ? Integer.parseInt(plain) : -1;
    if (n < least || n > most) {
      throw Problem.invalid("number", Sentence.of("err.numberRange", "a", least, "b", most));
    }
    return n;
  }

  /** Of the counters that do not serve everybody. */
  private Map<String, CounterDuties> duties(Branch branch, WrongFields wrong) {
    var known = branch.counters().stream().map(Counter::id).collect(Collectors.toSet());
    var out = new TreeMap<String, CounterDuties>();
    counters.forEach(
        (id, typed) -> {
          if (!known.contains(id)) {
            wrong.put("counter." + id, Sentence.of("err.counterUnknown"));
          } else if (typed.lanes().isEmpty()) {
            wrong.put("counter." + id, Sentence.of("err.counterLanes"));
          } else if (typed.services().isEmpty()) {
            wrong.put("counter." + id, Sentence.of("err.servicesNone"));
          } else if (!branch.services().containsAll(typed.services())) {
            wrong.put("counter." + id, Problem.of(404, "unknown_service").sentence());
          } else {
            out.put(id, lessThanAll(branch, typed));
          }
        });
    out.values().removeIf(CounterDuties::isAll);
    return out;
  }

  /** All of them, named one by one, is the same as none named: later ones are served, too. */
  private static CounterDuties lessThanAll(Branch branch, CounterDuties typed) {
    return new CounterDuties(
        typed.lanes().containsAll(branch.lanes()) ? List.of() : typed.lanes(),
        typed.services().containsAll(branch.services()) ? List.of() : typed.services());
  }

  private static void mustAllBeServed(
      Branch branch, Map<String, CounterDuties> duties, WrongFields wrong) {
    if (branch.counters().isEmpty()) {
      return;
    }
    var all =
        branch.counters().stream()
            .map(counter -> duties.getOrDefault(counter.id(), CounterDuties.ALL))
            .toList();
    var last = "counter." + branch.counters().getLast().id();
    for (var lane : branch.lanes()) {
      for (var service : branch.services()) {
        if (all.stream().noneMatch(d -> d.serves(lane) && d.serves(service))) {
          wrong.put(last, Sentence.of("err.nobodyServes"));
        }
      }
    }
  }
}
