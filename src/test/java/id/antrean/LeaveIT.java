package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import id.antrean.testkit.Logs;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that leave one by one, while people go on booking at those that are ready. */
class LeaveIT {

  @Test
  void aNodeIsRolledAndEachRequestToAReadyOneIsAnswered() throws Exception {
    eachRequestIsAnsweredWhileTheseAreRolled(1);
  }

  @Test
  @Tag("long")
  void nodesAreRolledOneByOneAndEachRequestToAReadyOneIsAnswered() throws Exception {
    eachRequestIsAnsweredWhileTheseAreRolled(0, 1, 2);
  }

  private static void eachRequestIsAnsweredWhileTheseAreRolled(int... leaving) throws Exception {
    var people = new AtomicInteger(1);
    var unanswered = new CopyOnWriteArrayList<Throwable>();
    var statuses = new CopyOnWriteArrayList<Integer>();
    var rolled = new AtomicBoolean();
    try (var nodes = Nodes.start(3);
        var logs = Logs.capture(Level.WARN, "id.antrean", "io.vertx", "com.hazelcast")) {
      TestBranch.branch(nodes.database(), 1);
      for (int n = 0; n < 3; n++) {
        nodes.main(n).rooms().branches().reload();
      }
      long slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 9_000, 1);
      var clients = new ArrayList<Thread>();
      for (int c = 0; c < 6; c++) {
        int first = c;
        clients.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int n = first; !rolled.get(); n++) {
                        try {
                          if (nodes.isReady(n % 3)) {
                            var wish = TestPeople.wish(people.getAndIncrement(), slot);
                            statuses.add(nodes.http(n).post("/api/v1/bookings", wish).status());
                          }
                          Thread.sleep(40);
                        } catch (Throwable lost) {
                          unanswered.add(lost);
                        }
                      }
                    }));
      }
      for (int node : leaving) {
        var screen = screen(nodes.http(node).base());
        Thread.sleep(1_000);
        nodes.roll(node);
        assertThat(screen).as("told to come back").succeedsWithin(Duration.ofSeconds(1));
        assertThat(nodes.isReady(node)).isTrue();
      }
      rolled.set(true);
      for (var client : clients) {
        client.join();
      }
      assertThat(unanswered).isEmpty();
      assertThat(statuses).hasSizeGreaterThan(50).containsOnly(201);
      assertThat(booked(nodes, slot)).isEqualTo(statuses.size());
      assertThat(logs.lines().filter(LeaveIT::isTrouble)).isEmpty();
    }
  }

  /**
   * Hazelcast's monitor of calls may meet its own executor, shut down already: no harm, no news.
   */
  private static boolean isTrouble(String line) {
    return (line.contains("nterrupted") || line.contains("ERROR"))
        && !line.contains("InvocationMonitor");
  }

  /** A lobby screen's stream: done when the node ends it, and failed when it just breaks off. */
  private static CompletableFuture<Long> screen(String base) throws Exception {
    var request =
        HttpRequest.newBuilder(
            URI.create(base + "/api/v1/branches/" + TestBranch.BRANCH + "/board/stream"));
    var lines = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines()).body();
    return CompletableFuture.supplyAsync(lines::count, Thread::startVirtualThread);
  }

  /** As kill -9 of a member: its counters are gone, and requests to it get no answer. */
  @Test
  @Tag("long")
  void aMemberThatDiesInARushSellsNoPlaceTwiceAndKeepsNoneBack() {
    try (var nodes = Nodes.start(3)) {
      TestBranch.branch(nodes.database(), 1);
      for (int n = 0; n < 3; n++) {
        nodes.main(n).rooms().branches().reload();
      }
      long slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 40, 1);
      var statuses =
          TestPeople.race(
              120,
              n -> {
                if (n == 60) {
                  nodes.main(2).rooms().cluster().hazelcast().getLifecycleService().terminate();
                }
                return book(nodes, n, n + 1, slot);
              });
      long made = statuses.stream().filter(status -> status == 201).count();
      assertThat(booked(nodes, slot)).isEqualTo((int) made).isLessThanOrEqualTo(40);

      long from = System.nanoTime();
      for (int person = 1_000; made < 40; person++) {
        assertThat(book(nodes, person % 2, person, slot)).isEqualTo(201);
        made++;
      }
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(60));
      assertThat(nodes.http(0).post("/api/v1/bookings", TestPeople.wish(5_000, slot)).code())
          .isEqualTo("slot_full");
      assertThat(nodes.isReady(0)).as("a lost peer is no reason to go").isTrue();
      assertThat(nodes.isReady(2)).as("a node without its own member").isFalse();
      assertThat(nodes.management(2, "/healthz").orElseThrow().statusCode()).isEqualTo(503);
    }
  }

  private static int book(Nodes nodes, int node, int person, long slot) {
    var wish = TestPeople.wish(person, slot);
    var key = UUID.randomUUID().toString();
    return nodes.http(node).insist("POST", "/api/v1/bookings", wish, key).status();
  }

  private static int booked(Nodes nodes, long slot) {
    List<Integer> count =
        nodes
            .main(2)
            .rooms()
            .database()
            .list(
                row -> row.getInteger(0),
                "SELECT count(*)::int FROM booking WHERE slot_id = $1",
                slot);
    return count.getFirst();
  }
}
