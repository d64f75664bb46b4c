package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each service says within which scope one NIK has one open booking (R13). */
@Antrean(counters = 1)
class OneOpenIT {
  private static int people = 4_100;
  private static Nodes nodes;
  private static Http guest;
  private static long[] slots;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
    scope("GENERAL", "BRANCH_DAY");
    scope("REGISTRATION", "BRANCH");
    slots = IntStream.range(0, 4).mapToLong(n -> slot(40 + n / 2, n % 2)).toArray();
  }

  private static void scope(String service, String scope) {
    nodes
        .database()
        .update(
            "UPDATE service SET catalogue = catalogue || $2::jsonb WHERE code = $1",
            service,
            new JsonObject().put("oneOpen", scope));
    nodes.main(0).rooms().branches().reload();
  }

  /** Two on each day. */
  private static long slot(int days, int n) {
    var day = TestBranch.DAY.plusDays(days);
    return TestBranch.slot(
        nodes.database(), day, "ONLINE", n == 0 ? "09:00" : "13:00", 9, 1 + 50 * n);
  }

  @Test
  void aDayAtABranchIsOneBookingAndTheNextDayIsAnother() {
    int person = people++;
    assertThat(book(person, "GENERAL", 0).status()).isEqualTo(201);
    assertThat(book(person, "GENERAL", 1).code()).isEqualTo("cannot_book");
    assertThat(book(person, "GENERAL", 2).status()).isEqualTo(201);
  }

  @Test
  void aBranchIsOneBookingWhateverTheDay() {
    int person = people++;
    assertThat(book(person, "REGISTRATION", 0).status()).isEqualTo(201);
    assertThat(book(person, "REGISTRATION", 2).code()).isEqualTo("cannot_book");
    assertThat(book(person, "JHT", 2).status()).as("another service").isEqualTo(201);
  }

  @Test
  void aMoveToTheDayOfAnotherIsRefusedAndElsewhereTheOldDayIsFreeAgain() {
    int person = people++;
    var code = book(person, "GENERAL", 0).json().getString("code");
    var other = book(person, "GENERAL", 2).json().getString("code");
    assertThat(move(code, 3).code()).isEqualTo("same_service");
    assertThat(move(other, 3).status()).as("within its day").isEqualTo(200);
    assertThat(guest.delete("/api/v1/bookings/" + other).status()).isEqualTo(200);
    assertThat(move(code, 2).status()).isEqualTo(200);
    assertThat(book(person, "GENERAL", 3).code()).isEqualTo("cannot_book");
    assertThat(book(person, "GENERAL", 1).status()).isEqualTo(201);
  }

  private static Answer book(int person, String service, int slot) {
    var wish = TestPeople.wish(person, slots[slot]).put("service", service);
    return guest.post("/api/v1/bookings", wish);
  }

  private static Answer move(String code, int slot) {
    var to = new JsonObject().put("slot", Long.toString(slots[slot]));
    return guest.patch("/api/v1/bookings/" + code, to);
  }
}
