package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import id.antrean.testkit.Http;
import id.antrean.testkit.Logs;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Place;
import id.antrean.testkit.Rivals;
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
                    while (isReady(nodes, at)) {
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

  private static boolean isReady(Nodes nodes, int node) {
    try {
      var management = new Http("http://127.0.0.1:" + nodes.main(node).managementPort());
      return management.get("/readyz").status() == 200;
    } catch (RuntimeException | AssertionError gone) {
      return false;
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
