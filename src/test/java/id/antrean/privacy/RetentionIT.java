package id.antrean.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Some days after the visit nobody can tell who came, and everybody can count how many. */
@Antrean(clock = "2026-11-24T08:20:00+07:00", counters = 2)
class RetentionIT {
  private static final int DAYS = 90;
  private static final Instant VISIT = Instant.parse("2026-11-24T02:00:00Z"); // 09:00 WIB
  private static final String COUNTERS = "/api/v1/counters/" + TestBranch.BRANCH + "-";

  private static Nodes nodes;
  private static Http guest;
  private static Http admin;
  private static Vertx vertx;
  private static Retention retention;
  private long slot;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
    admin = guest.as("admin");
    vertx = Vertx.vertx();
    retention = new Retention(vertx, nodes.database(), DAYS, InstantSource.fixed(VISIT));
  }

  @AfterAll
  static void stop() {
    retention.close();
    vertx.close().await();
  }

  @BeforeEach
  void nobodyCameYet() {
    var db = nodes.database();
    for (var table : new String[] {"event", "message", "ticket", "booking", "request_key"}) {
      db.run("DELETE FROM " + table);
    }
    db.run("DELETE FROM slot WHERE branch_id = $1", TestBranch.BRANCH);
    db.run("UPDATE retention SET forgotten_until = '2000-01-01'");
    slot = TestBranch.slot(db, "ONLINE", "09:00", 20, 1);
  }

  private static Instant daysAfterTheVisit(int days) {
    return VISIT.plus(Duration.ofDays(days));
  }

  private JsonObject book(int person) {
    return guest.post("/api/v1/bookings", TestPeople.wish(person, slot)).json();
  }

  private int count(String table, String where) {
    return nodes
        .database()
        .first(
            row -> row.getInteger("n"),
            "SELECT count(*)::int AS n FROM %s WHERE %s".formatted(table, where))
        .orElseThrow();
  }

  private static final String SOMETHING_PERSONAL =
      """
      num_nonnulls(person, claim_sealed, nik_hash, phone_hash, holder_hash, open_key, fingerprint,
        code_hash, token_hash) > 0
      """;

  private String walkIn() {
    var walkIn = new JsonObject().put("service", "JHT").put("phone", "081234567890");
    return admin
        .post("/api/v1/branches/" + TestBranch.BRANCH + "/tickets", walkIn)
        .json()
        .getString("id");
  }

  @Test
  void eightyNineDaysAfterwardsAllIsThereAndAfterNinetyOnlyTheCounts() {
    var booking = book(1);
    var token = new JsonObject().put("token", booking.getString("checkInToken"));
    var entered =
        admin.post(
            "/api/v1/branches/" + TestBranch.BRANCH + "/check-ins", token.put("confirm", true));
    var ticket = entered.json().getJsonObject("ticket").getString("id");
    var walkIn = walkIn();
    admin.post(COUNTERS + "1/calls", new JsonObject());

    assertThat(retention.forget(daysAfterTheVisit(89))).isZero();
    assertThat(guest.get("/t/" + booking.getString("code")).status()).isEqualTo(200);
    assertThat(count("booking", SOMETHING_PERSONAL)).isEqualTo(1);
    assertThat(count("ticket", "num_nonnulls(phone, phone_hash) > 0")).isEqualTo(1);

    assertThat(retention.forget(daysAfterTheVisit(90))).isEqualTo(2);
    assertThat(count("booking", SOMETHING_PERSONAL)).isZero();
    assertThat(count("ticket", "num_nonnulls(phone, phone_hash) > 0")).isZero();
    assertThat(count("booking", "service_code = 'JHT' AND state = 'CHECKED_IN'")).isEqualTo(1);
    assertThat(count("ticket", "true")).isEqualTo(2);
    assertThat(guest.get("/t/" + booking.getString("code")).status()).isEqualTo(404);
    for (var id : new String[] {ticket, walkIn}) {
      var person = admin.get("/api/v1/tickets/" + id + "/person");
      assertThat(person.status()).isEqualTo(200);
      assertThat(person.body()).doesNotContain("nik", "phone");
    }
    assertThat(retention.forget(daysAfterTheVisit(91))).isZero();
  }

  @Test
  void theSamePersonMayBookAgainAndAnOldRequestKeyIsNoFault() {
    var key = UUID.randomUUID().toString();
    var wish = TestPeople.wish(1, slot);
    assertThat(guest.post("/api/v1/bookings", wish, key).status()).isEqualTo(201);
    assertThat(guest.post("/api/v1/bookings", wish).code()).isEqualTo("cannot_book");
    retention.forget(daysAfterTheVisit(90));
    assertThat(guest.post("/api/v1/bookings", wish, key).code()).isEqualTo("request_key_reused");
    assertThat(guest.post("/api/v1/bookings", wish).status()).isEqualTo(201);
  }

  @Test
  void whatWasMissedForAYearIsMadeUpForAndPassesAndRequestKeysGoToo() {
    var code = book(1).getString("code");
    guest.delete("/api/v1/bookings/" + code);
    nodes
        .database()
        .run(
            "INSERT INTO lane_pass SELECT gen_random_uuid(), '\\x01', 'E_KLAIM', $1,"
                + " '2026-11-20', '2026-11-24'",
            TestBranch.BRANCH);
    int passes = count("lane_pass", "true");
    assertThat(count("request_key", "true")).isEqualTo(1);
    retention.forget(daysAfterTheVisit(365));
    assertThat(count("booking", SOMETHING_PERSONAL)).isZero();
    assertThat(count("request_key", "true")).isZero();
    assertThat(passes).isGreaterThan(count("lane_pass", "true"));
  }

  @Test
  void manyNodesAtOnceForgetEachVisitOnce() {
    for (int person = 1; person <= 10; person++) {
      book(person);
    }
    var forgotten = TestPeople.race(6, n -> retention.forget(daysAfterTheVisit(100)));
    assertThat(forgotten.stream().mapToInt(n -> n).sum()).isEqualTo(10);
  }

  @Test
  void thePageOnPrivacySaysHowManyDays() {
    assertThat(guest.get("/privasi").body()).contains("90 hari setelah hari kunjungan");
  }
}
