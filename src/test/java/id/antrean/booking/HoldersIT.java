package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Database;
import id.antrean.security.TestPins;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who proved a mobile or a mailbox answers for what they book, whomever they name. */
class HoldersIT {
  private static Nodes nodes;
  private static Database db;
  private static int people = 7_000;
  private static int days;

  @BeforeAll
  static void start() {
    nodes = Nodes.start(2, "ANTREAN_CONFIRM_MOBILE", "on", "ANTREAN_LIMITS", "on");
    db = nodes.database();
    TestBranch.open(nodes, 2);
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void oneMailboxHasFiveOpenBookingsWhateverMobilesItNames() {
    var pass = pass("email", "calo@gmail.com");
    long slot = slot(200);
    var statuses =
        TestPeople.race(
            20, n -> book(byMail(1_000 + n, slot, "calo+%d@gmail.com".formatted(n), pass)));
    assertThat(statuses).filteredOn(a -> a.status() == 201).hasSizeBetween(1, 5);
    for (int n = 0; n < 12; n++) {
      book(byMail(1_100 + n, slot, "Calo@gmail.com", pass));
    }
    assertThat(free(slot)).isBetween(195, 199);
  }

  @Test
  void whoNamesAnothersMobileUsesUpNoneOfItsBookings() {
    int victim = people++;
    var wish = TestPeople.wish(victim, slot(9));
    for (int calo = 0; calo < 2; calo++) {
      var mail = "penyerobot%d@gmail.com".formatted(calo);
      var pass = pass("email", mail);
      for (int n = 0; n < 4; n++) {
        var other = byMail(people++, slot(9), mail, pass).put("phone", wish.getString("phone"));
        assertThat(book(other).status()).isEqualTo(201);
      }
    }
    var own = wish.put("phonePass", pass("phone", wish.getString("phone")));
    assertThat(book(own).status()).isEqualTo(201);
  }

  @Test
  void whoNamesAnothersNikAndMobileUsesUpNoneOfTheirTries() {
    int victim = people++;
    var wish = TestPeople.wish(victim, slot(9));
    for (int calo = 0; calo < 2; calo++) {
      var mail = "pengganggu%d@gmail.com".formatted(calo);
      var pass = pass("email", mail);
      for (int n = 0; n < 7; n++) {
        var nowhere = wish.copy().put("slot", "999999").put("email", mail);
        assertThat(book(nowhere.put("phonePass", pass)).status()).isIn(404, 429);
      }
    }
    var own = wish.put("phonePass", pass("phone", wish.getString("phone")));
    assertThat(book(own).status()).isEqualTo(201);
  }

  /** Sixteen at once must not learn what one after the other does not. */
  @Test
  void manyAtOnceLearnNoMoreAboutKnownNiks() {
    var known = IntStream.range(0, 16).map(n -> people++).toArray();
    for (int person : known) {
      var wish = TestPeople.wish(person, slot(3));
      assertThat(book(wish.put("phonePass", pass("phone", wish.getString("phone")))).status())
          .isEqualTo(201);
    }
    var pass = pass("email", "pencari@gmail.com");
    var answers =
        TestPeople.race(
            16, n -> book(byMail(known[n], slot(3), "pencari+%d@gmail.com".formatted(n), pass)));
    assertThat(answers).filteredOn(a -> a.status() == 409).hasSizeLessThanOrEqualTo(2);
    assertThat(answers).filteredOn(a -> a.status() == 429).hasSizeGreaterThanOrEqualTo(14);
  }

  /** What a right one answered before: full; what a wrong one: no pass. */
  @Test
  void claimsAreGuessedNoOftenerWhereTheSlotIsFull() {
    long slot = TestBranch.slot(db, "E_KLAIM", "10:00", 0, 500);
    var wish = TestPeople.wish(people++, slot).put("service", "E_KLAIM_VERIFICATION");
    wish.put("phonePass", pass("phone", wish.getString("phone")));
    var answers =
        IntStream.range(0, 12)
            .mapToObj(n -> book(wish.copy().put("claim", claim("EK-%05d".formatted(n)))))
            .toList();
    assertThat(answers).filteredOn(a -> a.status() != 429).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void aMemberOfStaffBooksNoOftenerThanTheyCanType() {
    var officer = nodes.http(0).as("admin");
    long slot = slot(200);
    var statuses =
        TestPeople.race(
            90, n -> officer.post("/api/v1/bookings", TestPeople.wish(20_000 + n, slot)).status());
    assertThat(statuses).filteredOn(s -> s == 201).hasSizeBetween(25, 60);
    assertThat(statuses).contains(429);
  }

  private static JsonObject claim(String reference) {
    return new JsonObject().put("reference", reference);
  }

  private static JsonObject byMail(int person, long slot, String mail, String pass) {
    return TestPeople.wish(person, slot).put("email", mail).put("phonePass", pass);
  }

  private static String pass(String kind, String contact) {
    var asked = post("/api/v1/phones", new JsonObject().put(kind, contact));
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    var pin = asked.json().getString("id");
    var body = new JsonObject().put("pin", TestPins.digits(nodes, pin));
    return post("/api/v1/phones/" + pin + "/proof", body).json().getString("phonePass");
  }

  private static Answer book(JsonObject wish) {
    return post("/api/v1/bookings", wish);
  }

  /** Each time at some node. */
  private static Answer post(String path, JsonObject body) {
    var key = UUID.randomUUID().toString();
    return nodes.http(key.hashCode() & 1).post(path, body, key);
  }

  private static long slot(int places) {
    return TestBranch.slot(db, ++days, places, 1);
  }

  private static int free(long slot) {
    return List.copyOf(
            db.list(
                row -> row.getInteger(0), "SELECT cardinality(free) FROM slot WHERE id = $1", slot))
        .getFirst();
  }
}
