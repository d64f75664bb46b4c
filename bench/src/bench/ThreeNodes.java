package bench;

import bench.Generator.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Row 8: three JVMs share the machine. */
final class ThreeNodes {
  private final Bench bench;

  ThreeNodes(Bench bench) {
    this.bench = bench;
  }

  void run() {
    var db = bench.postgres.create("bench_three");
    try (var antrean = new Antrean(Bench.FOLDER, db.url(), 3)) {
      var load = new OneNode(bench, antrean, db);
      for (int i = 0; i < (bench.quick ? 3 : 6); i++) {
        load.spread(antrean.ports(), 4);
      }
      stated(
          "8 row 1 with three nodes", antrean, () -> load.spread(antrean.ports(), bench.seconds()));
      stated(
          "8 row 2 with three nodes",
          antrean,
          () -> load.oneSlot(antrean.ports(), bench.seconds()));
    }
  }

  private void stated(String name, Antrean antrean, Supplier<Result> run) {
    var rates = new ArrayList<Double>();
    var nodes = new ArrayList<Double>();
    var postgres = new ArrayList<Double>();
    for (int i = 0; i < bench.pairs(); i++) {
      double nodesBefore = cpu(antrean.nodes());
      double postgresBefore = bench.postgres.cpuSeconds();
      var result = run.get();
      rates.add(result.perSecond(201));
      nodes.add(1e6 * (cpu(antrean.nodes()) - nodesBefore) / result.count(201));
      postgres.add(1e6 * (bench.postgres.cpuSeconds() - postgresBefore) / result.count(201));
    }
    bench.report.add(Row.stated(name, "/s", "stated", rates));
    bench.report.add(Row.stated(name + ": CPU of the three JVMs", "µs a booking", "stated", nodes));
    bench.report.add(Row.stated(name + ": CPU of PostgreSQL", "µs a booking", "stated", postgres));
  }

  private static double cpu(List<Jvm> jvms) {
    return jvms.stream().mapToDouble(Jvm::cpuSeconds).sum();
  }
}
