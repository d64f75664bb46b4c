package bench;

import bench.Generator.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/** Rows 1 to 7: one node, warm. */
final class OneNode {
  static final int CONNECTIONS = 128;
  private static final int SLOTS = 2_000;
  private static final int PLACES = 100;
  private static final int ONE_SLOT = 500;

  private final Bench bench;
  private final Generator generator;
  private final Db db;
  private final List<Integer> port;
  private final Antrean antrean;

  OneNode(Bench bench, Antrean antrean, Db db) {
    this.bench = bench;
    this.antrean = antrean;
    generator = bench.generator;
    this.db = db;
    port = antrean.ports();
  }

  void run(List<String> words) throws IOException {
    warmUp();
    if (Bench.wanted(words, "1")) {
      manySlots();
    }
    if (Bench.wanted(words, "2")) {
      oneSlotAtATime();
    }
    if (Bench.wanted(words, "3")) {
      rivals();
    }
    if (Bench.wanted(words, "4")) {
      refusals();
    }
    if (Bench.wanted(words, "5")) {
      reads();
    }
    if (Bench.wanted(words, "6", "7")) {
      new OpenLoop(bench, antrean, db).run(words);
    }
  }

  private void warmUp() {
    for (int i = 0; i < (bench.quick ? 3 : 10); i++) {
      spread(port, 4);
    }
  }

  Result spread(List<Integer> ports, double seconds) {
    var slots = Slots.fresh(db, SLOTS, PLACES);
    return checked(generator.bookings(ports, slots, 1, CONNECTIONS, seconds).only(201));
  }

  Result oneSlot(List<Integer> ports, double seconds) {
    var slots = Slots.fresh(db, (int) (seconds * 20_000 / ONE_SLOT), ONE_SLOT);
    return checked(generator.bookings(ports, slots, ONE_SLOT, CONNECTIONS, seconds).only(201));
  }

  private Result checked(Result result) {
    if (Slots.booked(db) != result.count(201)) {
      throw new IllegalStateException(
          "acknowledged " + result.count(201) + ", found " + Slots.booked(db));
    }
    return result;
  }

  private void manySlots() {
    var beside = bench.postgres.create("bench_pgbench");
    IntToDoubleFunction pgbench =
        clients -> {
          var slots = Slots.fresh(beside, SLOTS, PLACES);
          return beside.pgbench(
              Sql.spread(slots.stream().min(Long::compare).orElseThrow(), SLOTS),
              clients,
              bench.seconds());
        };
    int best = best(pgbench, 8, 16, 32);
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    for (int i = 0; i < bench.pairs(); i++) {
      ours.add(spread(port, bench.seconds()).perSecond(201));
      theirs.add(pgbench.applyAsDouble(best));
    }
    bench.peak = Row.median(ours);
    bench.report.add(
        Row.ofPairs(
            "1 bookings over %,d slots".formatted(SLOTS),
            "/s",
            "pgbench -c " + best,
            "at least 1.0",
            ours,
            theirs));
  }

  private void oneSlotAtATime() {
    var beside = bench.postgres.create("bench_pgbench");
    IntToDoubleFunction pgbench =
        clients -> {
          int count = (int) (bench.seconds() * 10_000 / ONE_SLOT);
          var first = Slots.fresh(beside, count, ONE_SLOT).stream().min(Long::compare);
          beside.tell("DROP SEQUENCE IF EXISTS bench_turn");
          beside.tell("CREATE SEQUENCE bench_turn MINVALUE 0");
          return beside.pgbench(
              Sql.oneSlotAtATime(first.orElseThrow(), ONE_SLOT), clients, bench.seconds());
        };
    int best = best(pgbench, 4, 8, 16);
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    for (int i = 0; i < bench.pairs(); i++) {
      ours.add(oneSlot(port, bench.seconds()).perSecond(201));
      theirs.add(pgbench.applyAsDouble(best));
    }
    bench.report.add(
        Row.ofPairs(
            "2 bookings, one slot of %d at a time".formatted(ONE_SLOT),
            "/s",
            "pgbench -c " + best,
            "at least 3.0",
            ours,
            theirs));
  }

  private int best(IntToDoubleFunction run, int... clients) {
    return bench.quick
        ? clients[1]
        : java.util.Arrays.stream(clients)
            .boxed()
            .max(Comparator.comparingDouble(run::applyAsDouble))
            .orElseThrow();
  }

  /** 20,000 people, 200 places. */
  private void rivals() {
    var p99 = new ArrayList<Double>();
    for (int i = -1; i < bench.pairs(); i++) { // the first only warms up
      var slots = Slots.fresh(db, 1, 200);
      var result = generator.rivals(port, slots, "/api/v1/bookings", 256, 20_000).only(201, 409);
      boolean exact =
          result.count(201) == 200
              && result.distinctNumbers() == 200
              && result.count(409) == 19_800;
      if (!exact || Slots.booked(db) != 200) {
        throw new IllegalStateException("not sold out exactly: " + result.json());
      }
      if (i >= 0) {
        p99.add(result.ms(409, "p99"));
      }
    }
    bench.report.add(
        Row.stated(
            "3 refusal p99, a slot of 200 against 20,000 over 256 connections: sold out exactly,"
                + " 200 different numbers, no 503",
            "ms",
            "under 50",
            p99));
  }

  private void refusals() {
    var full = Slots.fresh(db, 20, 20);
    generator.bookings(port, full, 20, 16, 60).only(201);
    try (var bare = bare(db.url())) {
      var theirPort = bare.port();
      var ours = new ArrayList<Double>();
      var theirs = new ArrayList<Double>();
      for (int i = -1; i < bench.pairs(); i++) { // the first pair only warms up
        double a =
            generator
                .bookings(port, full, 1, CONNECTIONS, bench.seconds())
                .only(409)
                .perSecond(409);
        double b =
            generator
                .spread(theirPort, full, "/read", CONNECTIONS, bench.seconds())
                .only(409)
                .perSecond(409);
        if (i >= 0) {
          ours.add(a);
          theirs.add(b);
        }
      }
      bench.report.add(
          Row.ofPairs(
              "4 refusals of 20 full slots",
              "/s",
              "bare Vert.x: parse, one read by unique key",
              "at least 0.8",
              ours,
              theirs));
    }
  }

  private void reads() throws IOException {
    var branch = db.ask("SELECT branch_id FROM slot GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1");
    var path = "/api/v1/branches/" + branch + "/slots";
    var file = Bench.FOLDER.resolve("constant");
    int plain = fetch(path, false).length;
    var packed = fetch(path, true);
    Files.write(file, packed);
    try (var bare = bare(db.url(), file.toString())) {
      var ours = new ArrayList<Double>();
      var theirs = new ArrayList<Double>();
      for (int i = -1; i < bench.pairs(); i++) {
        double a =
            generator
                .reads(port.getFirst(), path, CONNECTIONS, bench.seconds())
                .only(200)
                .perSecond(200);
        double b =
            generator
                .reads(bare.port(), "/constant", CONNECTIONS, bench.seconds())
                .only(200)
                .perSecond(200);
        if (i >= 0) {
          ours.add(a);
          theirs.add(b);
        }
      }
      bench.report.add(
          Row.ofPairs(
              "5 availability reads, %,d bytes, %,d packed".formatted(plain, packed.length),
              "/s",
              "bare Vert.x: the same bytes from a constant",
              "at least 0.7",
              ours,
              theirs));
    }
  }

  private byte[] fetch(String path, boolean packed) throws IOException {
    var url = URI.create("http://127.0.0.1:" + port.getFirst() + path).toURL();
    var connection = (HttpURLConnection) url.openConnection();
    if (packed) {
      connection.setRequestProperty("Accept-Encoding", "gzip");
    }
    var out = new ByteArrayOutputStream();
    connection.getInputStream().transferTo(out);
    return out.toByteArray();
  }

  /** A bare Vert.x in its own process. */
  record BareServer(Jvm jvm, int port, double startedMs) implements AutoCloseable {
    @Override
    public void close() {
      jvm.close();
    }
  }

  static BareServer bare(String... arguments) {
    int port = Jvm.freePort();
    var all = Stream.concat(Stream.of(Integer.toString(port)), Stream.of(arguments));
    var jvm =
        new Jvm(
            "bench.Bare",
            Antrean.HEAP,
            Map.of(),
            Bench.FOLDER.resolve("bare.log"),
            all.toArray(String[]::new));
    double startedMs = jvm.untilAnswers("http://127.0.0.1:" + port + "/");
    return new BareServer(jvm, port, startedMs);
  }
}
