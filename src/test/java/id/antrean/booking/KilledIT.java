package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Folders;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Program;
import id.antrean.testkit.TestPeople;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is acknowledged before it is durable: the whole program dies in the middle of a rush. */
class KilledIT {
  private static final int ENOUGH = 60;
  private static final int CLERKS = 4;

  @Test
  @Tag("long")
  void everyBookingAcknowledgedBeforeKillMinus9IsThereAfterTheNextStart() throws Exception {
    var folder = Folders.fresh("killed");
    try {
      Map<String, String> acknowledged;
      try (var program = start(folder)) {
        program.untilReady();
        acknowledged = bookUntilKilled(program);
      }
      System.out.println("bookings acknowledged before the kill: " + acknowledged.size());
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
      try (var again = start(folder)) {
        again.untilReady();
        var http = new Http(again.url());
        acknowledged.forEach(
            (code, number) -> {
              var booking = http.get("/api/v1/bookings/" + code);
              assertThat(booking.status()).isEqualTo(200);
              assertThat(booking.json().getString("number")).isEqualTo(number);
            });
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static Program start(java.nio.file.Path folder) {
    return new Program(
        folder, "ANTREAN_CAPTCHA", "none", "ANTREAN_LIMITS", "off", "ANTREAN_CLOCK", Nodes.CLOCK);
  }

  /** Number by code of every booking that was answered with 201. */
  private static Map<String, String> bookUntilKilled(Program program) throws Exception {
    var http = new Http(program.url());
    var slots = slots(http);
    var acknowledged = new ConcurrentHashMap<String, String>();
    var people = new AtomicInteger(1);
    var clerks = new ArrayList<Thread>();
    for (int i = 0; i < CLERKS; i++) {
      clerks.add(
          Thread.startVirtualThread(
              () -> {
                try {
                  while (true) {
                    int n = people.getAndIncrement();
                    var wish = TestPeople.wish(n, slots.get(n % slots.size()));
                    var answer = http.post("/api/v1/bookings", wish);
                    if (answer.status() == 201) {
                      acknowledged.put(
                          answer.json().getString("code"), answer.json().getString("number"));
                    }
                  }
                } catch (UncheckedIOException killed) {
                  // what we wait for
                }
              }));
    }
    while (acknowledged.size() < ENOUGH && people.get() < 20 * ENOUGH) {
      Thread.sleep(5);
    }
    program.kill();
    for (var clerk : clerks) {
      clerk.join();
    }
    return acknowledged;
  }

  private static List<Long> slots(Http http) {
    return http.get("/api/v1/branches/semarang-pemuda/slots?days=8").array().stream()
        .map(slot -> Long.parseLong(((io.vertx.core.json.JsonObject) slot).getString("id")))
        .toList();
  }
}
