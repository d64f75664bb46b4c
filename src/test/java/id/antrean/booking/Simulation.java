package id.antrean.booking;

import com.hazelcast.map.EntryProcessor;
import id.antrean.booking.Tables.Broken;
import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.slots.QuotaCounter;
import id.antrean.slots.QuotaMap;
import id.antrean.slots.QuotaMemory;
import id.antrean.slots.Slot;
import id.antrean.testkit.Coroutine;
import id.antrean.testkit.TestBranch;
import id.antrean.work.Scheduler;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Some minutes of three nodes, their counter and their database, all on one thread. The seed alone
 * decides who goes on next and what goes wrong: the code that books is the production code, paused
 * at every message; lost, late, doubled or crashed is what happens while it is paused.
 */
final class Simulation {
  /** What a negative control switches off besides a guard of the tables. */
  record Without(Broken guard, boolean reconciler) {}

  static final Without NOTHING = new Without(Broken.NOTHING, false);
  static final Sealed SEALED = new Sealed(new byte[32], new byte[32]);
  static final int NODES = 3;
  private static final int STEPS_MAX = 20_000;

  final SplittableRandom dice;
  final Tables tables;
  final List<String> trace = new ArrayList<>();
  final List<String> wrong = new ArrayList<>();
  Instant now = TestBranch.NOW;
  private final Without without;
  private final boolean tracing;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Map<Long, Long>> counters = List.of(new HashMap<>(), new HashMap<>());
  private final List<Actor> runnable = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private boolean split;
  private boolean quiet;
  private final List<String> keysOfLate = new ArrayList<>();
  private Actor running;

  Simulation(long seed, Without without, boolean tracing) {
    this.dice = new SplittableRandom(seed);
    this.without = without;
    this.tracing = tracing;
    this.tables = new Tables(without.guard());
    tables.onSale(this::mustBeOffered);
    for (int n = 0; n < NODES; n++) {
      nodes.add(new Node(n));
    }
    for (long id = 1; id <= 2; id++) {
      int places = 1 + dice.nextInt(3);
      tables.slots.put(id, new SlotRow(slot(id), places, places, (int) id * 100));
    }
  }

  /** Looked at in the very step that sells, for later the offer may be another. */
  private void mustBeOffered(SlotRow row) {
    long booked = tables.booked(row.slot.id());
    if (booked > row.quota) {
      wrong.add(
          "slot %d was sold to %d while it offered %d".formatted(row.slot.id(), booked, row.quota));
    }
  }

  private static Slot slot(long id) {
    var starts = LocalTime.of(8 + (int) id, 0);
    var at = TestBranch.NOW.plus(Duration.ofHours(24 + id));
    return new Slot(
        id,
        TestBranch.BRANCH,
        TestBranch.DAY,
        starts,
        starts.plusMinutes(30),
        at,
        at.minus(Duration.ofMinutes(30)),
        Lane.ONLINE,
        0,
        0);
  }

  /** A program: its memory is gone when it crashes. */
  final class Node {
    final int number;
    final Set<Actor> actors = new LinkedHashSet<>();
    final Set<String> keysInside = new HashSet<>();
    final List<String> keysWritten = new ArrayList<>();
    Bookings bookings;
    BookingChanges changes;
    QuotaCounter quota;
    StandInSlots slots;

    Node(int number) {
      this.number = number;
      start();
    }

    void start() {
      actors.clear();
      keysInside.clear();
      keysWritten.clear();
      var way = new Way(this);
      slots = new StandInSlots(tables, way);
      quota = new QuotaCounter(new Memory(this), slots);
      var store = new StandInBookings(tables, SEALED, way);
      var room =
          StandInStores.room(
              store,
              slots,
              new BookingBatch(store, new SimulatedScheduler(this)),
              quota,
              dice.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(2),
              dice);
      bookings = room.bookings();
      changes = room.changes();
    }

    int side() {
      return split && number == NODES - 1 ? 1 : 0;
    }
  }

  /** Straight-line code on a node, and whom to tell when the node dies with it. */
  static final class Actor {
    final Node node;
    final String name;
    final String key;
    final Coroutine code;
    final Runnable lost;

    Actor(Node node, String name, String key, Runnable work, Runnable lost) {
      this.node = node;
      this.name = name;
      this.key = key;
      this.code = new Coroutine(work);
      this.lost = lost;
    }
  }

  private record Message(boolean mayBeLost, Runnable work) {}

  /** Work of the node's own. */
  void begin(Node node, String name, Runnable work) {
    begin(node, name, "none", work, () -> {});
  }

  /** A request with its request key. */
  void begin(Node node, String name, String key, Runnable work, Runnable lost) {
    var actor = new Actor(node, name, key, work, lost);
    node.actors.add(actor);
    runnable.add(actor);
  }

  /** Something asked with this very key may still be done, though nobody waits for it. */
  boolean isUnderWay(String key) {
    return keysOfLate.contains(key)
        || nodes.stream().anyMatch(n -> n.keysInside.contains(key) || n.keysWritten.contains(key));
  }

  Node anyNode() {
    return nodes.get(dice.nextInt(NODES));
  }

  List<Node> nodes() {
    return nodes;
  }

  /** One in so many, while things go wrong. */
  boolean strikes(int oneIn) {
    return !quiet && dice.nextInt(oneIn) == 0;
  }

  void tell(String what) {
    if (tracing) {
      trace.add(
          running == null
              ? what
              : "node " + running.node.number + ", " + running.name + ": " + what);
    }
  }

  void tell(Supplier<String> what) {
    if (tracing) {
      tell(what.get());
    }
  }

  /** Runs until nobody has anything to do; {@code mishaps} between any two steps. */
  void run(Runnable mishaps) {
    for (int step = 0; !runnable.isEmpty() || !messages.isEmpty(); step++) {
      if (step > STEPS_MAX) {
        throw new AssertionError("it never ends");
      }
      mishaps.run();
      int choice = dice.nextInt(runnable.size() + messages.size() + 1);
      if (choice < runnable.size()) {
        go(runnable.get(choice));
      } else if (choice < runnable.size() + messages.size()) {
        deliver(choice - runnable.size());
      } else {
        now = now.plusSeconds(1);
      }
    }
  }

  private void go(Actor actor) {
    running = actor;
    actor.code.run();
    running = null;
    if (actor.code.isDone()) {
      runnable.remove(actor);
      actor.node.actors.remove(actor);
    }
  }

  private void deliver(int index) {
    var message = messages.remove(index);
    if (!message.mayBeLost()) {
      message.work().run();
    } else if (strikes(20)) {
      tell("a message is lost");
    } else {
      message.work().run();
      if (strikes(20)) {
        tell("a message came twice");
        message.work().run();
      }
    }
  }

  // What goes wrong between two steps.

  void crash(Node node) {
    tell("node " + node.number + " CRASHES");
    var dying = List.copyOf(node.actors);
    runnable.removeAll(dying);
    node.start();
    dying.forEach(actor -> actor.lost.run());
  }

  void splitOrHeal() {
    split = !split;
    if (split) {
      tell("the cluster SPLITS: node 2 alone");
      counters.get(1).clear();
      counters.get(1).putAll(counters.get(0));
    } else {
      heal();
    }
  }

  /** The smaller side's counters are dropped: a node that merges forgets all. */
  private void heal() {
    tell("the cluster is whole again");
    split = false;
    counters.get(1).clear();
    if (dice.nextBoolean()) {
      counters.get(0).clear();
    }
  }

  void forgetCounter() {
    tell("a member is lost with its counters");
    counters.get(dice.nextInt(2)).clear();
  }

  void lie() {
    long slot = 1L + dice.nextInt(2);
    int places = dice.nextInt(6);
    tell("the counter of slot " + slot + " LIES: " + places);
    counters.get(dice.nextInt(2)).put(slot, QuotaMap.pack(dice.nextInt(30), places));
  }

  void resize() {
    var row = tables.slots.get(1L + dice.nextInt(2));
    int capacity = row.capacity + dice.nextInt(2);
    int quota = dice.nextInt(capacity + 1);
    tell("slot " + row.slot.id() + " now offers " + quota + " of " + capacity);
    tables.resize(row.slot.id(), capacity, quota, (int) row.slot.id() * 100 + capacity - 1);
  }

  void reconcile(Node node) {
    if (!without.reconciler()) {
      begin(node, "reconciler", () -> quietly(node.quota::reconcile));
    }
  }

  void release(Node node) {
    Runnable work = () -> node.slots.release(now).forEach(node.quota::reload);
    begin(node, "release", () -> quietly(work));
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException away) {
      // Tried again at the next turn.
    }
  }

  /** From now on nothing goes wrong. */
  void calm() {
    quiet = true;
    if (split) {
      heal();
    }
    run(() -> {});
  }

  Map<Long, Long> counter() {
    return counters.get(0);
  }

  // The seams at which production code is paused.

  /** To PostgreSQL and back. */
  private final class Way implements StandInStores.Way {
    private final Node node;

    Way(Node node) {
      this.node = node;
    }

    @Override
    public <T> T read(String what, Supplier<T> work) {
      Coroutine.pause();
      if (strikes(80)) {
        tell(what + ": PostgreSQL is away");
        throw Problem.unavailable("unavailable", null);
      }
      T answer = work.get();
      tell(() -> what + ": " + answer);
      return answer;
    }

    @Override
    public <T> T write(String what, List<String> asked, Supplier<T> work) {
      var keys = asked.isEmpty() ? List.of(running.key) : asked;
      node.keysWritten.addAll(keys);
      try {
        Coroutine.pause();
        return written(what, keys, work);
      } finally {
        keys.forEach(node.keysWritten::remove);
      }
    }

    private <T> T written(String what, List<String> keys, Supplier<T> work) {
      if (strikes(40)) {
        tell(what + ": PostgreSQL is away");
        throw Problem.unavailable("unavailable", null);
      }
      if (strikes(40)) {
        tell(what + ": on its way, but nobody waits for it any more");
        keysOfLate.addAll(keys);
        messages.add(new Message(false, () -> late(what, keys, work)));
        throw Problem.outcomeUnknown(null);
      }
      T answer = work.get();
      tell(() -> what + ": " + answer);
      if (strikes(30)) {
        tell(what + ": done, but the answer is lost");
        throw Problem.outcomeUnknown(null);
      }
      return answer;
    }

    private <T> void late(String what, List<String> keys, Supplier<T> work) {
      keys.forEach(keysOfLate::remove);
      try {
        T answer = work.get();
        tell(() -> what + ", LATE: " + answer);
      } catch (Problem refused) {
        tell(what + ", late and refused");
      }
    }
  }

  /** The counters as one node reaches them: its side's copy. */
  private final class Memory implements QuotaMemory {
    private final Node node;

    Memory(Node node) {
      this.node = node;
    }

    @Override
    public int ask(long slot, EntryProcessor<Long, Long, Integer> step) {
      Coroutine.pause();
      if (strikes(30)) {
        tell("the counter is away");
        throw new IllegalStateException("away");
      }
      int answer = done(slot, step);
      if (strikes(30)) {
        tell("the step runs twice");
        answer = done(slot, step);
      }
      if (strikes(30)) {
        tell("the counter's answer is lost");
        throw new IllegalStateException("slow");
      }
      return answer;
    }

    @Override
    public void tell(long slot, EntryProcessor<Long, Long, Void> step) {
      messages.add(new Message(true, () -> done(slot, step)));
    }

    private <R> R done(long slot, EntryProcessor<Long, Long, R> step) {
      var copy = counters.get(node.side());
      var entry = new SimpleEntry<Long, Long>(slot, copy.get(slot));
      R answer = step.process(entry);
      if (entry.getValue() == null) {
        copy.remove(slot);
      } else {
        copy.put(slot, entry.getValue());
      }
      Simulation.this.tell(
          () -> "counter of slot " + slot + ": " + shown(step) + " -> " + shown(entry.getValue()));
      return answer;
    }

    @Override
    public Map<Long, Long> mine() {
      Coroutine.pause();
      return Map.copyOf(counters.get(node.side()));
    }

    private void tell(String what) {
      Simulation.this.tell(what);
    }
  }

  private static String shown(EntryProcessor<Long, Long, ?> step) {
    return switch (step) {
      case QuotaMap.Load load -> "load " + shown(load.newer());
      case QuotaMap.Mend mend -> "mend " + shown(mend.wrong()) + " by " + shown(mend.right());
      default -> step.toString();
    };
  }

  private static String shown(Long value) {
    return value == null ? "none" : QuotaMap.places(value) + " left";
  }

  /** When the batch of a node runs, and who loses patience with it. */
  private final class SimulatedScheduler implements Scheduler {
    private final Node node;

    SimulatedScheduler(Node node) {
      this.node = node;
    }

    @Override
    public void run(Runnable work) {
      begin(node, "batch", work);
    }

    @Override
    public <T> T await(Future<T> answer) throws TimeoutException {
      boolean impatient = strikes(40) || answer.isComplete();
      if (!impatient) {
        var me = running;
        runnable.remove(me);
        answer.onComplete(done -> runnable.add(me));
        Coroutine.pause();
      }
      while (!answer.isComplete()) {
        Coroutine.pause();
        if (strikes(4) && !answer.isComplete()) {
          tell("does not wait for the batch any longer");
          throw new TimeoutException();
        }
      }
      return answer.await();
    }
  }
}
