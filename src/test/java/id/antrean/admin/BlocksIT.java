package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.db.ConstraintViolation;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The block list on two nodes: two people put somebody on it, and a booking then tells nothing. */
@Antrean(nodes = 2, counters = 1)
class BlocksIT {
  private static Nodes nodes;
  private static Http guest;
  private static TextBrowser admin;
  private static TextBrowser first;
  private static TextBrowser second;
  private static long slot;
  private static int people = 81_000;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(1);
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, "satu");
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, "dua");
    TestBranch.staff(nodes.database(), "surakarta", "blokir-lain");
    nodes.main(1).rooms().branches().reload();
    admin = new TextBrowser(nodes.http(0), "admin").open("/staf/blokir");
    first = new TextBrowser(nodes.http(0), "supervisor-satu").open("/staf/blokir");
    second = new TextBrowser(nodes.http(0), "supervisor-dua").open("/staf/blokir");
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 200, 1);
  }

  @AfterEach
  void empty() {
    var list = admin.tab().open("/staf/blokir");
    while (!list.text().contains("Tidak ada yang diblokir.")) {
      var end = list.html().replaceAll("(?s).*href=\"(/staf/blokir/[^\"]*/akhiri)\".*", "$1");
      list.open(end).press("Ya, akhiri").open("/staf/blokir");
    }
    soon(201, TestPeople.wish(people++, slot));
  }

  private static TextBrowser supervisor(String name) {
    return (name.equals("satu") ? first : second).tab().open("/staf/blokir");
  }

  private static TextBrowser asked(TextBrowser by, String kind, String value) {
    return by.forge("kind", kind)
        .type("NIK, nomor, atau alamatnya", value)
        .type("Sampai hari", "31-12-2026")
        .type("Alasan", "Memesan berulang untuk calo")
        .press("Minta blokir");
  }

  /** In force with the yes of the second supervisor. */
  private static void block(String kind, String value, String seen) {
    assertThat(asked(supervisor("satu"), kind, value).text()).contains("Permintaan tercatat.");
    var agreed = supervisor("dua").follow("Setujui " + seen).press("Ya, setujui");
    assertThat(agreed.text()).contains("Blokir berlaku.", "Disetujui supervisor-dua");
  }

  private static Answer book(JsonObject wish) {
    return guest.post("/api/v1/bookings", wish);
  }

  /** Within two seconds, on the other node. */
  private static Answer soon(int status, JsonObject wish) {
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (true) {
      var answer = book(wish);
      if (answer.status() == status || System.nanoTime() > end) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
      }
      if (answer.status() == 201) {
        guest.delete("/api/v1/bookings/" + answer.json().getString("code"));
      }
      LockSupport.parkNanos(30_000_000);
    }
  }

  @Test
  void aBlockedNikGetsTheNeutralRefusalOfAnOpenBooking() {
    int person = people++;
    int other = people++;
    assertThat(book(TestPeople.wish(other, slot)).status()).isEqualTo(201);
    block("NIK", TestPeople.nik(person), TestPeople.nik(person).substring(12));
    var blocked = soon(409, TestPeople.wish(person, slot)).json();
    var open = book(TestPeople.wish(other, slot)).json();
    blocked.remove("requestId");
    open.remove("requestId");
    assertThat(blocked).isEqualTo(open);
    assertThat(blocked.getString("code")).isEqualTo("cannot_book");
    assertThat(refused()).isPositive();
    assertThat(book(TestPeople.wish(people++, slot)).status()).isEqualTo(201);
  }

  /**
   * Asked in turn, so that the machine is as busy for both. Half the work would be half the time.
   */
  @Test
  void aBlockedNikIsRefusedInTheTimeOfAnOpenBooking() {
    int blocked = people++;
    int open = people++;
    assertThat(book(TestPeople.wish(open, slot)).status()).isEqualTo(201);
    block("NIK", TestPeople.nik(blocked), TestPeople.nik(blocked).substring(12));
    soon(409, TestPeople.wish(blocked, slot));
    var times = new ArrayList<List<Long>>(List.of(new ArrayList<>(), new ArrayList<>()));
    for (int i = 0; i < 60; i++) {
      for (int who = 0; who < 2; who++) {
        var wish = TestPeople.wish(who == 0 ? blocked : open, slot);
        long from = System.nanoTime();
        assertThat(book(wish).code()).isEqualTo("cannot_book");
        times.get(who).add(System.nanoTime() - from);
      }
    }
    double ratio = median(times.get(0)) / median(times.get(1));
    assertThat(ratio).isBetween(0.6, 1.6);
  }

  private static double median(List<Long> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  @Test
  void aMobileAMailAndARangeAreBlockedTheSameWay() {
    var mobile = TestPeople.wish(people++, slot);
    var phone = mobile.getString("phone");
    block("MOBILE", phone, phone.substring(phone.length() - 4));
    soon(409, mobile);
    block("MAIL", "Calo.Antrean+1@gmail.com", "C…@gmail.com");
    soon(409, TestPeople.wish(people++, slot).put("email", "caloantrean@googlemail.com"));
    assertThat(book(TestPeople.wish(people++, slot)).status()).isEqualTo(201);
    block("ADDRESS", "127.0.0.0/16", "127.0.0.0/16");
    soon(409, TestPeople.wish(people++, slot));
    var desk =
        nodes.http(1).as("officer-satu").post("/api/v1/bookings", TestPeople.wish(people++, slot));
    assertThat(desk.status()).as("at the desk the address is the office's").isEqualTo(201);
  }

  @Test
  void oneStandingBookingStaysAndARepeatOfItsKeyFindsIt() {
    int person = people++;
    var key = UUID.randomUUID().toString();
    var first = guest.post("/api/v1/bookings", TestPeople.wish(person, slot), key).json();
    block("NIK", TestPeople.nik(person), TestPeople.nik(person).substring(12));
    var again = guest.post("/api/v1/bookings", TestPeople.wish(person, slot), key);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().getString("code")).isEqualTo(first.getString("code"));
    assertThat(guest.get("/api/v1/bookings/" + first.getString("code")).status()).isEqualTo(200);
  }

  @Test
  void aRefusedBookingTakesNoPlace() {
    long small = TestBranch.slot(nodes.database(), "ONLINE", "10:00", 1, 301);
    int person = people++;
    block("NIK", TestPeople.nik(person), TestPeople.nik(person).substring(12));
    soon(409, TestPeople.wish(person, slot));
    for (int i = 0; i < 3; i++) {
      assertThat(book(TestPeople.wish(person, small)).code()).isEqualTo("cannot_book");
    }
    assertThat(book(TestPeople.wish(people++, small)).status()).isEqualTo(201);
    assertThat(book(TestPeople.wish(person, small)).code()).isEqualTo("slot_full");
  }

  @Test
  void nothingIsInForceBeforeTheSecondPersonAgrees() {
    int person = people++;
    asked(supervisor("satu"), "NIK", TestPeople.nik(person));
    var own = supervisor("satu");
    assertThat(own.text()).contains("Anda yang meminta. Orang lain harus menyetujui.");
    var id = nodes.database().first(row -> row.getUUID("id"), "SELECT id FROM block").orElseThrow();
    own.open("/staf/blokir/" + id + "/setuju");
    assertThat(own.text()).contains("tidak dapat menyetujuinya sendiri");
    var browser = nodes.http(0).as("supervisor-satu").with(null);
    var csrf = Form.hidden(browser.get("/staf/blokir"), "csrf");
    var forced = browser.form("/staf/blokir/" + id + "/setuju", "csrf", csrf);
    assertThat(forced.status()).isEqualTo(409);
    assertThat(book(TestPeople.wish(person, slot)).status()).isEqualTo(201);
    assertThatThrownBy(
            () ->
                nodes
                    .database()
                    .update("UPDATE block SET approved_by = asked_by, approved_at = now()"))
        .isInstanceOfSatisfying(
            ConstraintViolation.class, e -> assertThat(e.is("block_by_two_people")).isTrue());
    var stranger = new TextBrowser(nodes.http(0), "supervisor-blokir-lain");
    assertThat(stranger.open("/staf/blokir/" + id + "/setuju").status()).isEqualTo(404);
    assertThat(stranger.open("/staf/blokir").text()).contains("Tidak ada yang diblokir.");
  }

  /** Else one word at another branch would keep somebody off the list, and show who is on it. */
  @Test
  void whatWaitsAtOneBranchKeepsNoOtherFromAskingAndLapsesInAWeek() {
    int person = people++;
    var stranger = new TextBrowser(nodes.http(0), "supervisor-blokir-lain").open("/staf/blokir");
    assertThat(asked(stranger, "NIK", TestPeople.nik(person)).text())
        .contains(
            "Permintaan tercatat.", "Menunggu persetujuan orang kedua, sampai Senin, 30 November");
    assertThat(asked(stranger.open("/staf/blokir"), "NIK", TestPeople.nik(person)).status())
        .isEqualTo(409);
    block("NIK", TestPeople.nik(person), TestPeople.nik(person).substring(12));
    soon(409, TestPeople.wish(person, slot));
    nodes.database().update("UPDATE block SET asked_at = asked_at - interval '8 days'");
    asked(supervisor("dua"), "NIK", TestPeople.nik(people++));
    assertThat(stranger.open("/staf/blokir").text()).contains("Tidak ada yang diblokir.");
    assertThat(supervisor("satu").text()).contains("Disetujui supervisor-dua");
  }

  @Test
  void aBlockThatEndedLetsThemBookAgainAndLeavesOnlyItsTrail() {
    int person = people++;
    block("NIK", TestPeople.nik(person), TestPeople.nik(person).substring(12));
    soon(409, TestPeople.wish(person, slot));
    supervisor("satu").follow("Akhiri " + TestPeople.nik(person).substring(12)).press("Ya, akhiri");
    soon(201, TestPeople.wish(person, slot));
    assertThat(count("SELECT count(*) AS n FROM block")).isZero();
    for (var action : new String[] {"BLOCK_ASKED", "BLOCK_APPROVED", "BLOCK_ENDED"}) {
      assertThat(count("SELECT count(*) AS n FROM audit WHERE action = '" + action + "'"))
          .as(action)
          .isPositive();
    }
  }

  /** The job that tidies it away comes some minutes later. */
  @Test
  void nobodyAgreesToARequestThatWaitedForMoreThanAWeek() {
    int person = people++;
    asked(supervisor("satu"), "NIK", TestPeople.nik(person));
    var late = supervisor("dua").follow("Setujui " + TestPeople.nik(person).substring(12));
    nodes.database().update("UPDATE block SET asked_at = asked_at - interval '8 days'");
    assertThat(late.press("Ya, setujui").status()).isEqualTo(404);
    assertThat(book(TestPeople.wish(person, slot)).status()).isEqualTo(201);
  }

  @Test
  void aBlockIsOverWhenItsTimeIsWithoutAnybodyDoingAnything() {
    int person = people++;
    block("NIK", TestPeople.nik(person), TestPeople.nik(person).substring(12));
    soon(409, TestPeople.wish(person, slot));
    nodes
        .database()
        .update(
            "UPDATE block SET ends_at = asked_at + interval '1 millisecond', approved_at = approved_at + interval '1 microsecond'");
    soon(201, TestPeople.wish(person, slot));
  }

  @Test
  void theValueIsNowhereInPlainWords() {
    int person = people++;
    var nik = TestPeople.nik(person);
    block("NIK", nik, nik.substring(12));
    var row =
        nodes
            .database()
            .first(r -> r.getString("row"), "SELECT b::text AS row FROM block b")
            .orElseThrow();
    assertThat(row)
        .doesNotContain(nik)
        .doesNotContain(hex(nik))
        .doesNotContain(hex(nik.substring(12)));
    assertThat(count("SELECT count(*) AS n FROM audit WHERE detail::text LIKE '%" + nik + "%'"))
        .isZero();
  }

  @Test
  void whatIsWrongStandsBesideItsFieldAndEverythingStaysAsTyped() {
    var page = supervisor("satu").type("NIK, nomor, atau alamatnya", "3374").press("Minta blokir");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains("Ada 3 isian yang perlu diperbaiki", "Tertulis 4 angka", "Tulis alasannya.");
    assertThat(page.value("NIK, nomor, atau alamatnya")).isEqualTo("3374");
    assertThat(asked(page, "ADDRESS", "10.0.0.0/8").text()).contains("terlalu lebar");
    var nik = TestPeople.nik(people++);
    assertThat(asked(supervisor("satu"), "NIK", nik).text()).contains("Permintaan tercatat.");
    var twice = asked(supervisor("dua"), "NIK", nik);
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.text()).contains("Ini sudah ada di daftar blokir.");
    assertThat(new TextBrowser(nodes.http(0), "guard-satu").open("/staf/blokir").status())
        .isEqualTo(403);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long refused() {
    return count("SELECT coalesce(sum(refused), 0)::bigint AS n FROM block");
  }

  private static long count(String sql) {
    return nodes.database().first(row -> row.getLong("n"), sql).orElseThrow();
  }
}
