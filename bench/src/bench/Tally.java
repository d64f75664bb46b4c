package bench;

import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What came of one order: how many answers of each status, and how long they took. Milliseconds; in
 * an open loop from the moment the request was due, so that a server that stalls hides nothing.
 */
final class Tally {
  private final Map<Integer, Histogram> byStatus = new TreeMap<>();
  private long startedAt;
  private long endedAt;
  private long cpuNanos;
  int unsent;
  int distinctNumbers;

  void start(long nanos) {
    startedAt = nanos;
    cpuNanos = -cpuNanosNow();
  }

  void end(long nanos) {
    endedAt = nanos;
    cpuNanos += cpuNanosNow();
  }

  private static long cpuNanosNow() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  void add(int status, long nanos) {
    byStatus
        .computeIfAbsent(status, s -> new Histogram(TimeUnit.MINUTES.toNanos(2), 3))
        .recordValue(Math.min(nanos, TimeUnit.MINUTES.toNanos(2)));
  }

  JsonObject json() {
    var statuses = new JsonObject();
    byStatus.forEach(
        (status, h) ->
            statuses.put(
                status.toString(),
                new JsonObject()
                    .put("count", h.getTotalCount())
                    .put("p50", ms(h.getValueAtPercentile(50)))
                    .put("p99", ms(h.getValueAtPercentile(99)))
                    .put("max", ms(h.getMaxValue()))));
    return new JsonObject()
        .put("seconds", (endedAt - startedAt) / 1e9)
        .put("cpuSeconds", cpuNanos / 1e9)
        .put("unsent", unsent)
        .put("distinctNumbers", distinctNumbers)
        .put("statuses", statuses);
  }

  private static double ms(long nanos) {
    return nanos / 1e6;
  }
}
