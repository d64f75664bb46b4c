package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Channel;
import id.antrean.core.Code;
import id.antrean.db.Sql;
import id.antrean.security.TestPins;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
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

  private static ProofFixture fixture;
  private static int people = 900;

  @BeforeAll
  static void start() {
    fixture =
        new ProofFixture(
            "ANTREAN_SMS_URL", "http://127.0.0.1:9/nobody", "ANTREAN_TRUSTED_PROXIES", "127.0.0.1");
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @AfterEach
  void theGatewayIsBack() {
    gatewayAwaySince(null);
  }

  @Test
  void withoutAPassNoPlaceIsTaken() {
    long slot = fixture.slot(2);
    var answer = fixture.book(TestPeople.wish(people++, slot));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("phone_unproved");
    assertThat(fixture.free(slot)).isEqualTo(2);
  }

  @Test
  void withThePassOfItsMobileItIsBookedOnAnyNode() {
    long slot = fixture.slot(2);
    var wish = TestPeople.wish(people++, slot);
    var pass = fixture.pass("phone", wish.getString("phone"));
    var booked = fixture.book(wish.put("phonePass", pass));
    assertThat(booked.status()).isEqualTo(201);
    assertThat(proof(booked)).isEqualTo("true false false");
  }

  /** Else everybody would be sent a PIN for a time that is gone. */
  @Test
  void forATimeThatIsKnownToBeFullNothingNeedBeProved() {
    long slot = fixture.slot(1);
    var node = fixture.nodes.http(0);
    for (int status : new int[] {201, 409}) {
      var wish = TestPeople.wish(people++, slot);
      var pass = fixture.pass("phone", wish.getString("phone"));
      assertThat(node.post("/api/v1/bookings", wish.put("phonePass", pass)).status())
          .isEqualTo(status);
    }
    var late = node.post("/api/v1/bookings", TestPeople.wish(people++, slot));
    assertThat(late.code()).isEqualTo("slot_full");
    assertThat(late.json().getJsonArray("alternatives")).isNotNull();
  }

  @Test
  void thePassOfAnotherMobileIsNone() {
    var pass = fixture.pass("phone", "081299990000");
    var answer = fixture.book(TestPeople.wish(people++, fixture.slot(2)).put("phonePass", pass));
    assertThat(answer.code()).isEqualTo("phone_unproved");
  }

  @Test
  void anEMailAddressProvesAsWellIfItIsTheBookings() {
    var mail = "siti%d@contoh.id".formatted(people);
    var pass = fixture.pass("email", mail);
    var wish = TestPeople.wish(people++, fixture.slot(2)).put("phonePass", pass);
    assertThat(fixture.book(wish).code()).isEqualTo("phone_unproved");
    var booked = fixture.book(wish.copy().put("email", mail));
    assertThat(booked.status()).isEqualTo(201);
    assertThat(proof(booked)).isEqualTo("false true false");
  }

  @Test
  void aMobileOfAnotherCountryIsTaken() {
    var wish = TestPeople.wish(people++, fixture.slot(2)).put("phone", "+60 12-345 6789");
    var booked = fixture.book(wish.put("phonePass", fixture.pass("phone", "+60123456789")));
    assertThat(booked.status()).isEqualTo(201);
  }

  @Test
  void aRepeatNeedsNoPass() {
    var wish = TestPeople.wish(people++, fixture.slot(2));
    var key = UUID.randomUUID().toString();
    var pass = fixture.pass("phone", wish.getString("phone"));
    var first = fixture.post("/api/v1/bookings", wish.copy().put("phonePass", pass), key);
    var repeat = fixture.post("/api/v1/bookings", wish, key);
    assertThat(repeat.status()).isEqualTo(201);
    assertThat(repeat.json().getString("code")).isEqualTo(first.json().getString("code"));
  }

  @Test
  void aWrongPinSaysHowManyTriesAreLeft() {
    var pin = fixture.ask("phone", "0812%08d".formatted(people++)).json().getString("id");
    var wrong = TestPins.wrong(TestPins.digits(fixture.nodes, pin));
    for (int left = 4; left >= 1; left--) {
      var answer =
          fixture.post("/api/v1/phones/" + pin + "/proof", new JsonObject().put("pin", wrong));
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("pin_wrong");
      assertThat(answer.json().getInteger("triesLeft")).isEqualTo(left);
    }
    var last = fixture.post("/api/v1/phones/" + pin + "/proof", new JsonObject().put("pin", wrong));
    assertThat(last.status()).isEqualTo(410);
    assertThat(last.code()).isEqualTo("pin_over");
    var unknown = "/api/v1/phones/" + UUID.randomUUID() + "/proof";
    assertThat(fixture.post(unknown, new JsonObject().put("pin", "123456")).code())
        .isEqualTo("pin_over");
    assertThat(fixture.post("/api/v1/phones", new JsonObject().put("id", "x")).code())
        .isEqualTo("pin_over");
  }

  @Test
  void thePinGoesOutAgainNotBeforeAMinute() {
    var asked = fixture.ask("phone", "0812%08d".formatted(people++)).json();
    var again = fixture.post("/api/v1/phones", new JsonObject().put("id", asked.getString("id")));
    assertThat(again.status()).isEqualTo(429);
    assertThat(Integer.parseInt(again.header("Retry-After"))).isBetween(1, 61);
  }

  @Test
  void whoProvedAMobileMayAskAboutThreeKnownNiksADay() {
    int asking = people++;
    var pass = fixture.pass("phone", "0812%08d".formatted(asking));
    var first = TestPeople.wish(asking, fixture.slot(9)).put("phonePass", pass);
    var refused = IntStream.range(0, 6).mapToObj(n -> known(first)).toList();
    var statuses = refused.stream().map(wish -> fixture.book(wish).status()).toList();
    // Twice; where a node counted alone for a while, each of them twice.
    assertThat(statuses).startsWith(409, 409).contains(429).containsOnly(409, 429);
    assertThat(statuses).filteredOn(status -> status == 409).hasSizeLessThanOrEqualTo(4);
    // Whether the next NIK is known does not show either.
    var stranger =
        TestPeople.wish(people++, fixture.slot(9)).put("phone", first.getString("phone"));
    assertThat(fixture.book(stranger.put("phonePass", pass)).status()).isEqualTo(429);
    // What it knows it may ask again: it shows nothing new, and staff may have freed it.
    assertThat(fixture.book(refused.getFirst()).code()).isEqualTo("cannot_book");
    fixture.db.update("UPDATE booking SET state = 'CANCELLED' WHERE state = 'BOOKED'");
    assertThat(fixture.book(refused.getFirst()).status()).isEqualTo(201);
  }

  /** A wish of the same holder, for a NIK that a stranger has booked with. */
  private static JsonObject known(JsonObject first) {
    int squatted = people++;
    var theirs = TestPeople.wish(squatted, fixture.slot(9));
    theirs.put("phonePass", fixture.pass("phone", theirs.getString("phone")));
    assertThat(fixture.book(theirs).status()).isEqualTo(201);
    return TestPeople.wish(squatted, fixture.slot(9))
        .put("phone", first.getString("phone"))
        .put("phonePass", first.getString("phonePass"));
  }

  @Test
  void theOwnerOfASquattedNikTriesAgainUntilStaffHaveFreedIt() {
    var own = TestPeople.wish(people++, fixture.slot(9));
    own.put("phonePass", fixture.pass("phone", own.getString("phone")));
    var squatted = known(own);
    var codes = IntStream.range(0, 5).mapToObj(n -> fixture.book(squatted).code()).toList();
    assertThat(codes).containsOnly("cannot_book");
    assertThat(fixture.book(own).status()).isEqualTo(201);
  }

  @Test
  void whileNoPinCanBeSentItIsBookedUnprovedOncePerMobile() {
    gatewayAwaySince(START.minusSeconds(30));
    assertThat(fixture.book(TestPeople.wish(people++, fixture.slot(9))).code())
        .as("away for less than two minutes")
        .isEqualTo("phone_unproved");
    var wish = TestPeople.wish(people++, fixture.slot(9));
    Answer booked;
    int tries = 0;
    do { // a courier may reach the gateway just then
      gatewayAwaySince(START.minusSeconds(120));
      booked = fixture.book(wish);
    } while (booked.status() != 201 && ++tries < 20);
    assertThat(booked.status()).isEqualTo(201);
    assertThat(proof(booked)).isEqualTo("false false true");
    var second = TestPeople.wish(people++, fixture.slot(9)).put("phone", wish.getString("phone"));
    assertThat(fixture.book(second).code()).isEqualTo("cannot_book");
    var slots = IntStream.range(0, 50).mapToLong(n -> fixture.slot(9)).toArray();
    var statuses =
        TestPeople.race(
            40, n -> fixture.book(TestPeople.wish(5_000 + n, fixture.slot(9))).status());
    assertThat(statuses).contains(429);
    assertThat(statuses).filteredOn(s -> s == 201).hasSizeLessThanOrEqualTo(30);
    // From many addresses as well.
    var botnet =
        TestPeople.race(50, n -> from("203.0.113." + n, TestPeople.wish(6_000 + n, slots[n])));
    assertThat(botnet).contains(429);
    assertThat(botnet).filteredOn(s -> s == 201).hasSizeLessThanOrEqualTo(30);
    assertThat(fixture.nodes.management(0, "/metrics").orElseThrow().body())
        .contains("gateway_away_seconds{channel=\"SMS\"}");
  }

  private static int from(String address, JsonObject wish) {
    return fixture
        .nodes
        .wire(0)
        .send(
            "POST",
            "/api/v1/bookings",
            wish.encode(),
            "Content-Type: application/json",
            "Idempotency-Key: " + UUID.randomUUID(),
            "X-Forwarded-For: " + address)
        .status();
  }

  @Test
  void atTheDeskTheOfficerSeesThePersonAndNoPinIsAsked() {
    var officer = fixture.nodes.http(0).as("officer");
    var slot =
        fixture.nodes.http(0).get("/api/v1/branches/semarang-pemuda/slots?days=8").array().stream()
            .map(JsonObject.class::cast)
            .filter(s -> s.getBoolean("bookable"))
            .findFirst()
            .orElseThrow();
    var wish = TestPeople.wish(people++, Long.parseLong(slot.getString("id")));
    wish.put("reason", "RESIGNED");
    assertThat(officer.post("/api/v1/bookings", wish).status()).isEqualTo(201);
  }

  private static String proof(Answer booked) {
    return fixture
        .db
        .first(
            row -> row.getBoolean(0) + " " + row.getBoolean(1) + " " + row.getBoolean(2),
            "SELECT proved, mail_proved, unproved FROM booking WHERE code_hash = $1",
            Code.lookup(fixture.nodes.main(0).rooms().sealed(), booked.json().getString("code")))
        .orElseThrow();
  }

  /** On all fixture.nodes; null: it takes what it gets. */
  private static void gatewayAwaySince(Instant since) {
    do {
      for (int node = 0; node < fixture.nodes.count(); node++) {
        fixture.nodes.main(node).rooms().security().gateways().reached(Channel.SMS);
      }
      for (int node = 0; node < fixture.nodes.count() && since != null; node++) {
        fixture.nodes.main(node).rooms().security().gateways().missed(Channel.SMS, since);
      }
    } while (!Objects.equals(since, awaySince())); // the couriers try, too
  }

  private static Instant awaySince() {
    return fixture
        .db
        .first(
            row -> Optional.ofNullable(Sql.instant(row, "away_since")),
            "SELECT away_since FROM gateway WHERE channel = 'SMS'")
        .orElseThrow()
        .orElse(null);
  }
}
