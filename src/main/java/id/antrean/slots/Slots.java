package id.antrean.slots;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.db.CachedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be booked, as shown to people: half a second old at most, from this node's own copy. */
public final class Slots {
  private static final Duration FRESH = Duration.ofMillis(500);
  private static final Duration ALTERNATIVES_FRESH = Duration.ofSeconds(1);
  private static final Duration FIRST_FREE = Duration.ofSeconds(5);
  private static final Duration SLOT_CLOSED = Duration.ofSeconds(1);
  private static final int COPIES_MAX = 4_096;
  private static final int KNOWN_MAX = 200_000;
  private static final int NEAR_BRANCHES = 4;

  private record Key(String branch, Lane lane) {}

  private final SlotTables store;
  private final Branches branches;
  private final Cache<Key, List<Slot>> copies = atMost(COPIES_MAX).expireAfterWrite(FRESH).build();
  private final Cache<Long, Slot> known = atMost(KNOWN_MAX).build();
  private final Cache<Long, CachedQuery<List<Slot>>> alternatives = atMost(COPIES_MAX).build();
  private final CachedQuery<Map<String, Slot>> firstFree = new CachedQuery<>();

  public Slots(SlotTables store, Branches branches) {
    this.store = store;
    this.branches = branches;
  }

  private static Caffeine<Object, Object> atMost(int entries) {
    return Caffeine.newBuilder()
        .maximumSize(entries)
        .executor(Runnable::run); // else each of its small tidyings wakes a thread
  }

  /** Its place and time; {@code remaining} may be old. Empty: no such slot. */
  public Optional<Slot> find(long id) {
    return find(id, places -> {});
  }

  /** The slot of an id that came from a form or an address; empty for anything else. */
  public Optional<Slot> find(String typed) {
    return Slot.id(typed).flatMap(this::find);
  }

  /** {@code whenRead} receives the places of a slot that had to be read. */
  public Optional<Slot> find(long id, Consumer<SlotTables.Places> whenRead) {
    var slot = known.getIfPresent(id);
    if (slot != null) {
      return Optional.of(slot);
    }
    var found = store.find(id);
    found.ifPresent(
        read -> {
          known.put(id, read.slot());
          whenRead.accept(read.places());
        });
    return found.map(SlotTables.Found::slot);
  }

  /**
   * Slots of one lane, from a day on, within the branch's horizon (R10); all of them, full ones
   * too.
   */
  public List<Slot> list(Branch branch, Lane lane, LocalDate from, int days, Instant now) {
    var first = today(branch, now);
    var last = lastDay(branch, now);
    var to = from.plusDays(days - 1L);
    return window(branch, lane, first, last).stream()
        .filter(s -> !s.date().isBefore(from) && !s.date().isAfter(to))
        .toList();
  }

  /** Whether it can be booked at all: before its cut-off, and on a day that nobody has closed. */
  public boolean isOpen(Slot slot, Instant now) {
    return slot.isOpen(now) && !branches.isClosed(slot.branch(), slot.date());
  }

  public LocalDate today(Branch branch, Instant now) {
    return branches.calendar(branch.id()).today(now);
  }

  public LocalDate lastDay(Branch branch, Instant now) {
    return today(branch, now).plusDays(branches.policy(branch.id()).horizonDays());
  }

  /** The next slots with places at one branch. */
  public List<Slot> nextFree(Branch branch, Lane lane, Instant now, int most) {
    return window(branch, lane, today(branch, now), lastDay(branch, now)).stream()
        .filter(s -> s.isBookable(now))
        .limit(most)
        .toList();
  }

  /** The first free online slot of a branch, from a copy that serves all branches. */
  public Optional<Slot> firstFree(Branch branch, Instant now) {
    var slot = firstFree.get(FIRST_FREE, () -> readFirstFree(now)).get(branch.id());
    if (slot != null && !slot.isOpen(now)) {
      // Else every branch would look full when a slot closes.
      slot = firstFree.get(SLOT_CLOSED, () -> readFirstFree(now)).get(branch.id());
    }
    return Optional.ofNullable(slot)
        .filter(s -> s.isOpen(now) && !s.date().isAfter(lastDay(branch, now)));
  }

  private Map<String, Slot> readFirstFree(Instant now) {
    return store.firstFree(Lane.ONLINE, now).stream().collect(toMap(Slot::branch, s -> s));
  }

  /**
   * R9: instead of a full slot, up to three here and two at the nearest branches; a second old at
   * most, for all who come too late ask the same.
   */
  public List<Slot> alternatives(Slot full, Instant now) {
    return alternatives
        .get(full.id(), id -> new CachedQuery<>())
        .get(ALTERNATIVES_FRESH, () -> readAlternatives(full, now));
  }

  private List<Slot> readAlternatives(Slot full, Instant now) {
    var here = branches.find(full.branch()).orElseThrow(Problem::notFound);
    var found = new ArrayList<Slot>();
    found.addAll(around(List.of(here.id()), full, now, 3));
    var near =
        branches.near(here).stream()
            .filter(Branch::onlineBooking)
            .limit(NEAR_BRANCHES)
            .map(Branch::id)
            .toList();
    var taken = new java.util.HashSet<String>();
    around(near, full, now, 40).stream()
        .filter(s -> taken.add(s.branch()))
        .limit(2)
        .forEach(found::add);
    return found;
  }

  private List<Slot> around(List<String> at, Slot full, Instant now, int most) {
    return store.freeAround(at, full.lane(), full.startsAt(), now, most).stream()
        .filter(
            s ->
                s.id() != full.id()
                    && !s.date().isAfter(lastDay(branches.find(s.branch()).orElseThrow(), now)))
        .limit(most)
        .toList();
  }

  private List<Slot> window(Branch branch, Lane lane, LocalDate first, LocalDate last) {
    if (!branch.onlineBooking()) {
      return List.of();
    }
    var key = new Key(branch.id(), lane);
    var slots = copies.getIfPresent(key);
    if (slots == null) {
      slots = store.ofBranch(branch.id(), lane, first, last);
      copies.put(key, slots);
    }
    return slots;
  }
}
