package bench;

import bench.Generator.Result;
import java.util.ArrayList;
import java.util.List;

/** Rows 6 and 7: requests come when they come, whatever the server does. */
final class OpenLoop {
  private static final int LINES = 256;
  private static final int RUSH_LINES = 2_000;
  private static final double THROWN_OUT_MS = 1_000;

  private final Bench bench;
  private final Antrean antrean;
  private final Db db;
  private final int port;

  OpenLoop(Bench bench, Antrean antrean, Db db) {
    this.bench = bench;
    this.antrean = antrean;
    this.db = db;
    port = antrean.ports().getFirst();
  }

  void run(List<String> words) {
    if (bench.peak == 0) {
      bench.peak = new OneNode(bench, antrean, db).spread(antrean.ports(), 5).perSecond(201);
    }
    if (Bench.wanted(words, "6")) {
      latency();
    }
    if (Bench.wanted(words, "7")) {
      overload();
    }
  }

  private void latency() {
    double rate = bench.peak / 2;
    var ours = new ArrayList<Result>();
    var theirs = new ArrayList<Result>();
    var beside = bench.postgres.create("bench_bare");
    try (var bare = OneNode.bare(beside.url())) {
      for (int i = -1; i < bench.pairs(); i++) {
        var a = booked(db, port, "/api/v1/bookings", rate);
        var b = booked(beside, bare.port(), "/book", rate);
        if (i >= 0) {
          ours.add(a);
          theirs.add(b);
        }
      }
    }
    for (var which : List.of("p50", "p99")) {
      bench.report.add(
          Row.ofPairs(
              "6 booking latency %s at %,.0f/s, half of the peak".formatted(which, rate),
              "ms",
              "bare Vert.x, the same SQL, one commit each",
              which.equals("p50") ? "at most 2" : "at most 3",
              ours.stream().map(r -> r.ms(201, which)).toList(),
              theirs.stream().map(r -> r.ms(201, which)).toList()));
    }
  }

  private Result booked(Db db, int port, String path, double rate) {
    var slots = Slots.fresh(db, 2_000, 100);
    return bench.generator.atRate(port, slots, path, LINES, rate, bench.seconds()).only(201);
  }

  private void overload() {
    for (int times : List.of(1, 2, 5)) {
      var goodput = new ArrayList<Double>();
      var peaks = new ArrayList<Double>();
      var refused = new ArrayList<Double>();
      for (int i = 0; i < (times == 5 ? bench.pairs() : 2); i++) {
        peaks.add(
            new OneNode(bench, antrean, db)
                .spread(antrean.ports(), bench.seconds())
                .perSecond(201));
        var slots = Slots.fresh(db, 4_000, 100);
        var result =
            bench
                .generator
                .atRate(
                    port,
                    slots,
                    "/api/v1/bookings",
                    RUSH_LINES,
                    times * bench.peak,
                    bench.seconds())
                .only(201, 503, 429);
        if (result.ms(503, "max") > THROWN_OUT_MS && Slots.booked(db) < 1) {
          throw new IllegalStateException("thrown out: " + result.json());
        }
        System.out.println("  " + result.json().encode());
        goodput.add(result.perSecond(201));
        refused.add(result.count(503) == 0 ? 0 : result.ms(503, "p99"));
      }
      var offered = "7 goodput at %d times the peak (%,.0f/s)".formatted(times, times * bench.peak);
      bench.report.add(
          Row.ofPairs(
              offered,
              "/s",
              "its peak, closed loop",
              times == 5 ? "at least 0.8" : "",
              goodput,
              peaks));
      bench.report.add(
          Row.stated(
              "7 refusal p99 at %d times, 503 as the client sees it".formatted(times),
              "ms",
              "under 50",
              refused));
    }
    unavoidable(5 * bench.peak);
  }

  /** What no server could give to bookings: the load itself, and the shortest way to say no. */
  private void unavoidable(double rate) {
    var slots = Slots.fresh(db, 4_000, 100);
    var shares = new ArrayList<Double>();
    try (var bare = OneNode.bare()) {
      for (int i = -1; i < bench.pairs(); i++) {
        double before = bare.jvm().cpuSeconds();
        var all =
            bench
                .generator
                .atRate(bare.port(), slots, "/refuse", RUSH_LINES, rate, bench.seconds())
                .only(503);
        double cpuSeconds = bare.jvm().cpuSeconds() - before + all.cpuSeconds();
        if (i >= 0) {
          shares.add(100 * cpuSeconds / all.seconds() / Runtime.getRuntime().availableProcessors());
        }
      }
    }
    bench.report.add(
        Row.stated(
            "7 of the machine: the load at 5 times, and a bare Vert.x that refuses it all",
            "%",
            "stated",
            shares));
  }
}
