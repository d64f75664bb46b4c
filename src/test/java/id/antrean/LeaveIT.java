package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import id.antrean.testkit.Logs;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Place;
import id.antrean.testkit.Rivals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nodes that leave one by one, while people go on booking at those that are ready. */
class LeaveIT {

  @Test
  void whoIsSentToAReadyNodeIsAnsweredAndTheNodeLeavesQuietly() throws Exception {
    var people = new AtomicInteger(1);
    var unanswered = new CopyOnWriteArrayList<Throwable>();
    var statuses = new CopyOnWriteArrayList<Integer>();
    try (var nodes = Nodes.start(3);
        var logs = Logs.capture(Level.WARN, "id.antrean", "io.vertx", "com.hazelcast")) {
      Place.branch(nodes.main(2).database(), 1);
      for (int n = 0; n < 3; n++) {
        nodes.main(n).branches().reload();
      }
      long slot = Place.slot(nodes.main(2).database(), "ONLINE", "09:00", 5_000, 1);
      var clients = new ArrayList<Thread>();
      for (int node = 0; node < 2; node++) {
        for (int c = 0; c < 4; c++) {
          int at = node;
          clients.add(
              Thread.startVirtualThread(
                  () -> {
                    while (nodes.isReady(at)) {
                      try {
                        var wish = Rivals.wish(people.getAndIncrement(), slot);
                        statuses.add(nodes.http(at).post("/api/v1/bookings", wish).status());
                      } catch (Throwable lost) {
                        unanswered.add(lost);
                      }
                    }
                  }));
        }
      }
      for (int node = 0; node < 2; node++) {
        Thread.sleep(1_500);
        nodes.main(node).close();
      }
      for (var client : clients) {
        client.join(10_000);
      }
      assertThat(unanswered).isEmpty();
      assertThat(statuses).hasSizeGreaterThan(50).allMatch(status -> status == 201);
      assertThat(booked(nodes, slot)).isEqualTo(statuses.size());
      assertThat(logs.lines().filter(l -> l.contains("nterrupted") || l.contains("ERROR")))
          .isEmpty();
    }
  }

  /** As kill -9 of a member: its counters are gone, whoever waits for it gets no answer. */
  @Test
  void aMemberThatDiesInARushSellsNoPlaceTwiceAndKeepsNoneBack() {
    try (var nodes = Nodes.start(3)) {
      Place.branch(nodes.database(), 1);
      for (int n = 0; n < 3; n++) {
        nodes.main(n).branches().reload();
      }
      long slot = Place.slot(nodes.database(), "ONLINE", "09:00", 40, 1);
      var answers =
          Rivals.race(
              120,
              n -> {
                if (n == 60) {
                  nodes.main(2).cluster().hazelcast().getLifecycleService().terminate();
                }
                return nodes.http(n).post("/api/v1/bookings", Rivals.wish(n + 1, slot));
              });
      long made = answers.stream().filter(a -> a.status() == 201).count();
      assertThat(booked(nodes, slot)).isEqualTo((int) made).isLessThanOrEqualTo(40);

      long from = System.nanoTime();
      for (int person = 1_000; made < 40; person++) {
        var answer = nodes.http(person % 2).post("/api/v1/bookings", Rivals.wish(person, slot));
        assertThat(answer.status()).as(answer.body()).isIn(201, 503);
        made += answer.status() == 201 ? 1 : 0;
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(60));
      }
      assertThat(nodes.http(0).post("/api/v1/bookings", Rivals.wish(5_000, slot)).code())
          .isEqualTo("slot_full");
      assertThat(nodes.isReady(0)).isTrue();
      assertThat(nodes.isReady(2)).isFalse();
    }
  }

  private static int booked(Nodes nodes, long slot) {
    List<Integer> count =
        nodes
            .main(2)
            .database()
            .list(
                row -> row.getInteger(0),
                "SELECT count(*)::int FROM booking WHERE slot_id = $1",
                slot);
    return count.getFirst();
  }
}
