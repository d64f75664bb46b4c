package id.antrean.faults;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.faults.checker.Checker;
import id.antrean.faults.checker.Tables;
import id.antrean.faults.checker.Violation;
import id.antrean.testkit.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** mvn verify -Pfaults: three nodes and their PostgreSQL are attacked while hundreds queue. */
class FaultsRun {
  private static final double MINUTES = Double.parseDouble(property("faults.minutes", "5"));
  private static final double WRITES_PER_SECOND =
      Double.parseDouble(property("faults.writes", "62"));
  private static final long SEED =
      Long.parseLong(property("faults.seed", Long.toString(new SecureRandom().nextInt(1 << 30))));
  private static final Duration QUIET = Duration.ofSeconds(MINUTES < 4 ? 20 : 70);

  /**
   * Before the first fault: JVMs that have just started do nothing fast, and no node is killed in
   * its first second.
   */
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private static final Path REPORT = Path.of("target", "faults");

  private static String property(String name, String otherwise) {
    return System.getProperty(name, otherwise);
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void nothingIsOversoldAndNothingIsLost() throws Exception {
    System.out.println("faults.seed=" + SEED + " faults.minutes=" + MINUTES);
    Files.createDirectories(REPORT);
    var folder = Folders.fresh("faults");
    try (var net = new Net(Node.COUNT);
        var postgres = new Postgres(folder.resolve("db"), net.outside());
        var notes = new Notes(REPORT.resolve("history.jsonl"))) {
      if (!net.real) {
        System.out.println(
            "!!! NO NETWORK NAMESPACES HERE: three processes on one address, no cut but a stop !!!");
      }
      var nodes =
          IntStream.rangeClosed(1, Node.COUNT)
              .mapToObj(n -> new Node(n, net, folder, postgres.url()))
              .toList();
      var brokenOff = new Thread(() -> stop(nodes, postgres, net));
      Runtime.getRuntime().addShutdownHook(brokenOff); // else a Ctrl-C leaves it all running
      try {
        run(net, postgres, notes, nodes);
      } finally {
        Runtime.getRuntime().removeShutdownHook(brokenOff);
        for (var node : nodes) {
          node.close();
          var log = folder.resolve("node" + node.number + ".log");
          if (Files.exists(log)) {
            Files.move(log, REPORT.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
    Folders.delete(folder);
  }

  private static void stop(List<Node> nodes, Postgres postgres, Net net) {
    nodes.forEach(Node::close);
    postgres.close();
    net.close();
  }

  private static void run(Net net, Postgres postgres, Notes notes, List<Node> nodes)
      throws Exception {
    start(nodes.getFirst());
    Scene scene;
    try (var db = postgres.connect()) {
      scene = new Scene(db, notes, 6, 8, 400, 24); // of which many are withheld
    }
    nodes.getFirst().stop(); // so that every node knows the new branches from its start
    for (var node : nodes) {
      start(node);
    }
    var trouble = new Trouble(notes);
    var tally = new Tally();
    var counters = new Counters(Node.members(net));
    var client = new Client(nodes.stream().map(Node::url).toList(), notes, trouble);
    client.signIn();
    var faults = new Faults(SEED, net, nodes, postgres, counters, scene, trouble, tally);
    var watch = new Watch(postgres, counters, scene, notes);
    double seconds = 0;
    var load = new Load(SEED, WRITES_PER_SECOND, client, scene);
    try {
      Thread.sleep(WARM_UP);
      int stretches = (int) Math.max(1, Math.round(MINUTES / 6));
      var burst = Duration.ofSeconds(Math.round(MINUTES * 60 / stretches)).minus(QUIET);
      for (int i = 0; i < stretches; i++) {
        long from = notes.now();
        var offering = new AtomicBoolean(true);
        var offers =
            Thread.startVirtualThread(() -> watch.changeOffers(new Random(SEED), offering));
        faults.burst(burst);
        Thread.sleep(QUIET);
        offering.set(false);
        offers.join();
        seconds += (notes.now() - from) / 1e6;
        load.pause();
        if (!watch.compare(false)) {
          nodes.forEach(node -> node.dumpThreads(REPORT));
        }
        tally.quietStretches.incrementAndGet();
        load.resume();
      }
    } finally {
      load.close();
    }
    client.resolve();
    watch.compare(true);
    for (int s = 0; s < 60 && !watch.outboxIsEmpty(); s++) {
      Thread.sleep(1_000);
    }
    judge(net, postgres, notes, trouble, tally, seconds);
  }

  private static void start(Node node) throws Exception {
    node.start();
    assertThat(node.awaitReady()).as("node %d starts", node.number).isTrue();
  }

  private static void judge(
      Net net, Postgres postgres, Notes notes, Trouble trouble, Tally tally, double seconds)
      throws Exception {
    var history = notes.history();
    var violations = new ArrayList<Violation>();
    try (var db = postgres.connect()) {
      var tables = Tables.read(db, history.slots());
      violations.addAll(Checker.check(history, tables));
      Files.write(
          REPORT.resolve("events.txt"), tables.events().stream().map(Object::toString).toList());
    }
    var summary = new Summary(notes.lines(), trouble);
    var json = summary.json(SEED, net.real, seconds, tally, violations);
    Files.writeString(REPORT.resolve("summary.json"), json.encodePrettily());
    violations.stream().limit(20).forEach(System.out::println);
    System.out.printf(
        "faults: seed %d, %s; %d writes (%.1f/s), %.3f %% served at first try, %d violations%n",
        SEED,
        tally,
        summary.operations(),
        summary.operations() / seconds,
        100 * summary.firstTryShare(),
        violations.size());
    assertThat(violations).isEmpty();
    assertThat(summary.unansweredAtLeave().encode())
        .as("lines that a node which left did not answer")
        .isEqualTo("[]");
    assertThat(summary.firstTryShare()).as("served at first try").isGreaterThanOrEqualTo(0.99);
    for (var kind :
        List.of("bookings", "moves", "cancels", "checkIns", "walkIns", "calls", "transitions")) {
      assertThat(summary.share(kind)).as(kind).isGreaterThanOrEqualTo(0.05);
    }
    if (MINUTES >= 5) {
      assertThat(summary.operations() / seconds).as("writes/s").isGreaterThanOrEqualTo(50);
      enough("kills", tally.kills.get(), 60);
      enough("cuts", tally.cuts.get(), 20);
      enough("long cuts", tally.longCuts.get(), 8);
      enough("stops", tally.stops.get(), 6);
      enough("PostgreSQL restarts", tally.postgresRestarts.get(), 10);
      enough("quiet stretches", tally.quietStretches.get(), 5);
    }
  }

  private static void enough(String what, int were, int inThirtyMinutes) {
    int wanted = (int) Math.max(1, Math.floor(inThirtyMinutes * MINUTES / 30));
    assertThat(were).as(what).isGreaterThanOrEqualTo(wanted);
  }
}
