package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Access;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Browser;
import id.antrean.testkit.FakeCamera;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Monday, 07.30: people come with a QR code on their phone, or with nothing at all. */
@Antrean(clock = "2026-11-23T07:30:00+07:00", browser = true)
class CameraJourneyIT {
  private static final String OFFICE = "semarang-pemuda";
  private static final String API = "/api/v1/branches/" + OFFICE;

  private static Nodes nodes;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
  }

  @AfterAll
  static void stop() {
    FakeCamera.seesNothing();
  }

  @Test
  @Tag("long")
  void theGuardHoldsThePhoneBeforeTheCodeAndThePersonIsInLine() {
    var booking = booked(7_001);
    FakeCamera.sees(booking.getString("checkInToken"));
    try (var guard = signedIn("")) {
      tab(guard, "Datang");
      assertThat(cover(guard)).containsText("Terlalu awal");
      look(guard, "camera-1-early");
      press(guard, "Terima, dipanggil sesuai jam");
      assertThat(cover(guard)).containsText(booking.getString("number"));
      assertThat(cover(guard)).containsText("Diterima");
      assertThat(cover(guard)).isHidden(); // by itself, ready for the next person
      assertThat(guard.page().getByText("Arahkan ke QR di HP atau di kertas.")).isVisible();
      look(guard, "camera-2-looking");
    }
    assertThat(waiting()).contains(booking.getString("number"));
  }

  @Test
  void withoutACameraTheGuardTypesAndIsToldOnce() {
    try (var guard = signedIn(NO_CAMERA)) {
      var page = guard.page();
      tab(guard, "Datang");
      assertThat(page.getByText("Kamera tidak diizinkan.")).isVisible();
      assertThat(page.getByLabel("Kode dari QR atau SMS")).isVisible();
      assertThat(page.locator("#branch")).not().isEmpty(); // it comes with the first answer
      look(guard, "camera-3-refused");
      page.reload();
      tab(guard, "Datang");
      assertThat(page.getByLabel("Nomor antrean")).isVisible();
      assertThat(page.getByText("Kamera tidak diizinkan.")).not().isVisible();
      double dock = page.locator(".arrive-view .dock").boundingBox().y;
      for (var digit : "0123456789".split("")) {
        var key = button(guard, digit).boundingBox();
        assertThat(key.y + key.height).as(digit).isLessThanOrEqualTo(dock);
        assertThat(key.height).as(digit).isGreaterThanOrEqualTo(64);
      }
      press(guard, "Pindai");
      assertThat(button(guard, "Nyalakan kamera")).isVisible();
      look(guard, "camera-4-none");
    }
  }

  /** Each sentence once, at its field (D21). */
  @Test
  void signingInWithNothingTypedNamesEachField() {
    try (var guard = Browser.phone(nodes.http(0))) {
      var page = guard.page();
      page.navigate("/console");
      press(guard, "Masuk");
      for (var name : new String[] {"username", "password", "pin"}) {
        assertThat(page.locator("#signin [name=" + name + "]"))
            .hasAttribute("aria-invalid", "true");
      }
      assertThat(page.getByText("Tulis nama pengguna Anda.")).hasCount(1);
      assertThat(page.getByText("Tulis kata sandi Anda.")).hasCount(1);
      assertThat(page.locator("#signin [name=username]")).isFocused();
      assertThat(page.getByText("Lupa kata sandi? Tanya pengawas.")).isVisible();
      look(guard, "sign-in-empty");
    }
  }

  /** An administrator who is there by mistake can leave (D48). */
  @Test
  void beforeAnOfficeIsChosenThereIsAMenuWithTheWayOut() {
    try (var admin = signedIn("admin", "")) {
      assertThat(admin.page().getByLabel("Pilih kantor")).isVisible();
      admin.page().locator("#menu summary").click();
      look(admin, "office-menu");
      press(admin, "Keluar");
      assertThat(admin.page().locator("#signin")).isVisible();
    }
  }

  @Test
  @Tag("long")
  void aNumberIsPrintedAndWhenNumbersAreUsedUpAPlaceIsBookedAtTheDesk() {
    try (var guard = signedIn(COUNT_PRINTS)) {
      var page = guard.page();
      tab(guard, "Nomor baru");
      page.getByLabel("HP untuk SMS").fill("081234567890");
      press(guard, "Klaim JHT");
      assertThat(cover(guard)).containsText("Nomor sudah keluar");
      press(guard, "Cetak");
      page.waitForFunction("() => window.prints === 1");
      assertThat(page.locator("#paper .paper-number")).containsText("A-");
      assertThat(page.locator("#paper img")).hasCount(1);
      look(guard, "print-1-number");
      press(guard, "Selesai");

      nodes.database().update("UPDATE branch_day SET walk_in_given = walk_in_quota");
      press(guard, "Klaim JHT");
      assertThat(cover(guard)).containsText("habis");
      look(guard, "desk-1-used-up");
      cover(guard).locator(".cover-list button").first().click();
      cover(guard).getByLabel("NIK").fill("33740");
      cover(guard).getByLabel("Nomor KPJ").fill("12345678901");
      cover(guard).getByLabel("Nama lengkap").fill("Budi Santoso");
      cover(guard).getByLabel("Nomor HP").fill("081234567891");
      press(guard, "Pesan tempat ini");
      assertThat(cover(guard)).containsText("NIK harus 16 angka. Tertulis 5 angka.");
      assertThat(cover(guard).getByLabel("NIK")).hasAttribute("aria-invalid", "true");
      assertThat(cover(guard).getByLabel("NIK")).isFocused();
      look(guard, "desk-2-wrong");
      cover(guard).getByLabel("NIK").fill(TestPeople.nik(7_100));
      press(guard, "Pesan tempat ini");
      assertThat(cover(guard)).containsText("Tempat sudah dipesan");
      press(guard, "Cetak");
      page.waitForFunction("() => window.prints === 2");
      look(guard, "desk-3-booked");
    }
  }

  private static final String NO_CAMERA =
      """
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('no', 'NotAllowedError'));
      """;

  private static final String COUNT_PRINTS =
      "window.prints = 0; window.print = () => { window.prints += 1; };";

  private static void look(Browser guard, String name) {
    PageChecks.look(guard, guard.page(), name);
    Access.check(guard.page(), name);
  }

  private static Browser signedIn(String before) {
    return signedIn("guard", before);
  }

  private static Browser signedIn(String name, String before) {
    var guard = Browser.phone(nodes.http(0));
    var page = guard.page();
    page.addInitScript(before);
    page.navigate("/console");
    page.getByLabel("Nama pengguna").fill(name);
    page.getByLabel("Kata sandi").fill(Nodes.PASSWORD);
    page.getByLabel("Buat PIN").fill(Guard.PIN);
    press(guard, "Masuk");
    return guard;
  }

  private static void tab(Browser guard, String name) {
    guard.page().getByRole(AriaRole.NAVIGATION).getByText(name).click();
  }

  private static void press(Browser guard, String name) {
    button(guard, name).click();
  }

  private static Locator button(Browser guard, String name) {
    return guard
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator cover(Browser guard) {
    return guard.page().locator("#cover");
  }

  /** Over an hour ahead, so it is early to come now. */
  private static JsonObject booked(int person) {
    Http http = nodes.http(0);
    var slot =
        http.get(API + "/slots?lane=ONLINE&days=1").array().stream()
            .map(JsonObject.class::cast)
            .filter(s -> s.getString("start").equals("09:00"))
            .findFirst()
            .orElseThrow();
    var answer =
        http.post(
            "/api/v1/bookings", TestPeople.wish(person, Long.parseLong(slot.getString("id"))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static String waiting() {
    return nodes.http(0).as("guard").get(API + "/tickets?state=WAITING").body();
  }
}
