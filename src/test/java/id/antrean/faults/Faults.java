package id.antrean.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What goes wrong: drawn from the seed, four things at a time, but never at all nodes at once. */
final class Faults {
  /** The heartbeat limit of the cluster is 12 s: such cuts outlast it by 20 s and more. */
  private static final int LONG_S = 34;

  private static final Duration IMPATIENCE = Duration.ofSeconds(40);

  static final String LEAVE = "leave";

  private final Random random;
  private final Net net;
  private final List<Node> nodes;
  private final Postgres postgres;
  private final Counters counters;
  private final Scene scene;
  private final Trouble trouble;
  private final Tally tally;
  private final Set<Integer> busy = new HashSet<>();

  Faults(
      long seed,
      Net net,
      List<Node> nodes,
      Postgres postgres,
      Counters counters,
      Scene scene,
      Trouble trouble,
      Tally tally) {
    random = new Random(seed);
    this.net = net;
    this.nodes = nodes;
    this.postgres = postgres;
    this.counters = counters;
    this.scene = scene;
    this.trouble = trouble;
    this.tally = tally;
  }

  /** Returns when all is mended and every node is ready again. */
  void burst(Duration length) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    var failures = Collections.synchronizedList(new ArrayList<Throwable>());
    var lanes = new ArrayList<Thread>();
    for (Lane lane : List.<Lane>of(this::killing, this::cutting, this::restarting, this::lying)) {
      var dice = new Random(random.nextLong());
      lanes.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      lane.run(dice, end);
                    } catch (Throwable e) {
                      failures.add(e);
                    }
                  }));
    }
    for (var lane : lanes) {
      lane.join();
    }
    for (var failure : failures) {
      throw new IllegalStateException("the attack itself failed", failure);
    }
  }

  private interface Lane {
    void run(Random dice, long end) throws Exception;
  }

  private static boolean timeFor(int seconds, long end) {
    return System.nanoTime() + Duration.ofSeconds(seconds).toNanos() < end;
  }

  /** But not beyond the burst. */
  private static void rest(long ms, long end) throws InterruptedException {
    Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 0, ms));
  }

  private void killing(Random dice, long end) throws Exception {
    var deck = new ArrayList<String>();
    while (timeFor(5, end)) {
      if (deck.isEmpty()) {
        deck.addAll(List.of("kill", "kill", "kill", "kill", "kill", LEAVE));
        Collections.shuffle(deck, dice);
      }
      var node = take(dice);
      if (deck.removeLast().equals(LEAVE)) {
        trouble.during(node.number, LEAVE, () -> leave(node));
        tally.leaves.incrementAndGet();
      } else {
        trouble.during(node.number, "kill -9", () -> kill(node, dice));
      }
      giveBack(node);
      Thread.sleep(dice.nextInt(1_000));
    }
  }

  /** Two or three times: also while it starts, which under this load takes ten seconds or more. */
  private void kill(Node node, Random dice) {
    try {
      for (int times = 2 + dice.nextInt(2); times > 0; times--) {
        node.kill();
        tally.kills.incrementAndGet();
        Thread.sleep(dice.nextInt(1_500));
        if (times > 1) {
          node.start();
          Thread.sleep(500 + dice.nextInt(4_000));
        }
      }
      node.start();
      // Beside a member that hangs a start takes minutes; an impatient service manager kills it.
      for (int again = 0; again < 3 && !node.isReadyWithin(IMPATIENCE); again++) {
        if (node.isAlive()) {
          node.kill();
          tally.kills.incrementAndGet();
        }
        node.start();
      }
      awaitUp(node);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void leave(Node node) {
    try {
      node.stop();
      up(node);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A node that starts while PostgreSQL is away says so and ends; a service manager restarts it.
   */
  private static void up(Node node) throws IOException, InterruptedException {
    node.start();
    awaitUp(node);
  }

  private static void awaitUp(Node node) throws IOException, InterruptedException {
    for (int tries = 1; !node.awaitReady(); tries++) {
      if (tries == 5) {
        throw new IllegalStateException("node " + node.number + " does not start");
      }
      Thread.sleep(1_000);
      node.start();
    }
  }

  private void cutting(Random dice, long end) throws Exception {
    var deck = new ArrayList<String>();
    while (timeFor(8, end)) {
      if (deck.isEmpty()) {
        deck.addAll(List.of("short", "long", "short", "stop", "short", "long", "long stop"));
        Collections.shuffle(deck, dice);
      }
      var card = deck.removeLast();
      int seconds =
          switch (card) {
            case "short" -> 4 + dice.nextInt(8);
            case "long" -> LONG_S + dice.nextInt(6);
            case "stop" -> 10;
            default -> 90;
          };
      if (!timeFor(seconds, end)) {
        continue;
      }
      var node = take(dice);
      if (card.endsWith("stop")) {
        trouble.during(node.number, "SIGSTOP for " + seconds + " s", () -> hold(node, seconds));
        tally.stops.incrementAndGet();
      } else {
        cut(node, seconds, dice);
      }
      giveBack(node);
      Thread.sleep(500 + dice.nextInt(1_500));
    }
  }

  private static void hold(Node node, int seconds) {
    node.signal("STOP");
    sleep(seconds);
    node.signal("CONT");
  }

  private void cut(Node node, int seconds, Random dice) {
    var kind = List.of("whole", "half", "one-way").get(dice.nextInt(3));
    int peer = 1 + (node.number + dice.nextInt(Node.COUNT - 1)) % Node.COUNT;
    trouble.during(
        node.number,
        "cut (" + kind + ") for " + seconds + " s",
        () -> {
          if (!net.real) {
            hold(node, seconds);
            return;
          }
          switch (kind) {
            case "whole" -> net.cutWhole(node.number);
            case "half" -> net.cutFromPeers(node.number);
            default -> net.deafTo(node.number, peer);
          }
          sleep(seconds);
          net.heal(node.number);
        });
    tally.cuts.incrementAndGet();
    tally.longCuts.addAndGet(seconds >= LONG_S ? 1 : 0);
  }

  private void restarting(Random dice, long end) throws Exception {
    Thread.sleep(3_000 + dice.nextInt(10_000));
    while (timeFor(2, end)) {
      var mode = dice.nextInt(3) == 0 ? "fast" : "immediate";
      trouble.during(
          Trouble.POSTGRES, "PostgreSQL restart (" + mode + ")", () -> postgres.restart(mode));
      tally.postgresRestarts.incrementAndGet();
      rest(35_000 + dice.nextInt(20_000), end);
    }
  }

  private void lying(Random dice, long end) throws Exception {
    while (timeFor(12, end)) {
      Thread.sleep(4_000 + dice.nextInt(6_000));
      Map<Long, Integer> places = new HashMap<>();
      scene.hot.forEach(slot -> places.put(slot, dice.nextInt(2 * scene.hotPlaces)));
      try {
        counters.lie(places, dice.nextBoolean() ? 0 : 1L << 40);
        tally.lies.addAndGet(places.size());
      } catch (RuntimeException nobodyThere) {
        // All members are in trouble: next time.
      }
    }
  }

  private synchronized Node take(Random dice) throws InterruptedException {
    while (busy.size() == nodes.size() - 1) {
      wait();
    }
    var free = nodes.stream().filter(n -> !busy.contains(n.number)).toList();
    var node = free.get(dice.nextInt(free.size()));
    busy.add(node.number);
    return node;
  }

  private synchronized void giveBack(Node node) {
    busy.remove(node.number);
    notifyAll();
  }

  private static void sleep(int seconds) {
    try {
      Thread.sleep(seconds * 1_000L);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
