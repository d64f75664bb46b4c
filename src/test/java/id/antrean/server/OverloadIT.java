package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Cable;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Too many requests at once, too many tries, no database: each is refused at once and kindly, and
 * works again when it is over.
 */
class OverloadIT {
  private static final int IN_FLIGHT = 4;
  private static String database;
  private static Cable cable;
  private static Nodes nodes;
  private static Http guest;
  private static Http staff;
  private static long slot;
  private static int people = 1;

  @BeforeAll
  static void start() {
    database = TestPostgres.seeded(Nodes.CLOCK);
    cable = new Cable(database);
    nodes =
        Nodes.start(
            1,
            "ANTREAN_DATABASE_URL",
            cable.url(),
            "ANTREAN_LIMITS",
            "on",
            "ANTREAN_BOOKINGS_IN_FLIGHT",
            Integer.toString(IN_FLIGHT));
    TestBranch.branch(nodes.database(), 1);
    nodes.main(0).rooms().branches().reload();
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 500, 1);
    guest = nodes.http(0);
    staff = guest.as("admin");
  }

  @AfterAll
  static void stop() {
    cable.mend();
    nodes.close();
    cable.close();
  }

  @Test
  void theBookingTooManyIsSentAwayBeforeItsBodyIsRead() throws Exception {
    var waiting = new ArrayList<CompletableFuture<Answer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      nodes
          .database()
          .inTransaction(
              TestBranch.NOW,
              tx -> {
                // A booking sent now waits for us.
                tx.run("SELECT 1 FROM slot WHERE id = $1 FOR UPDATE", slot);
                for (int i = 0; i < IN_FLIGHT; i++) {
                  waiting.add(CompletableFuture.supplyAsync(() -> book(person()), threads));
                }
                await(OverloadIT::sendsAwayUnread);
                var sentAway = within(1, () -> book(person()));
                assertThat(sentAway.code()).isEqualTo("busy");
                assertThat(sentAway.header("Retry-After")).isNotEmpty();
                assertThat(within(1, () -> guest.get("/api/v1/regions")).status()).isEqualTo(200);
                return null;
              });
      for (var one : waiting) {
        assertThat(one.join().status()).isIn(201, 503); // the lock's patience may have ended
      }
    }
    await(() -> book(person()).status() == 201);
  }

  @Test
  void aClientThatOnlyPromisesABodyKeepsNoPlaceFromOthers() throws Exception {
    var silent = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 3 * IN_FLIGHT; i++) {
        silent.add(headOfABooking());
      }
      Thread.sleep(200);
      for (int i = 0; i < 3; i++) {
        assertThat(within(1, () -> book(person())).status()).isEqualTo(201);
      }
    } finally {
      for (var socket : silent) {
        socket.close();
      }
    }
  }

  private static boolean sendsAwayUnread() {
    try (var socket = headOfABooking()) {
      socket.setSoTimeout(200);
      var first = socket.getInputStream().readNBytes("HTTP/1.1 503".length());
      return new String(first, StandardCharsets.US_ASCII).equals("HTTP/1.1 503");
    } catch (SocketTimeoutException itWaitsForTheBody) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** It promises a body, which never comes. */
  private static Socket headOfABooking() throws IOException {
    var socket = new Socket("127.0.0.1", nodes.main(0).port());
    var head =
        "POST /api/v1/bookings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
            + "Content-Type: application/json\r\nIdempotency-Key: a-key-of-nobody\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void withTheDatabaseCutOffEverybodyIsToldWithinThreeSeconds() throws Exception {
    mustSurvive(cable::cut);
  }

  @Test
  void withTheDatabaseSilentEverybodyIsToldWithinThreeSeconds() throws Exception {
    mustSurvive(cable::silence);
  }

  private static void mustSurvive(Runnable trouble) {
    var wish = TestPeople.wish(person(), slot);
    var key = UUID.randomUUID().toString();
    trouble.run();
    try {
      for (int i = 0; i < 3; i++) {
        atOnce(
            () -> unavailable(guest.post("/api/v1/bookings", wish, key)),
            () -> unavailable(book(person())),
            () -> unavailable(staff.get("/api/v1/session")),
            () -> unavailable(staff.get("/api/v1/branches/" + TestBranch.BRANCH + "/tickets")),
            () -> unavailable(guest.get("/api/v1/bookings/0000000000000")),
            () -> unavailable(signIn(credentials())),
            () -> assertThat(guest.get("/t/0000000000000").status()).isEqualTo(503),
            () -> assertThat(guest.get("/bantuan").status()).isEqualTo(200));
      }
    } finally {
      cable.mend();
    }
    long before = System.nanoTime();
    await(() -> guest.post("/api/v1/bookings", wish, key).status() == 201);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(staff.get("/api/v1/session").status()).isEqualTo(200);
  }

  @Test
  void theSeventhTryOfOneNikIsToldWhenToComeBack() {
    int person = person();
    for (int i = 0; i < 6; i++) {
      assertThat(book(person).status()).isIn(201, 409);
    }
    var answer = book(person);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 600);
  }

  @Test
  void guessingAPasswordIsLocked() {
    var wrong = credentials().put("username", "nobody-" + person());
    for (int i = 0; i < 5; i++) {
      assertThat(signIn(wrong).code()).isEqualTo("sign_in_failed");
    }
    assertThat(signIn(wrong).code()).isEqualTo("locked");
    for (int i = 0; i < 5; i++) {
      signIn(wrong);
    }
    var answer = signIn(wrong);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  private static Answer signIn(JsonObject credentials) {
    return guest.send("POST", "/api/v1/session", credentials, null);
  }

  private static JsonObject credentials() {
    return new JsonObject().put("username", "admin").put("password", Nodes.PASSWORD);
  }

  private static Answer book(int person) {
    return guest.post("/api/v1/bookings", TestPeople.wish(person, slot));
  }

  private static synchronized int person() {
    return people++;
  }

  private static void unavailable(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  /** Each within three seconds. */
  private static void atOnce(Runnable... all) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Arrays.stream(all)
          .map(
              one ->
                  CompletableFuture.runAsync(
                      () ->
                          within(
                              3,
                              () -> {
                                one.run();
                                return one;
                              }),
                      threads))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private static <T> T within(int seconds, Supplier<T> work) {
    long before = System.nanoTime();
    var result = work.get();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before))
        .as("%s", result)
        .isLessThan(seconds * 1_000L);
    return result;
  }

  private static void await(Supplier<Boolean> what) {
    for (int i = 0; !what.get(); i++) {
      assertThat(i).as("still waiting").isLessThan(200);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
