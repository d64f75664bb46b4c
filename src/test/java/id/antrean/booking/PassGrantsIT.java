package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.ClaimReference;
import id.antrean.core.Ids;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.WrittenReason;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A supervisor opens the e-Klaim lane to a person; the guard sees for which claim and days. */
@Antrean(counters = 2, shared = true)
class PassGrantsIT {
  private static final String BRANCH = "/api/v1/branches/" + TestBranch.BRANCH;
  private static Nodes nodes;
  private static Http guest;
  private static Http supervisor;
  private static Http guard;
  private static long slot;
  private static int people = 61_000;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    var db = nodes.database();
    TestBranch.staff(db, TestBranch.BRANCH, "izin");
    TestBranch.staff(db, "surakarta", "lain");
    slot = TestBranch.slot(db, TestBranch.DAY.minusDays(1), "E_KLAIM", "07:30", 20, 1);
    db.run("UPDATE slot SET closes_at = starts_at WHERE id = $1", slot);
    guest = nodes.http(0);
    supervisor = guest.as("supervisor-izin");
    guard = guest.as("guard-izin");
  }

  @Test
  void withThePassItsHolderBooksAndTheGuardSeesClaimDaysAndStatus() {
    int person = people++;
    assertThat(guest.post("/api/v1/bookings", visit(person)).code()).isEqualTo("pass_required");
    var granted = grant(supervisor, wish(person, "ek-2026-00917"));
    assertThat(granted.status()).as(granted.body()).isEqualTo(201);
    assertThat(granted.json().getString("nikTail")).isEqualTo(TestPeople.nik(person).substring(12));
    assertThat(granted.json().getString("grantedBy")).isEqualTo("supervisor-izin");
    var booking = booked(person, "EK 2026 00917");
    assertThat(booking.getString("number")).startsWith("E-");
    var verdict = verdict(booking);
    assertThat(verdict.getString("verdict")).isEqualTo("ON_TIME");
    assertThat(verdict.containsKey("ticket")).isTrue();
    assertThat(verdict.getJsonObject("pass"))
        .isEqualTo(
            new JsonObject()
                .put("reference", "EK-2026-00917")
                .put("firstDay", "2026-11-23")
                .put("lastDay", "2026-12-02")
                .put("status", "VALID"));
  }

  @Test
  void theVerdictSaysThatAPassHasNotBegunOrIsOver() {
    int person = people++;
    var id = grant(supervisor, wish(person, "EK-LATER")).json().getString("id");
    var booking = booked(person, "EK-LATER");
    days(id, "2026-11-26", "2026-11-27");
    var early = verdict(booking);
    assertThat(early.getString("verdict")).isEqualTo("PASS_EXPIRED");
    assertThat(early.getString("next")).contains("baru berlaku Kamis, 26 November 2026");
    assertThat(early.getJsonObject("pass").getString("status")).isEqualTo("NOT_YET");
    days(id, "2026-11-20", "2026-11-22");
    var over = verdict(booking);
    assertThat(over.getString("next")).contains("lewat Minggu, 22 November 2026");
    assertThat(over.getJsonObject("pass").getString("status")).isEqualTo("ENDED");
    assertThat(over.getJsonObject("pass").getString("reference")).isEqualTo("EK-LATER");
  }

  private static void days(String pass, String first, String last) {
    nodes
        .database()
        .run(
            """
            UPDATE lane_pass SET first_day = $2::text::date, last_day = $3::text::date WHERE id = $1
            """,
            UUID.fromString(pass),
            first,
            last);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nik       | 337401550190      | 16 angka",
        "nik       | 33740155019O0001  | hanya berisi angka",
        "nik       | ' '               | Tulis NIK peserta",
        "reference | EK?               | 4 sampai 40 huruf",
        "reference | ' '               | Tulis nomor klaim",
        "lastDay   | 2026-11-22        | sebelum hari pertama, Senin, 23 November 2026",
        "lastDay   | 2026-12-25        | Paling lama 31 hari",
        "reason    | ' '               | Tulis alasannya",
        "reason    | untuk 3374 0155 0190 0001 | tidak boleh berisi NIK",
        "reason    | HP 0812-3456-789  | nomor HP",
      })
  void aWrongFieldIsRefusedInItsOwnWordsAndNothingIsGranted(
      String field, String value, String words) {
    var wish = wish(people++, "EK-WRONG");
    var refused = grant(supervisor, wish.put(field, value));
    assertThat(refused.code()).isEqualTo("invalid_input");
    assertThat(refused.json().getJsonObject("fields").getMap()).containsOnlyKeys(field);
    assertThat(refused.json().getJsonObject("fields").getString(field)).contains(words);
    assertThat(passes("EK-WRONG")).isZero();
  }

  @Test
  void aPassIsNeitherOverNorBeginsInAMonthAndEveryWrongFieldIsSaid() {
    var past = wish(people++, "EK-PAST").put("firstDay", "2026-11-20").put("lastDay", "2026-11-22");
    assertThat(grant(supervisor, past).body()).contains("Hari terakhir sudah lewat");
    var far = wish(people++, "EK-FAR").put("firstDay", "2026-12-25").put("lastDay", "2026-12-27");
    assertThat(grant(supervisor, far).body()).contains("Paling jauh 31 hari dari hari ini");
    var all = past.put("nik", "1").put("reference", "1").put("reason", "123456789");
    assertThat(grant(supervisor, all).json().getJsonObject("fields").getMap())
        .containsOnlyKeys("nik", "reference", "reason", "lastDay");
  }

  @Test
  void onlyASupervisorOfTheBranchGrants() {
    var wish = wish(people++, "EK-NOBODY");
    for (var name : List.of("officer-izin", "supervisor-lain")) {
      assertThat(grant(guest.as(name), wish).code()).as(name).isEqualTo("forbidden");
    }
    assertThat(grant(guard, wish).code()).isEqualTo("forbidden");
    assertThat(grant(guest, wish).code()).isEqualTo("not_signed_in");
    assertThat(grant(supervisor.with(null), wish).code()).isEqualTo("csrf");
    assertThat(passes("EK-NOBODY")).isZero();
  }

  @Test
  void aClaimIsOfOneNikHoweverItIsWrittenAndMayHaveALongerWindow() {
    int person = people++;
    var first = grant(supervisor, wish(person, "EK-2026-77")).json();
    var other = grant(supervisor, wish(people++, "ek 2026.77"));
    assertThat(other.code()).isEqualTo("claim_of_another");
    assertThat(other.json().getJsonObject("fields").getMap()).containsOnlyKeys("reference");
    var longer = grant(supervisor, wish(person, "EK 2026/77").put("lastDay", "2026-12-10"));
    assertThat(longer.status()).isEqualTo(201);
    assertThat(longer.json().getString("id")).isNotEqualTo(first.getString("id"));
  }

  @Test
  void againWithTheSameKeyOrAnotherItIsOnePassAndOneLineOfTheTrail() {
    var wish = wish(people++, "EK-AGAIN");
    var key = UUID.randomUUID().toString();
    var first = supervisor.post(BRANCH + "/passes", wish, key).json();
    assertThat(supervisor.post(BRANCH + "/passes", wish, key).json()).isEqualTo(first);
    assertThat(grant(supervisor, wish).json()).isEqualTo(first);
    var reused = supervisor.post(BRANCH + "/passes", wish(people++, "EK-AGAIN-2"), key);
    assertThat(reused.code()).isEqualTo("request_key_reused");
    assertThat(passes("EK-AGAIN")).isOne();
    assertThat(trail(first.getString("id"))).hasSize(1);
  }

  @Test
  void theTrailSaysWhoGrantedWhichDaysWhyAndFromWhereAndNotToWhom() {
    int person = people++;
    var id = grant(supervisor, wish(person, "EK-TRAIL")).json().getString("id");
    assertThat(String.join("", trail(id)))
        .contains("supervisor-izin kantor-uji PASS_GRANTED", "2026-11-23/2026-12-02")
        .contains("Surat persetujuan diperlihatkan", "127.0.0.1")
        .doesNotContain(TestPeople.nik(person), "EK-TRAIL");
  }

  @Test
  void ofTwoSupervisorsWhoGrantOneClaimToTwoPeopleAtOnceOneIsRefused() {
    var admin = guest.as("admin");
    for (int round = 0; round < 10; round++) {
      var claim = "EK-RACE-" + round;
      int person = people;
      people += 2;
      var answers =
          TestPeople.race(
              2, n -> grant(n == 0 ? supervisor : admin, wish(person + n, claim)).status());
      assertThat(answers).containsExactlyInAnyOrder(201, 409);
      assertThat(passes(claim)).isOne();
    }
  }

  @Test
  void theSamePassGrantedManyTimesAtOnceIsOne() {
    var wish = wish(people++, "EK-MANY");
    var ids = TestPeople.race(8, n -> grant(supervisor, wish.copy()).json().getString("id"));
    assertThat(ids.stream().distinct()).hasSize(1);
    assertThat(trail(ids.getFirst())).hasSize(1);
  }

  /** Negative control: without the lock on the claim two people have it. */
  @Test
  void withoutTheLockOnTheClaimBothAreGranted() {
    var sealed = nodes.main(0).rooms().sealed();
    var store = new GrantedPassStore(sealed);
    var claim = ClaimReference.parse("EK-NO-LOCK");
    var bothLooked = new CyclicBarrier(2);
    int person = people;
    people += 2;
    TestPeople.race(
        2,
        n ->
            nodes
                .database()
                .inTransaction(
                    TestBranch.NOW,
                    tx -> {
                      var nik = new Nik(TestPeople.nik(person + n));
                      var nikHash = Person.nikHash(sealed, nik);
                      var claimHash = claim.hash(sealed);
                      assertThat(store.isOfAnother(tx, claimHash, nikHash)).isFalse();
                      await(bothLooked);
                      var row =
                          new GrantedPassStore.NewRow(
                              Ids.next(),
                              nikHash,
                              Lane.E_KLAIM,
                              TestBranch.BRANCH,
                              claimHash,
                              TestBranch.NOW);
                      var day = TestBranch.DAY;
                      var reason = WrittenReason.parse("uji");
                      return store.add(tx, row, new PassWish(nik, claim, day, day, reason), "uji");
                    }));
    assertThat(passes("EK-NO-LOCK")).isEqualTo(2);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject wish(int person, String claim) {
    return new JsonObject()
        .put("nik", TestPeople.nik(person))
        .put("reference", claim)
        .put("firstDay", "2026-11-23")
        .put("lastDay", "2026-12-02")
        .put("reason", "Surat persetujuan diperlihatkan");
  }

  private static Answer grant(Http who, JsonObject wish) {
    return who.post(BRANCH + "/passes", wish);
  }

  private static JsonObject visit(int person) {
    return TestPeople.wish(person, slot).put("service", "E_KLAIM_VERIFICATION");
  }

  private static JsonObject booked(int person, String claim) {
    var visit = visit(person).put("claim", new JsonObject().put("reference", claim));
    var answer = guest.post("/api/v1/bookings", visit);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static JsonObject verdict(JsonObject booking) {
    var token = new JsonObject().put("token", booking.getString("checkInToken"));
    return guard.post(BRANCH + "/check-ins", token).json();
  }

  private static int passes(String claim) {
    return nodes
        .database()
        .first(
            row -> row.getInteger(0),
            "SELECT count(*)::int FROM lane_pass WHERE claim_hash = $1",
            ClaimReference.hash(nodes.main(0).rooms().sealed(), claim))
        .orElseThrow();
  }

  private static List<String> trail(String pass) {
    return nodes
        .database()
        .list(
            row -> row.getString(0),
            """
            SELECT actor || ' ' || branch_id || ' ' || action || ' ' || detail FROM audit
            WHERE object = $1
            """,
            "lane_pass:" + pass);
  }
}
