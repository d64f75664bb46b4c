package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.booking.Person;
import id.antrean.core.Nik;
import id.antrean.testkit.Access;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.Cable;
import id.antrean.testkit.KnownDigits;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL away, a planned stop, a fault of ours, too many tries: nobody is left without words.
 */
class AwayJourneyIT {
  private static final String STOP = "2026-11-23T22:00:00+07:00/2026-11-24T00:00:00+07:00";

  private static String database;
  private static Cable cable;
  private static Nodes nodes;
  private static long slot;
  private static int people = 500;

  @BeforeAll
  static void start() {
    Browser.needed();
    database = TestPostgres.seeded(Nodes.CLOCK);
    cable = new Cable(database);
    nodes =
        Nodes.start(
            1,
            "ANTREAN_DATABASE_URL",
            cable.url(),
            "ANTREAN_LIMITS",
            "on",
            "ANTREAN_MAINTENANCE",
            STOP);
    TestBranch.branch(nodes.database(), 2);
    nodes.main(0).rooms().branches().reload();
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 50, 1);
  }

  @AfterAll
  static void stop() {
    if (nodes != null) {
      nodes.close();
      cable.close();
    }
  }

  private static void look(Browser browser, Page page, String name) {
    PageChecks.look(browser, page, name, Size.DESKTOP);
    Access.check(page, name);
  }

  private static Participant atTheCheckPage(Browser browser) {
    var someone = new Participant(browser, new KnownDigits(), ++people);
    var page = browser.page();
    page.navigate(
        "/pesan/" + TestBranch.BRANCH + "/JHT/waktu?alasan=RESIGNED&tanggal=" + TestBranch.DAY);
    page.locator("#slot-" + slot).check();
    someone.press("Lanjut");
    someone.fillIn();
    someone.press("Lanjut");
    someone.reads("Periksa, lalu pesan");
    return someone;
  }

  @Test
  @Tag("long")
  void withTheDatabaseAwayAPageSaysSoAndTheFormSurvives() {
    try (var browser = Browser.phoneWithoutJavaScript(nodes.http(0))) {
      var page = browser.page();
      var someone = atTheCheckPage(browser);
      cable.cut();
      try {
        someone.press("Pesan antrean");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Isian Anda tersimpan 30 menit");
        look(browser, page, "away-1-while-booking");

        var other = browser.context().newPage();
        other.navigate("/t/0000000000000");
        someone.in(other).reads("Layanan sedang berhenti");
        assertThat(other.getByText("Perlu bantuan? Telepon 175.")).isVisible();
        assertThat(other.getByRole(AriaRole.MAIN)).containsText("Sebutkan kode ini");
        look(browser, other, "away-2-page");
        other.close();
      } finally {
        cable.mend();
      }
      someone.in(page);
      pressesUntilThereIsATicket(someone);
    }
  }

  /** How soon the program finds PostgreSQL again depends on the machine. */
  private static void pressesUntilThereIsATicket(Participant someone) {
    var page = someone.page();
    for (int i = 0; i < 20; i++) {
      var answer =
          page.waitForResponse(
              response -> response.request().method().equals("POST"),
              () -> page.locator("main .primary").click());
      if (answer.status() == 303) {
        break;
      }
      page.waitForTimeout(500);
    }
    someone.hasTicket();
  }

  /** The line breaks while PostgreSQL has the booking in hand: nobody knows whether it was made. */
  @Test
  @Tag("long")
  void anUnknownOutcomeIsCalledSoAndTheButtonBooksOnce() throws Exception {
    try (var browser = Browser.phoneWithoutJavaScript(nodes.http(0));
        var other = TestPostgres.connect(database)) {
      var someone = atTheCheckPage(browser);
      other.setAutoCommit(false);
      other.createStatement().execute("SELECT FROM slot WHERE id = " + slot + " FOR UPDATE");
      var breaking = Thread.ofVirtual().start(() -> cutWhenSomebodyWaitsFor(other));
      someone.press("Pesan antrean");
      breaking.join();
      other.rollback();
      cable.mend();
      someone.reads("Hasilnya belum kami ketahui");
      assertThat(browser.page().getByRole(AriaRole.MAIN))
          .containsText("antrean tidak akan tercatat dua kali");
      look(browser, browser.page(), "away-7-outcome-unknown");
      assertThat(someone.button("Cek lagi")).isVisible();
      pressesUntilThereIsATicket(someone);
      assertThat(bookingsOf(someone)).isOne();
    }
  }

  private static void cutWhenSomebodyWaitsFor(Connection holder) {
    try (var sql = holder.createStatement()) {
      for (int i = 0; i < 2_000; i++) {
        try (var waiting = sql.executeQuery("SELECT FROM pg_locks WHERE NOT granted")) {
          if (waiting.next()) {
            break;
          }
        }
        Thread.sleep(5);
      }
      cable.cut();
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int bookingsOf(Participant someone) {
    return nodes
        .database()
        .first(
            row -> row.getInteger("n"),
            "SELECT count(*)::int AS n FROM booking WHERE nik_hash = $1",
            Person.nikHash(nodes.main(0).rooms().sealed(), new Nik(someone.nik())))
        .orElseThrow();
  }

  @Test
  @Tag("long")
  void tooManyTriesAreToldHowLongToWaitAndTheFormStays() {
    try (var browser = Browser.phoneWithoutJavaScript(nodes.http(0))) {
      var page = browser.page();
      var someone = atTheCheckPage(browser);
      for (int i = 0; i < 6; i++) {
        nodes.http(0).post("/api/v1/bookings", TestPeople.wish(people, slot));
      }
      someone.press("Pesan antrean");
      someone.reads("Terlalu banyak percobaan");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("menit, lalu tekan Coba lagi.");
      look(browser, page, "away-3-too-many-tries");
      someone.press("Coba lagi");
      someone.reads("Terlalu banyak percobaan");
    }
  }

  @Test
  void aFaultOfOursSaysWhatIsKnownAndTheSameButtonBooksOnce() {
    try (var browser = Browser.phoneWithoutJavaScript(nodes.http(0))) {
      var page = browser.page();
      var someone = atTheCheckPage(browser);
      nodes.database().run("ALTER TABLE booking RENAME TO broken");
      try {
        someone.press("Pesan antrean");
        someone.reads("Ada gangguan di pihak kami");
        assertThat(page.getByRole(AriaRole.MAIN))
            .containsText("antrean tidak akan tercatat dua kali");
        assertThat(page.getByText("Cek antrean saya")).isVisible();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Sebutkan kode ini");
        browser.page().screenshot(PageChecks.picture("away-4-our-fault-phone"));
      } finally {
        nodes.database().run("ALTER TABLE broken RENAME TO booking");
      }
      someone.follow("Cek lagi");
      someone.reads("Periksa, lalu pesan");
      someone.press("Pesan antrean");
      someone.hasTicket();
    }
  }

  @Test
  @Tag("long")
  void aPlannedStopIsToldBeforeAndRefusesKindlyWhileItLasts() {
    var booked = nodes.http(0).post("/api/v1/bookings", TestPeople.wish(++people, slot)).json();
    try (var browser = Browser.phone(nodes.http(0))) {
      var page = browser.page();
      page.navigate("/");
      assertThat(page.locator(".stop"))
          .hasText(
              "Layanan ini berhenti Senin, 23 November 2026, pukul 22.00–24.00 WIB."
                  + " Antrean yang sudah tercatat tetap berlaku.");
      look(browser, page, "away-5-planned-stop");
    }
    nodes.restartAt("2026-11-23T22:30:00+07:00");
    try {
      refusesKindly(booked);
    } finally {
      nodes.restartAt("2026-11-24T00:00:30+07:00");
    }
    var again = nodes.http(0).post("/api/v1/bookings", TestPeople.wish(people, slot));
    assertThat(again.status()).as(again.body()).isEqualTo(201);
    nodes.restartAt(Nodes.CLOCK);
  }

  private static void refusesKindly(JsonObject booked) {
    try (var browser = Browser.phone(nodes.http(0))) {
      var page = browser.page();
      page.navigate("/pesan/" + TestBranch.BRANCH);
      assertThat(page.getByRole(AriaRole.MAIN))
          .containsText("sampai Selasa, 24 November 2026, pukul 00.00 WIB");
      assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("beberapa menit lagi");
      look(browser, page, "away-6-stopped");
      page.navigate("/t/" + booked.getString("code"));
      assertThat(page.locator(".ticket .number")).hasText(booked.getString("number"));
    }
    var refused = nodes.http(0).post("/api/v1/bookings", TestPeople.wish(++people, slot));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("maintenance");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(5_000, 5_401);
  }
}
