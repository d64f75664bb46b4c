package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.QuotaCounters;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a node tells those who watch over it, and README's table of it. */
@Antrean(counters = 1)
class MetricsIT {
  private static Nodes nodes;
  private static long slot;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 1, 1);
  }

  @Test
  void bookingsAreCountedByWhatBecameOfThem() {
    var key = "a-key-of-nobody";
    nodes.http(0).post("/api/v1/bookings", TestPeople.wish(1, slot), key);
    nodes.http(0).post("/api/v1/bookings", TestPeople.wish(1, slot), key);
    nodes.http(0).post("/api/v1/bookings", TestPeople.wish(2, slot));
    assertThat(metrics())
        .contains(
            "bookings_total{outcome=\"made\"} 1.0",
            "bookings_total{outcome=\"repeated\"} 1.0",
            "bookings_total{outcome=\"slot_full\"} 1.0");
    double before = bypasses(); // the first of a cold JVM may be slower than the counter may be
    long other = TestBranch.slot(nodes.database(), "ONLINE", "10:00", 1, 101);
    var counters = new QuotaCounters(nodes.main(0).rooms().cluster());
    counters.hold(other);
    nodes.http(0).post("/api/v1/bookings", TestPeople.wish(3, other));
    counters.letGo(other);
    assertThat(bypasses()).isEqualTo(before + 1);
  }

  private static double bypasses() {
    var line = metrics().lines().filter(l -> l.startsWith("quota_bypass_total ")).findFirst();
    return Double.parseDouble(line.orElseThrow().split(" ")[1]);
  }

  /** Those of the library that README sends people to. */
  @Test
  void theWaitForAConnectionIsMeasured() {
    nodes.http(0).get("/api/v1/bookings/0000000000000");
    assertThat(metrics().lines())
        .filteredOn(line -> line.contains("pool_name=\"postgresql\""))
        .anyMatch(line -> line.startsWith("vertx_pool_in_use"))
        .anyMatch(line -> line.startsWith("vertx_pool_queue_pending"))
        .anyMatch(line -> line.startsWith("vertx_pool_queue_time_seconds_max"));
  }

  @Test
  void everyMetricStandsInTheReadmeAndEveryOneThereExists() throws IOException {
    nodes.http(0).post("/api/v1/bookings", TestPeople.wish(1, 999_999));
    var families =
        Pattern.compile("(?m)^# TYPE (\\S+) ").matcher(metrics()).results().map(m -> m.group(1));
    var documented = documented();
    var measured = families.map(f -> f.replaceFirst("_max$", "")).distinct().toList();
    assertThat(measured).allMatch(f -> documented.stream().anyMatch(d -> matches(d, f)));
    assertThat(documented)
        .filteredOn(d -> !d.startsWith("vertx_"))
        .hasSizeGreaterThan(8)
        .allMatch(d -> measured.stream().anyMatch(f -> matches(d, f)));
  }

  /** "name", or "name_*" for all that begin so. */
  private static boolean matches(String documented, String family) {
    return documented.endsWith("*")
        ? family.startsWith(documented.substring(0, documented.length() - 1))
        : family.equals(documented);
  }

  private static List<String> documented() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var table = readme.substring(readme.indexOf("| metric |"), readme.indexOf("## Decisions"));
    return Pattern.compile("`([a-z_]+\\*?)(\\{[^`]*})?`")
        .matcher(table)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  private static String metrics() {
    return nodes.management(0, "/metrics").orElseThrow().body();
  }
}
