package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An officer at a counter who never touches the mouse. */
@Antrean(clock = "2026-11-23T09:20:00+07:00", browser = true)
class DeskJourneyIT {
  private static Nodes nodes;
  private static Visits visits;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    visits = new Visits(nodes);
  }

  @BeforeEach
  void threeWait() {
    visits.nobodyHere();
    nodes.database().update("UPDATE counter SET open = false");
    visits.alreadyIn();
    List.of("WALK_IN", "WALK_IN").forEach(visits::walkIn);
  }

  @Test
  void aPersonIsCalledServedAndSentOnWithKeysAlone() {
    try (var officer = Guard.officer(nodes.http(0))) {
      var page = officer.page();
      var keys = page.keyboard();
      assertThat(page.getByLabel("Nama pengguna")).isFocused();
      keys.type("officer");
      keys.press("Tab");
      keys.type(Nodes.PASSWORD);
      keys.press("Tab");
      keys.type(Guard.PIN);
      keys.press("Enter");
      assertThat(officer.button("Buka Loket 1").first()).isVisible();
      officer.lookClosely("desk-1-closed");
      keys.press("i");
      assertThat(officer.button("Panggil berikutnya")).isVisible();
      officer.lookClosely("desk-2-open");

      keys.press(laneKey(page, "B"));
      assertThat(officer.button("Panggil Online")).isVisible();
      keys.press("n");
      assertThat(page.locator(".card-number")).containsText("B-");
      officer.lookClosely("desk-3-called");
      keys.press("u");
      assertThat(page.locator(".card")).containsText("1/3");
      assertThat(officer.button("Mulai")).hasClass(Pattern.compile("primary huge|huge primary"));
      officer.ready();
      keys.press("m");
      assertThat(page.locator(".card-when")).containsText("Dilayani sejak");

      int looks = looks();
      assertThat(page.locator(".facts")).not().containsText("3374");
      keys.press("d");
      assertThat(page.locator(".facts")).containsText("Peserta Uji");
      assertThat(looks()).as("each look is written down").isEqualTo(looks + 1);
      officer.lookClosely("desk-4-person");

      keys.press("l");
      assertThat(page.locator(".transfer select").first()).isFocused();
      officer.lookClosely("desk-5-transfer");
      keys.press("Escape");
      assertThat(page.locator(".transfer")).isHidden();
      keys.press("s");
      assertThat(page.locator(".card-when")).containsText("selesai");
    }
  }

  @Test
  @Tag("long")
  void aCallIsTakenBackHeldBackOrGivenUpWithKeysAlone() {
    visits.nobodyHere();
    List.of("WALK_IN", "WALK_IN").forEach(visits::walkIn);
    visits.open(1);
    try (var officer = Guard.officer(nodes.http(0)).signedIn()) {
      var page = officer.page();
      var keys = page.keyboard();
      keys.press("n");
      assertThat(page.locator(".card-number")).containsText("A-001");
      keys.press("z");
      assertThat(page.getByText("Belum ada panggilan di loket ini.")).isVisible();
      keys.press("n");
      assertThat(page.locator(".card-number")).isVisible();
      assertThat(page.locator(".card-number")).containsText("A-001");
      keys.press("t");
      assertThat(page.locator(".card-when")).containsText("ditunda");
      keys.press("n");
      assertThat(page.locator(".card-number")).containsText("A-002");
      keys.press("x");
      assertThat(officer.button("Yakin? Tidak hadir")).isVisible();
      page.waitForTimeout(600);
      keys.press("x");
      assertThat(page.locator(".card-when")).containsText("tidak hadir");

      keys.press("/");
      keys.type("a1");
      assertThat(page.locator(".rows .row").first()).containsText("A-001");
      officer.lookClosely("desk-6-search");
      keys.press("Tab"); // out of the field, so that keys are keys again
      keys.press("?");
      assertThat(officer.cover()).containsText("Daftar tombol");
      officer.lookClosely("desk-7-keys");
      keys.press("Escape");
      assertThat(officer.cover()).isHidden();
    }
  }

  /** Call, begin, finish and call the next; what was done is taken back by its name. */
  @Test
  void onePersonAfterTheOtherIsOneButton() {
    visits.open(1);
    try (var officer = Guard.officer(nodes.http(0)).signedIn()) {
      var page = officer.page();
      officer.call();
      var first = officer.called();
      assertThat(officer.button("Panggil berikutnya")).hasCount(0);
      officer.press("Mulai");
      officer.press("Selesai & panggil berikutnya");
      assertThat(page.locator(".card-number")).not().containsText(first);
      var second = officer.called();
      assertThat(page.locator(".counter").first()).containsText(second);
      officer.press(Pattern.compile("Urungkan panggilan " + second));
      officer.press(Pattern.compile("Urungkan selesai " + first));
      assertThat(page.locator(".card-when")).containsText("Dilayani sejak");
      assertThat(officer.called()).isEqualTo(first);
      officer.press("Tunda");
      officer.press(Pattern.compile("Urungkan tunda " + first));
      assertThat(page.locator(".card-when")).containsText("Dilayani sejak");
    }
  }

  /** D25: what the participant was told to bring is what the officer asks for. */
  @Test
  void anOfficerSeesThePapersOfTheReasonAndTheNextInLine() {
    visits.open(1);
    try (var officer = Guard.officer(nodes.http(0)).signedIn()) {
      var page = officer.page();
      assertThat(page.locator(".rows .row")).hasCount(3);
      assertThat(page.locator(".list .rows")).containsText("Klaim JHT");
      officer.call();
      var papers = page.locator(".card-about");
      assertThat(papers).not().containsText("Paklaring");
      papers.getByRole(AriaRole.COMBOBOX).selectOption("RESIGNED");
      assertThat(papers).containsText("Paklaring (asli dan fotokopi)");
      assertThat(papers).containsText("NPWP, hanya jika saldo JHT lebih dari Rp50 juta");
      assertThat(papers).containsText("Buku tabungan atas nama peserta");
      assertThat(papers).not().containsText("Anda");
      page.locator(".why summary").click();
      assertThat(page.locator(".why")).containsText("Jalur dipanggil bergantian");
      officer.lookClosely("desk-papers");
    }
  }

  /** A stranger has booked with the NIK of the person who stands here. */
  @Test
  void anOfficerWhoSeesTheKtpFreesTheNikAndTheBookingGoesOn() {
    visits.onAnotherDay();
    visits.open(1);
    nodes.database().update("UPDATE branch_day SET walk_in_given = walk_in_quota");
    try (var officer = Guard.officer(nodes.http(0)).signedIn()) {
      officer.tab("Nomor baru");
      officer.press("Klaim JHT");
      officer.cover().locator(".cover-list button").first().click();
      officer.cover().getByLabel("NIK").fill(visits.nik());
      officer.cover().getByLabel("Nomor KPJ").fill("12345678901");
      officer.cover().getByLabel("Nama lengkap").fill("Budi Santoso");
      officer.cover().getByLabel("Nomor HP").fill("081234567892");
      officer.press("Pesan tempat ini");
      assertThat(officer.cover()).containsText("NIK ini sudah dipakai");
      officer.press("Bebaskan NIK");
      assertThat(officer.cover()).containsText("Pilih apa yang diperlihatkan.");
      officer.cover().getByRole(AriaRole.COMBOBOX).selectOption("KTP");
      officer.lookClosely("desk-9-free-nik");
      officer.press("Bebaskan NIK");
      officer.page().waitForTimeout(600);
      officer.press("Yakin? Bebaskan NIK");
      assertThat(officer.cover()).containsText("Tempat sudah dipesan");
    }
  }

  private static String laneKey(Page page, String letter) {
    return page.locator(".lane:has(.badge:text-is('" + letter + "'))").getAttribute("data-key");
  }

  private static int looks() {
    return nodes
        .database()
        .first(
            row -> row.getInteger("n"),
            "SELECT count(*)::int AS n FROM audit WHERE action = 'PERSON_VIEWED'")
        .orElseThrow();
  }

  @Test
  @Tag("long")
  void eachKeyStandsOnItsButtonAndInTheListAndCanBeSwitchedOff() {
    visits.open(1);
    try (var officer = Guard.officer(nodes.http(0)).signedIn()) {
      officer.call();
      var page = officer.page();
      assertThat(page.locator(".card-when")).containsText("dipanggil");
      var buttons = page.locator("[data-key]:visible");
      var keys = buttons.all().stream().map(one -> one.getAttribute("data-key")).toList();
      assertThat(keys).contains("U", "M", "X", "T", "L", "Z", "1", "2", "3", "4");
      assertThat(keys).as("no cap is a lane's letter").doesNotContain("A", "B", "E", "P");
      for (var button : buttons.all()) {
        assertThat(before(button)).isEqualTo('"' + button.getAttribute("data-key") + '"');
      }
      page.keyboard().press("?");
      var listed = page.locator(".keys kbd").allInnerTexts();
      assertThat(listed)
          .contains("N", "U", "M", "S", "X", "T", "L", "Z", "1–4", "/", "I", "?", "Esc");
      page.keyboard().press("Escape");

      page.locator("summary").first().click();
      officer.press("Tombol pintas");
      page.locator("#branch").click();
      assertThat(before(buttons.first())).isEqualTo("none");
      page.keyboard().press("m");
      page.keyboard().press("?");
      page.waitForTimeout(300);
      assertThat(page.locator(".card-when")).containsText("dipanggil");
      assertThat(officer.cover()).isHidden();
      officer.lookClosely("desk-8-no-keys");
    }
  }

  private static String before(Locator button) {
    return (String) button.evaluate("one => getComputedStyle(one, '::before').content");
  }

  /** What lies behind a sheet or the sign-in is not pressed by a key. */
  @Test
  @Tag("long")
  void keysDoNothingBehindASheet() {
    visits.open(1);
    try (var officer = Guard.officer(nodes.http(0)).signedIn()) {
      officer.tab("Datang");
      officer.press("Nomor");
      officer.field("Nomor antrean").fill("B-999");
      officer.press("Periksa");
      assertThat(officer.cover()).containsText("Nomor tidak ditemukan");
      officer.page().keyboard().press("?");
      officer.page().keyboard().press("n");
      assertThat(officer.cover()).containsText("Nomor tidak ditemukan");
      officer.press("Ketik lagi");
      officer.tab("Panggil");
      nodes.database().update("DELETE FROM staff_session");
      officer.page().keyboard().press("n"); // unless the console noticed by itself
      assertThat(officer.page().locator("#signin")).isVisible();
      officer.page().locator("#signin h1").click();
      officer.page().keyboard().press("i");
      officer.page().waitForTimeout(300);
      assertThat(counterOpen()).isTrue();
    }
  }

  private static boolean counterOpen() {
    return nodes
        .http(0)
        .as("guard")
        .get("/api/v1/branches/" + Visits.OFFICE + "/counters")
        .array()
        .stream()
        .map(JsonObject.class::cast)
        .findFirst()
        .orElseThrow()
        .getBoolean("open");
  }
}
