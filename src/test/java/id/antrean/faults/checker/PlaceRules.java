package id.antrean.faults.checker;

import static java.util.stream.Collectors.groupingBy;

import id.antrean.faults.checker.Holds.Hold;
import id.antrean.faults.checker.Tables.Booking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** No slot over its capacity at any moment, none sold beyond its quota; the numbers add up. */
final class PlaceRules {
  private final History history;
  private final Tables tables;
  private final Map<Long, List<Line>> offers;
  private final List<Violation> found = new ArrayList<>();

  PlaceRules(History history, Tables tables) {
    this.history = history;
    this.tables = tables;
    offers =
        history.where(line -> line.op().equals("slot") || line.op().equals("quota")).stream()
            .collect(groupingBy(line -> line.json().getLong("slot")));
  }

  List<Violation> check() {
    new Holds(history).bySlot().forEach(this::moments);
    var live = tables.bookings().stream().filter(Booking::live).collect(groupingBy(Booking::slot));
    tables.slots().values().forEach(slot -> end(slot, live.getOrDefault(slot.id(), List.of())));
    return found;
  }

  @SuppressWarnings("ReferenceEquality") // the other holds, not this one
  private void moments(long slot, List<Hold> holds) {
    if (!offers.containsKey(slot)) {
      return;
    }
    int capacity = offers.get(slot).getFirst().json().getInteger("capacity");
    var ends = new TreeMap<Long, Integer>();
    int held = 0;
    for (var hold : holds.stream().sorted((a, b) -> Long.compare(a.from(), b.from())).toList()) {
      while (!ends.isEmpty() && ends.firstKey() <= hold.from()) {
        held -= ends.pollFirstEntry().getValue();
      }
      held++;
      ends.merge(hold.until(), 1, Integer::sum);
      if (held > capacity) {
        broken(Rule.CAPACITY, hold.line(), held + " people hold the " + capacity + " places");
      }
      long before =
          holds.stream()
              .filter(h -> h.from() <= hold.asked() && h.until() >= hold.from() && h != hold)
              .count();
      int offered = offered(slot, hold.asked(), hold.from());
      if (before >= offered) {
        broken(Rule.QUOTA, hold.line(), "sold when " + before + " of " + offered + " were");
      }
    }
  }

  /** The most that was offered at any moment between the two. */
  private int offered(long slot, long from, long to) {
    int before = 0;
    int most = 0;
    for (var line : offers.get(slot)) {
      int quota = line.json().getInteger("quota");
      if (line.to() <= from) {
        before = quota;
      } else if (line.from() <= to) {
        most = Math.max(most, quota);
      }
    }
    return Math.max(before, most);
  }

  /** Each number of a slot is somebody's, free, or held; and nobody's twice. */
  private void end(Tables.Slot slot, List<Booking> live) {
    var numbers = new HashSet<>(slot.free());
    int all = slot.free().size() + slot.held() + live.size();
    boolean once = numbers.size() == slot.free().size();
    for (var booking : live) {
      once &= numbers.add(booking.number());
    }
    if (!once || all != slot.capacity()) {
      found.add(
          new Violation(
              Rule.CAPACITY,
              lastSale(live),
              "slot %d has %d places: %d sold, %d free, %d held%s"
                  .formatted(
                      slot.id(),
                      slot.capacity(),
                      live.size(),
                      slot.free().size(),
                      slot.held(),
                      once ? "" : ", a number twice")));
    }
  }

  private int lastSale(List<Booking> live) {
    return live.stream().mapToInt(b -> history.lineOfBooking(b.key())).max().orElse(0);
  }

  private void broken(Rule rule, Line line, String what) {
    found.add(
        new Violation(rule, line.n(), "slot %d, %s: %s".formatted(slot(line), line.key(), what)));
  }

  private static long slot(Line line) {
    return line.json().getLong("slot");
  }
}
