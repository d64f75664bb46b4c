package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Sealed;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three complete nodes, all awake at once. */
class NodesTellIT {

  @Test
  @Tag("long")
  void threeNodesRungTwiceTellEachBookingOnce() throws Exception {
    var vertx = Vertx.vertx();
    try (var gateway = new TestGateway(vertx);
        var nodes =
            Nodes.start(
                3,
                "ANTREAN_CLOCK",
                "2026-11-20T09:00:00+07:00", // when they booked: nobody is reminded yet
                "ANTREAN_SMS_URL",
                gateway.address().toString(),
                "ANTREAN_ENCRYPTION_KEY",
                KEY,
                "ANTREAN_HASH_KEY",
                KEY)) {
      var fixture =
          new MessageFixture(
              nodes.database(), new Sealed(new byte[32], new byte[32]), "semarang-pemuda");
      for (int i = 0; i < 60; i++) {
        fixture.booked("+62812345%05d".formatted(i), null);
        for (int node = 0; node < 3; node++) {
          nodes.main(node).rooms().doorbell().ring("semarang-pemuda");
          nodes.main(node).rooms().doorbell().ring("semarang-pemuda");
        }
      }
      await(() -> gateway.taken.size() >= 60);
      Thread.sleep(1_500);
      assertThat(gateway.keys()).hasSize(60).doesNotHaveDuplicates();
      assertThat(new HashSet<>(gateway.taken.stream().map(TestGateway.Taken::to).toList()))
          .hasSize(60);
      assertThat(fixture.count("state = 'SENT'")).isEqualTo(60);

      var waits = new ArrayList<Long>();
      for (int i = 0; i < 11; i++) {
        long from = System.nanoTime();
        int before = gateway.taken.size();
        fixture.booked("+628990000%04d".formatted(i), null);
        nodes.main(i % 3).rooms().doorbell().ring("semarang-pemuda");
        await(() -> gateway.taken.size() > before);
        waits.add(Duration.ofNanos(System.nanoTime() - from).toMillis());
      }
      Collections.sort(waits);
      System.out.printf(
          "from commit to gateway: median %d ms, worst %d ms%n",
          waits.get(waits.size() / 2), waits.getLast());
      assertThat(waits.get(waits.size() / 2)).isLessThan(1_000);
    } finally {
      vertx.close().await();
    }
  }

  @Test
  @Tag("long")
  void aHangingGatewayDoesNotSlowBookings() throws Exception {
    var vertx = Vertx.vertx();
    try (var gateway = new TestGateway(vertx);
        var nodes = Nodes.start(1, "ANTREAN_SMS_URL", gateway.address().toString())) {
      TestBranch.branch(nodes.database(), 3);
      nodes.main(0).rooms().branches().reload();
      long slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 200, 1);
      book(nodes, slot, 0);
      long before = book(nodes, slot, 1_000);
      gateway.mood = TestGateway.Mood.HANGS;
      long hanging = book(nodes, slot, 2_000);
      System.out.printf(
          "50 bookings one by one: %d ms with a quick SMS gateway, %d ms with a hanging one%n",
          before, hanging);
      assertThat(hanging).isLessThan(2 * before + 1_000);
    } finally {
      vertx.close().await();
    }
  }

  private static long book(Nodes nodes, long slot, int from) {
    long start = System.nanoTime();
    for (int n = 0; n < 50; n++) {
      var wish = TestPeople.wish(from + n, slot).put("reason", "RESIGNED");
      var answer = nodes.http(0).post("/api/v1/bookings", wish);
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  @Test
  void theDemoShowsWhatItSentOnTheMailboxPage() throws Exception {
    try (var nodes = Nodes.start(1, "ANTREAN_ENCRYPTION_KEY", KEY, "ANTREAN_HASH_KEY", KEY)) {
      var http = nodes.http(0);
      assertThat(http.get("/mailbox").body()).contains("Belum ada pesan");
      var slots =
          http.get("/api/v1/branches/semarang-pemuda/slots?lane=ONLINE&from=2026-11-24&days=1");
      var wish =
          new JsonObject()
              .put("nik", "3374010101900001")
              .put("kpj", new JsonArray().add("01234567890"))
              .put("name", "Siti Rahmawati")
              .put("phone", "081234567890")
              .put("email", "siti@contoh.id")
              .put("service", "JHT")
              .put("reason", "RESIGNED")
              .put("slot", slots.array().getJsonObject(0).getValue("id"));
      var booked = http.post("/api/v1/bookings", wish);
      assertThat(booked.status()).as(booked.body()).isEqualTo(201);
      await(() -> http.get("/mailbox").body().split("<article", -1).length == 3);
      var page = http.get("/mailbox");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body())
          .contains(
              "+6281234567890",
              "siti@contoh.id",
              "/160",
              "Selasa, 24 Nov",
              booked.json().getString("code"))
          .containsPattern("<a href=\"http://localhost:\\d+/t/[0-9A-Z]{13}\">");
    }
  }

  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      Thread.sleep(5);
    }
  }
}
