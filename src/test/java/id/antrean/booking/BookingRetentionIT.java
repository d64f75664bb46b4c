package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Problem;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the day is over, nobody is held by a booking that nobody came for. */
@Antrean(clock = "2026-11-24T08:20:00+07:00", counters = 2)
class BookingRetentionIT {
  private static final Instant LAST_MINUTE = Instant.parse("2026-11-24T16:59:00Z"); // 23:59 WIB
  private static final Instant MIDNIGHT = Instant.parse("2026-11-24T17:00:00Z");
  private static final Instant DAY_BEFORE = Instant.parse("2026-11-23T05:00:00Z");
  private static final List<String> SERVICES = List.of("JHT", "GENERAL", "REGISTRATION");

  private static Nodes nodes;
  private static Http guest;
  private static int people = 1_000;
  private static int slots;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
  }

  private static int close(Instant now) {
    return BookingRetention.close(nodes.database(), now);
  }

  @Test
  void whoDidNotComeCanBookAgainAfterMidnightAndNotBefore() {
    long nine = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 20, 1);
    long ten = TestBranch.slot(nodes.database(), "ONLINE", "10:00", 20, 21);
    var first = guest.post("/api/v1/bookings", TestPeople.wish(1, nine));
    assertThat(first.status()).isEqualTo(201);

    close(LAST_MINUTE);
    assertThat(guest.post("/api/v1/bookings", TestPeople.wish(1, ten)).status()).isEqualTo(409);

    assertThat(close(LAST_MINUTE.plusSeconds(120))).isPositive();
    var code = first.json().getString("code");
    assertThat(guest.get("/api/v1/bookings/" + code).json().getString("state")).isEqualTo("ABSENT");
    assertThat(guest.post("/api/v1/bookings", TestPeople.wish(1, ten)).status()).isEqualTo(201);
    assertThat(close(LAST_MINUTE)).as("the new one is of the day that is not over").isZero();
  }

  @Test
  void whatWasMissedForbidsNothingAtMidnightThoughTheLoopWasNotThere() {
    int person = people++;
    var missed = book("JHT", person, today(), DAY_BEFORE);
    refused("JHT", person, tomorrow(), at("14:59:59"));
    book("JHT", person, tomorrow(), MIDNIGHT);
    assertThat(state(missed)).isEqualTo("ABSENT");
  }

  @Test
  void whoDidNotComeBooksAgainOnceTheDoorsAreShutAndWhoWasNotServedAnHourLater() {
    int person = people++;
    var missed = book("JHT", person, today(), DAY_BEFORE);
    book("JHT", person, tomorrow(), at("15:00:00"));
    assertThat(state(missed)).isEqualTo("ABSENT");

    int other = people++;
    var waited = checkedIn(book("JHT", other, today(), DAY_BEFORE));
    refused("JHT", other, tomorrow(), at("15:59:59"));
    book("JHT", other, tomorrow(), at("16:00:00"));
    assertThat(state(waited)).as("no no-show").isEqualTo("UNSERVED");
  }

  @Test
  void theLoopCallsNobodyANoShowWhoCame() {
    var waited = checkedIn(book("JHT", people++, today(), DAY_BEFORE));
    var missed = book("JHT", people++, today(), DAY_BEFORE);
    do { // what another statement has locked just then is stepped over
      close(MIDNIGHT);
    } while (state(waited).equals("CHECKED_IN"));
    assertThat(state(waited)).isEqualTo("UNSERVED");
    assertThat(state(missed)).isEqualTo("ABSENT");
  }

  /** Three is all that one NIK may have open. */
  @Test
  void bookingsOfAPastDayAreNotCountedAsOpen() {
    int person = people++;
    SERVICES.forEach(service -> book(service, person, today(), DAY_BEFORE));
    refused("JHT", person, tomorrow(), at("12:00:00"));
    SERVICES.forEach(service -> book(service, person, tomorrow(), MIDNIGHT));
  }

  @Test
  void manyWhoMissedTheirDayBookAtOnceAtMidnightAndEachOnce() {
    int first = people;
    people += 20;
    long missed = today();
    for (int person = first; person < people; person++) {
      book("JHT", person, missed, DAY_BEFORE);
    }
    var places = new long[] {tomorrow(), tomorrow(), tomorrow()};
    var made =
        TestPeople.race(
            60,
            n -> {
              try {
                return book("JHT", first + n % 20, places[n % 3], MIDNIGHT).id();
              } catch (Problem refused) {
                assertThat(refused.code()).isIn("cannot_book", "busy");
                return null;
              }
            });
    assertThat(made.stream().filter(id -> id != null)).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08:59:00", "14:59:59", "15:00:00", "15:59:59", "16:00:00", "23:59:59"})
  void thePageAndTheStatementJudgeAlike(String time) {
    var booking = book("JHT", people++, today(), DAY_BEFORE);
    var room = nodes.main(0).rooms().booking();
    var code = room.bookings().code(booking);
    var calendar = nodes.main(0).rooms().branches().calendar(TestBranch.BRANCH);
    for (var state : List.of("BOOKED", "CHECKED_IN")) {
      nodes.database().update("UPDATE booking SET state = $2 WHERE id = $1", booking.id(), state);
      assertThat(room.bookings().byCode(code).isOver(calendar, at(time)))
          .as(state + " at " + time)
          .isEqualTo(overBySql(booking, at(time)));
    }
  }

  private static boolean overBySql(Booking booking, Instant now) {
    return nodes
        .database()
        .first(
            row -> row.getBoolean("over"),
            "SELECT "
                + PastVisits.IS_OVER
                + "AS over FROM booking b, (SELECT $2::timestamptz AS now) clock WHERE b.id = $1",
            booking.id(),
            now)
        .orElseThrow();
  }

  private static Instant at(String time) {
    return TestBranch.DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.ofHours(7));
  }

  private static long today() {
    return slot(0);
  }

  private static long tomorrow() {
    return slot(1);
  }

  /** Each of an hour of its own, so that one person can have several. */
  private static long slot(int days) {
    int n = slots++;
    var starts = "%02d:%02d".formatted(1 + n % 22, 1 + n / 22);
    return TestBranch.slot(
        nodes.database(), TestBranch.DAY.plusDays(days), "ONLINE", starts, 40, 100 + 50 * n);
  }

  private static Booking book(String service, int person, long slot, Instant now) {
    var wish = People.wish(person, slot);
    var ofService =
        new BookingWish(
            wish.person(),
            service,
            wish.reason(),
            slot,
            wish.claimReference(),
            wish.language(),
            wish.nearTurnSms(),
            wish.proof(),
            wish.staff());
    var key = UUID.randomUUID().toString();
    return nodes.main(0).rooms().booking().bookings().book(ofService, key, Optional.empty(), now);
  }

  private static void refused(String service, int person, long slot, Instant now) {
    assertThatThrownBy(() -> book(service, person, slot, now))
        .isInstanceOfSatisfying(
            Problem.class, refusal -> assertThat(refusal.code()).isEqualTo("cannot_book"));
  }

  private static Booking checkedIn(Booking booking) {
    nodes.database().update("UPDATE booking SET state = 'CHECKED_IN' WHERE id = $1", booking.id());
    return booking;
  }

  private static String state(Booking booking) {
    return nodes
        .database()
        .first(
            row -> row.getString("state"), "SELECT state FROM booking WHERE id = $1", booking.id())
        .orElseThrow();
  }
}
