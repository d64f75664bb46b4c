package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A booking that a member of staff makes at the desk: spared the captcha, kept on the trail. */
@Antrean(counters = 2, captcha = true)
class StaffBookingIT {
  private static Nodes nodes;
  private static Http guard;
  private static long slot;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 20, 1);
    nodes
        .database()
        .update(
            """
            UPDATE account_role SET branch_id = $1
            WHERE account_id = (SELECT id FROM account WHERE username = 'guard')
            """,
            TestBranch.BRANCH);
    guard = nodes.http(0).as("guard");
  }

  @Test
  void theTrailSaysWhoBookedFromWhere() {
    var made = guard.post("/api/v1/bookings", TestPeople.wish(1, slot));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(trail()).contains("guard " + TestBranch.BRANCH + " 127.0.0.1");
  }

  @Test
  void aRepeatIsOneBookingAndOneLineOfTheTrail() {
    int before = trail().size();
    var wish = TestPeople.wish(2, slot);
    for (int i = 0; i < 2; i++) {
      assertThat(guard.post("/api/v1/bookings", wish, "staff-repeat").status()).isEqualTo(201);
    }
    assertThat(trail()).hasSize(before + 1);
  }

  @Test
  void withoutTheTokenOfTheirOwnPageNothingIsBooked() {
    int before = trail().size();
    var forged = guard.with(null).post("/api/v1/bookings", TestPeople.wish(3, slot));
    assertThat(forged.code()).isEqualTo("csrf");
    var other = guard.with("made-up").post("/api/v1/bookings", TestPeople.wish(3, slot));
    assertThat(other.code()).isEqualTo("csrf");
    assertThat(trail()).hasSize(before);
  }

  @Test
  void atAnotherBranchASlotIsAsGoodAsNotThere() {
    var elsewhere =
        nodes
            .database()
            .first(
                row -> row.getLong("id"),
                """
                SELECT id FROM slot
                WHERE branch_id <> $1 AND lane = 'ONLINE' AND service_date > '2026-11-24'
                LIMIT 1
                """,
                TestBranch.BRANCH)
            .orElseThrow();
    var refused = guard.post("/api/v1/bookings", TestPeople.wish(4, elsewhere));
    assertThat(refused.code()).isEqualTo("unknown_slot");
  }

  @Test
  void whatIsWrongIsSaidAboutTheVisitorAndNotToThem() {
    var wrong = TestPeople.wish(7, slot).put("nik", "3374").put("phone", "").put("name", "");
    var refused = guard.post("/api/v1/bookings", wrong.put("kpj", new JsonArray().add("12")));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getJsonObject("fields").fieldNames())
        .contains("nik", "kpj[0]", "name", "phone");
    assertThat(refused.body()).contains("Tertulis 4 angka").doesNotContain("Anda");
    var wish = TestPeople.wish(8, slot);
    assertThat(guard.post("/api/v1/bookings", wish).status()).isEqualTo(201);
    var known = guard.post("/api/v1/bookings", wish);
    assertThat(known.code()).isEqualTo("cannot_book");
    assertThat(known.body()).contains("Jika orang ini").doesNotContain("Anda");
  }

  @Test
  void theMessagesAreInTheLanguageOfTheVisitorAndNotOfTheConsole() {
    var wish = TestPeople.wish(9, slot).put("language", "en");
    var made = guard.post("/api/v1/bookings", wish);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(
            nodes
                .database()
                .list(
                    row -> row.getString("language"),
                    "SELECT language FROM booking WHERE number = $1 AND branch_id = $2",
                    Integer.parseInt(made.json().getString("number").substring(2)),
                    TestBranch.BRANCH))
        .contains("en");
  }

  @Test
  void aParticipantNeedsTheCaptchaAndLeavesNoLine() {
    int before = trail().size();
    var refused = nodes.http(0).post("/api/v1/bookings", TestPeople.wish(5, slot));
    assertThat(refused.code()).isEqualTo("captcha_required");
    var typed = TestPeople.wish(6, slot).put("captcha", new JsonObject().put("pass", "made-up"));
    assertThat(guard.post("/api/v1/bookings", typed).code()).isEqualTo("captcha_expired");
    assertThat(trail()).hasSize(before);
  }

  private static List<String> trail() {
    return nodes
        .database()
        .list(
            row -> row.getString("line"),
            """
            SELECT actor || ' ' || branch_id || ' ' || (detail ->> 'address') AS line
            FROM audit WHERE action = 'BOOKED_BY_STAFF' AND object LIKE 'booking:%'
            """);
  }
}
