package bench;

import bench.Generator.Result;
import java.util.ArrayList;
import java.util.List;

/** Rows 6 and 7: requests come when they come, whatever the server does. */
final class OpenLoop {
  private static final int LINES = 256;
  private static final int RUSH_LINES = 2_000;
  private static final String PEAK = "its peak, closed loop";

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
      for (int i = -3; i < bench.pairs(); i++) { // three pairs only warm the bare one up
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
    for (int times : List.of(1, 2)) {
      var goodput = new ArrayList<Double>();
      var peaks = new ArrayList<Double>();
      for (int i = 0; i < 2; i++) {
        peaks.add(peak());
        goodput.add(rush(times).perSecond(201));
      }
      bench.report.add(Row.ofPairs(offered(times), "/s", PEAK, "", goodput, peaks));
    }
    rushOfFive();
  }

  /** With what a bare Vert.x needs only to refuse the same load. */
  private void rushOfFive() {
    var goodput = new ArrayList<Double>();
    var peaks = new ArrayList<Double>();
    var shares = new ArrayList<Double>();
    var refused = new ArrayList<Double>();
    var bareRefused = new ArrayList<Double>();
    var inTime = new ArrayList<Double>();
    try (var bare = OneNode.bare()) {
      for (int i = -1; i < bench.pairs(); i++) { // the first round only warms up
        double peak = peak();
        var before = antrean.answers(503);
        var ours = rush(5);
        var answers = antrean.answers(503).since(before);
        double cpuBefore = bare.jvm().cpuSeconds();
        var theirs = atRate(bare.port(), "/refuse", 5).only(503);
        double cpuSeconds = bare.jvm().cpuSeconds() - cpuBefore + theirs.cpuSeconds();
        double share = cpuSeconds / theirs.seconds() / Runtime.getRuntime().availableProcessors();
        if (i >= 0) {
          peaks.add(peak);
          goodput.add(ours.perSecond(201));
          shares.add(100 * share);
          refused.add(ours.ms(503, "p99"));
          bareRefused.add(theirs.ms(503, "p99"));
          inTime.add(100 * answers.within50ms() / answers.all());
        }
      }
    }
    bench.report.add(Row.ofPairs(offered(5), "/s", PEAK, "at least 0.8", goodput, peaks));
    bench.report.add(
        Row.stated("7 of the machine: that load and that bare Vert.x", "%", "stated", shares));
    bench.report.add(
        Row.stated(
            "7 refused within 50 ms of server time, at 5 times", "%", "at least 99", inTime));
    bench.report.add(
        Row.ofPairs(
            "7 refusal p99 as the client sees it, at 5 times",
            "ms",
            "that bare Vert.x",
            "",
            refused,
            bareRefused));
  }

  private double peak() {
    return new OneNode(bench, antrean, db).spread(antrean.ports(), bench.seconds()).perSecond(201);
  }

  /** No admitted request is thrown out: there are as many confirmations as places taken. */
  private Result rush(int times) {
    var result = atRate(port, "/api/v1/bookings", times).only(201, 503, 429);
    if (Slots.booked(db) != result.count(201)) {
      throw new IllegalStateException("acknowledged and found differ: " + result.json());
    }
    System.out.println("  " + result.json().encode());
    return result;
  }

  private Result atRate(int port, String path, int times) {
    var slots = Slots.fresh(db, 4_000, 100);
    return bench.generator.atRate(
        port, slots, path, RUSH_LINES, times * bench.peak, bench.seconds());
  }

  private String offered(int times) {
    return "7 goodput at %d times the peak (%,.0f/s)".formatted(times, times * bench.peak);
  }
}
