package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When the day is over, nobody is held by a booking that nobody came for. */
@Antrean(clock = "2026-11-24T08:20:00+07:00", counters = 2)
class BookingRetentionIT {
  private static final Instant LAST_MINUTE = Instant.parse("2026-11-24T16:59:00Z"); // 23:59 WIB

  private static Nodes nodes;
  private static Http guest;

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

    assertThat(close(LAST_MINUTE)).isZero();
    assertThat(guest.post("/api/v1/bookings", TestPeople.wish(1, ten)).status()).isEqualTo(409);

    assertThat(close(LAST_MINUTE.plusSeconds(120))).isEqualTo(1);
    var code = first.json().getString("code");
    assertThat(guest.get("/api/v1/bookings/" + code).json().getString("state")).isEqualTo("ABSENT");
    assertThat(guest.post("/api/v1/bookings", TestPeople.wish(1, ten)).status()).isEqualTo(201);
    assertThat(close(LAST_MINUTE)).as("the new one is of the day that is not over").isZero();
  }
}
