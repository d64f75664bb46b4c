package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A booking that is moved again and again: a bomb for a phone, and places withheld from others. */
@Antrean(counters = 2)
class MovesSpentIT {
  private static Nodes nodes;
  private static Http guest;
  private static long[] slots;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
    slots =
        new long[] {
          TestBranch.slot(nodes.database(), "ONLINE", "09:00", 50, 1),
          TestBranch.slot(nodes.database(), "ONLINE", "09:30", 50, 51),
          TestBranch.slot(nodes.database(), "ONLINE", "10:00", 50, 101),
          TestBranch.slot(nodes.database(), "ONLINE", "10:30", 50, 151)
        };
  }

  @Test
  void oneBookingMovedTwoHundredTimesMovesThreeTimesADayAndItsPhoneStaysQuiet() {
    var booking = booked(1);
    int moved = 0;
    for (int i = 0; i < 200; i++) {
      var answer = move(booking, i < 3 ? i + 1 : 0);
      moved += answer.status() == 200 ? 1 : 0;
      if (i >= 3) {
        assertThat(answer.code()).isEqualTo("moves_spent");
        assertThat(answer.body()).contains("3 kali dipindah hari ini");
      }
    }
    assertThat(moved).isEqualTo(3);
    assertThat(count("event WHERE kind = 'BookingMoved' AND subject = ", booking.key()))
        .isEqualTo(3);
    assertThat(count("message WHERE channel = 'SMS' AND booking_id = ", booking.key()))
        .isLessThanOrEqualTo(4);
    assertThat(guest.get("/t/" + booking.code() + "/pindah").body())
        .contains("3 kali dipindah hari ini");
  }

  @Test
  void tenMovesAreAllThereAreAndStaffMoveItFurther() {
    var booking = booked(2);
    for (int day = 0; day < 4; day++) {
      for (int i = 0; i < 3; i++) {
        move(booking, day * 3 + i + 1);
      }
      nodes.database().run("UPDATE event SET at = at - interval '1 day'");
    }
    assertThat(count("event WHERE kind = 'BookingMoved' AND subject = ", booking.key()))
        .isEqualTo(10);
    var refused = move(booking, 1);
    assertThat(refused.code()).isEqualTo("moves_spent");
    assertThat(refused.body()).contains("tidak bisa dipindah lagi");

    var admin = guest.as("admin");
    var token = guest.get("/api/v1/bookings/" + booking.code()).json().getString("checkInToken");
    for (int i = 0; i < 4; i++) {
      var desk =
          new JsonObject().put("token", token).put("slot", Long.toString(slots[(i + 1) % 2]));
      var moved = admin.post("/api/v1/branches/" + TestBranch.BRANCH + "/moves", desk);
      assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }
  }

  @Test
  void theTicketPageSaysWhichMessageWasLeftOutAndOffersAnotherOnTheNextDay() {
    var today = ticketWithMessageLeftOut(booked(4), "2026-11-23T08:00:00+07:00");
    assertThat(today)
        .contains("SMS: tidak dikirim Senin, 23 November, pukul 08.00 WIB", "Catat nomor di atas")
        .doesNotContain("Kirim ulang SMS");
    var later = ticketWithMessageLeftOut(booked(5), "2026-11-22T23:59:00+07:00");
    assertThat(later).contains("SMS: tidak dikirim Minggu, 22 November", "Kirim ulang SMS");
  }

  private static String ticketWithMessageLeftOut(Made booking, String at) {
    nodes
        .database()
        .run(
            """
            INSERT INTO message (event_id, channel, template, booking_id, state, next_at, created_at)
            SELECT 1000000000 + number, 'SMS', 'BOOKED', id, 'SKIPPED', $2, $2 FROM booking
            WHERE request_key = $1
            """,
            booking.key(),
            OffsetDateTime.parse(at));
    return guest.get("/t/" + booking.code()).body();
  }

  @Test
  void manyMovesAtOnceAreThreeToo() {
    var booking = booked(3);
    var answers = TestPeople.race(40, n -> move(booking, n).status());
    assertThat(answers).as("never 404: it is there").contains(200).isSubsetOf(200, 409, 503);
    assertThat(count("event WHERE kind = 'BookingMoved' AND subject = ", booking.key()))
        .isLessThanOrEqualTo(3);
  }

  private record Made(String code, String key) {}

  private static Made booked(int person) {
    var key = "moved-again-and-again-" + person;
    var answer = guest.post("/api/v1/bookings", TestPeople.wish(person, slots[0]), key);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new Made(answer.json().getString("code"), key);
  }

  private static Http.Answer move(Made booking, int to) {
    var slot = new JsonObject().put("slot", Long.toString(slots[to % slots.length]));
    return guest.patch("/api/v1/bookings/" + booking.code(), slot);
  }

  private static int count(String from, String key) {
    return nodes
        .database()
        .first(
            row -> row.getInteger("n"),
            "SELECT count(*)::int AS n FROM "
                + from
                + "(SELECT id FROM booking WHERE request_key = $1)",
            key)
        .orElseThrow();
  }
}
