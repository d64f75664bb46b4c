package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.security.TestPins;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.QuotaCounters;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
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

  /** A flood is seen within minutes, for it may go on at 20 SMS a second. */
  @Test
  void pinsThatNobodyTypesBackRaiseTheAlarmFourMinutesLater() {
    UUID newest = null;
    for (int n = 0; n < 24; n++) {
      var asked = new JsonObject().put("phone", "0812%08d".formatted(70_000 + n));
      var pin = nodes.http(0).post("/api/v1/phones", asked).json().getString("id");
      newest = UUID.fromString(pin);
      if (n < 8) {
        var typed = new JsonObject().put("pin", TestPins.digits(nodes, pin));
        var proved = nodes.http(0).post("/api/v1/phones/" + pin + "/proof", typed);
        assertThat(proved.status()).isEqualTo(200);
      }
    }
    nodes
        .database()
        .update("UPDATE pin SET asked_at = asked_at - interval '4 minutes' WHERE id <> $1", newest);
    assertThat(soon("pins_asked 23.0")).contains("pins_proved 8.0", "pins_alarm 1.0");
    nodes
        .database()
        .update("UPDATE pin SET proved_at = asked_at, proved_by = id WHERE proved_at IS NULL");
    assertThat(soon("pins_proved 23.0")).contains("pins_asked 23.0", "pins_alarm 0.0");
  }

  /** The metrics once they say this, or after the ten seconds in which figures are read. */
  private static String soon(String line) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    var text = metrics();
    while (!text.contains(line) && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
      text = metrics();
    }
    assertThat(text).contains(line);
    return text;
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
