package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Channel;
import id.antrean.core.Code;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.security.TestPins;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proof before place (H1, H5): with ANTREAN_CONFIRM_MOBILE=on a booking needs a phone pass. */
class ProofIT {
  private static final Instant START = OffsetDateTime.parse(Nodes.CLOCK).toInstant();

  private static Nodes nodes;
  private static Database db;
  private static int people = 900;
  private static int days;

  @BeforeAll
  static void start() {
    nodes =
        Nodes.start(
            2,
            "ANTREAN_CONFIRM_MOBILE",
            "on",
            "ANTREAN_LIMITS",
            "on",
            "ANTREAN_SMS_URL",
            "http://127.0.0.1:9/nobody");
    db = nodes.database();
    TestBranch.open(nodes, 2);
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @AfterEach
  void theGatewayIsBack() {
    gatewayAwaySince(null);
  }

  @Test
  void withoutAPassNoPlaceIsTaken() {
    long slot = slot(2);
    var answer = book(TestPeople.wish(people++, slot));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("phone_unproved");
    assertThat(free(slot)).isEqualTo(2);
  }

  @Test
  void withThePassOfItsMobileItIsBookedOnAnyNode() {
    long slot = slot(2);
    var wish = TestPeople.wish(people++, slot);
    var pass = pass("phone", wish.getString("phone"));
    var booked = book(wish.put("phonePass", pass));
    assertThat(booked.status()).isEqualTo(201);
    assertThat(proof(booked)).isEqualTo("true false false");
  }

  @Test
  void thePassOfAnotherMobileIsNone() {
    var pass = pass("phone", "081299990000");
    var answer = book(TestPeople.wish(people++, slot(2)).put("phonePass", pass));
    assertThat(answer.code()).isEqualTo("phone_unproved");
  }

  @Test
  void anEMailAddressProvesAsWellIfItIsTheBookings() {
    var mail = "siti%d@contoh.id".formatted(people);
    var pass = pass("email", mail);
    var wish = TestPeople.wish(people++, slot(2)).put("phonePass", pass);
    assertThat(book(wish).code()).isEqualTo("phone_unproved");
    var booked = book(wish.copy().put("email", mail));
    assertThat(booked.status()).isEqualTo(201);
    assertThat(proof(booked)).isEqualTo("false true false");
  }

  @Test
  void aMobileOfAnotherCountryIsTaken() {
    var wish = TestPeople.wish(people++, slot(2)).put("phone", "+60 12-345 6789");
    var booked = book(wish.put("phonePass", pass("phone", "+60123456789")));
    assertThat(booked.status()).isEqualTo(201);
  }

  @Test
  void aRepeatNeedsNoPass() {
    var wish = TestPeople.wish(people++, slot(2));
    var key = UUID.randomUUID().toString();
    var pass = pass("phone", wish.getString("phone"));
    var first = post("/api/v1/bookings", wish.copy().put("phonePass", pass), key);
    var repeat = post("/api/v1/bookings", wish, key);
    assertThat(repeat.status()).isEqualTo(201);
    assertThat(repeat.json().getString("code")).isEqualTo(first.json().getString("code"));
  }

  @Test
  void aWrongPinSaysHowManyTriesAreLeft() {
    var pin = ask("phone", "0812%08d".formatted(people++)).json().getString("id");
    var wrong = TestPins.wrong(TestPins.digits(nodes, pin));
    for (int left = 4; left >= 1; left--) {
      var answer = post("/api/v1/phones/" + pin + "/proof", new JsonObject().put("pin", wrong));
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("pin_wrong");
      assertThat(answer.json().getInteger("triesLeft")).isEqualTo(left);
    }
    var last = post("/api/v1/phones/" + pin + "/proof", new JsonObject().put("pin", wrong));
    assertThat(last.status()).isEqualTo(410);
    assertThat(last.code()).isEqualTo("pin_over");
    var unknown = "/api/v1/phones/" + UUID.randomUUID() + "/proof";
    assertThat(post(unknown, new JsonObject().put("pin", "123456")).code()).isEqualTo("pin_over");
    assertThat(post("/api/v1/phones", new JsonObject().put("id", "x")).code())
        .isEqualTo("pin_over");
  }

  @Test
  void thePinGoesOutAgainNotBeforeAMinute() {
    var asked = ask("phone", "0812%08d".formatted(people++)).json();
    var again = post("/api/v1/phones", new JsonObject().put("id", asked.getString("id")));
    assertThat(again.status()).isEqualTo(429);
    assertThat(Integer.parseInt(again.header("Retry-After"))).isBetween(1, 61);
  }

  @Test
  void whoProvedAMobileMayAskAboutThreeKnownNiksADay() {
    int known = people++;
    var pass = pass("phone", "0812%08d".formatted(known));
    var first = TestPeople.wish(known, slot(9)).put("phonePass", pass);
    assertThat(book(first).status()).isEqualTo(201);
    var refused = first.copy().put("slot", Long.toString(slot(9)));
    var statuses = IntStream.range(0, 6).map(n -> book(refused).status()).boxed().toList();
    // Twice; where a node counted alone for a while, each of them twice.
    assertThat(statuses).startsWith(409, 409).endsWith(429, 429);
    // Whether the next NIK is known does not show either.
    var stranger = TestPeople.wish(people++, slot(9)).put("phone", first.getString("phone"));
    assertThat(book(stranger.put("phonePass", pass)).status()).isEqualTo(429);
  }

  @Test
  void whileNoPinCanBeSentItIsBookedUnprovedOncePerMobile() {
    gatewayAwaySince(START.minusSeconds(30));
    assertThat(book(TestPeople.wish(people++, slot(9))).code())
        .as("away for less than two minutes")
        .isEqualTo("phone_unproved");
    gatewayAwaySince(START.minusSeconds(120));
    var wish = TestPeople.wish(people++, slot(9));
    var booked = book(wish);
    assertThat(booked.status()).isEqualTo(201);
    assertThat(proof(booked)).isEqualTo("false false true");
    var second = TestPeople.wish(people++, slot(9)).put("phone", wish.getString("phone"));
    assertThat(book(second).code()).isEqualTo("cannot_book");
    var statuses = TestPeople.race(40, n -> book(TestPeople.wish(5_000 + n, slot(9))).status());
    assertThat(statuses).contains(429);
    assertThat(statuses).filteredOn(s -> s == 201).hasSizeLessThanOrEqualTo(30);
    assertThat(nodes.management(0, "/metrics").orElseThrow().body())
        .contains("gateway_away_seconds{channel=\"SMS\"}");
  }

  @Test
  void atTheDeskTheOfficerSeesThePersonAndNoPinIsAsked() {
    var officer = nodes.http(0).as("officer");
    var slot =
        nodes.http(0).get("/api/v1/branches/semarang-pemuda/slots?days=8").array().stream()
            .map(JsonObject.class::cast)
            .filter(s -> s.getBoolean("bookable"))
            .findFirst()
            .orElseThrow();
    var wish = TestPeople.wish(people++, Long.parseLong(slot.getString("id")));
    wish.put("reason", "RESIGNED");
    assertThat(officer.post("/api/v1/bookings", wish).status()).isEqualTo(201);
  }

  private static String pass(String kind, String contact) {
    var pin = ask(kind, contact).json().getString("id");
    var body = new JsonObject().put("pin", TestPins.digits(nodes, pin));
    var proved = post("/api/v1/phones/" + pin + "/proof", body);
    assertThat(proved.status()).isEqualTo(200);
    return proved.json().getString("phonePass");
  }

  private static Answer ask(String kind, String contact) {
    var asked = post("/api/v1/phones", new JsonObject().put(kind, contact));
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    return asked;
  }

  private static Answer book(JsonObject wish) {
    return post("/api/v1/bookings", wish);
  }

  private static Answer post(String path, JsonObject body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  /** Each time at the other node. */
  private static Answer post(String path, JsonObject body, String key) {
    return nodes.http(key.hashCode() & 1).post(path, body, key);
  }

  private static long slot(int places) {
    return TestBranch.slot(db, ++days, places, 1);
  }

  private static int free(long slot) {
    return db.first(
            row -> row.getInteger(0), "SELECT cardinality(free) FROM slot WHERE id = $1", slot)
        .orElseThrow();
  }

  private static String proof(Answer booked) {
    return db.first(
            row -> row.getBoolean(0) + " " + row.getBoolean(1) + " " + row.getBoolean(2),
            "SELECT proved, mail_proved, unproved FROM booking WHERE code_hash = $1",
            Code.lookup(nodes.main(0).rooms().sealed(), booked.json().getString("code")))
        .orElseThrow();
  }

  /** On all nodes; null: it takes what it gets. */
  private static void gatewayAwaySince(Instant since) {
    do {
      for (int node = 0; node < nodes.count(); node++) {
        nodes.main(node).rooms().security().gateways().reached(Channel.SMS);
      }
      for (int node = 0; node < nodes.count() && since != null; node++) {
        nodes.main(node).rooms().security().gateways().missed(Channel.SMS, since);
      }
    } while (!Objects.equals(since, awaySince())); // the couriers try, too
  }

  private static Instant awaySince() {
    return db.first(
            row -> Optional.ofNullable(Sql.instant(row, "away_since")),
            "SELECT away_since FROM gateway WHERE channel = 'SMS'")
        .orElseThrow()
        .orElse(null);
  }
}
