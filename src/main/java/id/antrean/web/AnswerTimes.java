package id.antrean.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How many answers of each status, and how long they took. In place of the library's own figures,
 * which for each request look up six meters by their labels: 7 % of an answer that lies ready.
 */
final class AnswerTimes {
  private final MeterRegistry meters;
  private final Map<Integer, Timer> byStatus = new ConcurrentHashMap<>();

  AnswerTimes(MeterRegistry meters) {
    this.meters = meters;
  }

  void add(int status, long sinceNanos) {
    byStatus
        .computeIfAbsent(status, s -> meters.timer("http.answers", "status", s.toString()))
        .record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
  }
}
