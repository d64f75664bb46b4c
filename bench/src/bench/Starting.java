package bench;

import java.util.ArrayList;
import java.util.List;

/** Row 10: how soon it answers, and what it takes at rest. */
final class Starting {
  private static final int REST_MS = 5_000;
  private final Bench bench;

  Starting(Bench bench) {
    this.bench = bench;
  }

  void run() {
    var url = bench.postgres.create("bench_start").url();
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    var memory = new ArrayList<Double>();
    var theirMemory = new ArrayList<Double>();
    for (int i = 0; i < bench.pairs(); i++) {
      try (var antrean = new Antrean(Bench.FOLDER, url, 1)) {
        ours.add(antrean.startMs());
        Jvm.pause(REST_MS);
        memory.add(antrean.node(0).residentMegabytes());
      }
      try (var bare = OneNode.bare()) {
        theirs.add(bare.startedMs());
        theirMemory.add(bare.jvm().residentMegabytes());
      }
    }
    var hello = "bare Vert.x hello";
    bench.report.add(
        Row.ofPairs("10 JVM start to /readyz, tables there", "ms", hello, "stated", ours, theirs));
    bench.report.add(
        Row.ofPairs("10 resident memory at rest", "MB", hello, "stated", memory, theirMemory));
    bench.report.add(
        Row.stated(
            "10 size of the program's jars (100 MB of it three platforms' PostgreSQL)",
            "MB",
            "stated",
            List.of(Jvm.programMegabytes())));
  }
}
