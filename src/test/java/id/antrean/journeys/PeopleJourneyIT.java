package id.antrean.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.antrean.testkit.Access;
import id.antrean.testkit.Browser;
import id.antrean.testkit.Browser.Size;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.PageChecks;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From an empty start on three nodes: the first administrator, whom they let in, and how somebody
 * leaves in the middle of work.
 */
@Tag("long")
class PeopleJourneyIT {
  private static final String ADMIN = "lima gajah di kebun raya";
  private static final String SUPERVISOR = "hujan pertama bulan juni";
  private static final String GUARD = "kopi tubruk tanpa gula";
  private static Nodes nodes;

  @BeforeAll
  static void start() {
    Browser.needed();
    nodes = Nodes.start(3, "ANTREAN_SECOND_FACTOR", "supervisors");
    nodes.database().update("DELETE FROM account WHERE username <> 'admin'");
    nodes.database().update("UPDATE account SET password_one_time = true");
  }

  @AfterAll
  static void stop() {
    if (nodes != null) {
      nodes.close();
    }
  }

  /** One person with a device and a node. */
  private record Desk(Browser browser, Page page) implements AutoCloseable {
    static Desk at(int node, Function<Http, Browser> device) {
      var browser = device.apply(nodes.http(node));
      return new Desk(browser, browser.page());
    }

    void look(String name) {
      PageChecks.look(browser, page, name, Size.DESKTOP);
      Access.check(page, name);
    }

    void press(String name) {
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    Locator button(String start) {
      var name = Pattern.compile("^" + start);
      return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
    }

    void office(String id) {
      page.getByLabel("Kantor", new Page.GetByLabelOptions().setExact(true)).selectOption(id);
    }

    void follow(String name) {
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    void type(String label, String text) {
      page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    void title(String title) {
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .containsText(title);
    }

    void signIn(String username, String password) {
      page.navigate("/staf/masuk");
      type("Nama pengguna", username);
      type("Kata sandi", password);
      press("Masuk");
    }

    void choose(String password) {
      title("Buat kata sandi sendiri");
      type("Kata sandi baru", password);
      type("Kata sandi baru, sekali lagi", password);
      press("Simpan kata sandi");
    }

    /** Answers the secret that the phone keeps from now on. */
    String setUp() {
      title("Kode masuk dari HP");
      var secret = page.locator(".secret").innerText();
      type("Kode 6 angka", Authenticator.code(secret, Instant.now(), 0));
      press("Pasang");
      title("Simpan kode pemulihan");
      return secret;
    }

    String given() {
      title("Kata sandi sekali pakai");
      return page.locator(".secret").nth(1).innerText();
    }

    @Override
    public void close() {
      browser.close();
    }
  }

  @Test
  void anEmptyStartIsFilledWithPeopleAndOneOfThemLeaves() {
    String supervisorsFirst;
    try (var admin = Desk.at(0, Browser::desktop)) {
      admin.page().navigate("/staf/orang");
      admin.look("people-01-stranger");
      admin.follow("Masuk");
      admin.look("people-02-signin");
      admin.press("Masuk");
      admin.look("people-03-signin-empty");
      admin.signIn("admin", "salah");
      admin.look("people-04-signin-wrong");
      admin.signIn("admin", Nodes.PASSWORD);
      admin.look("people-05-password");
      admin.choose("pendek");
      admin.look("people-06-password-short");
      admin.choose(ADMIN);
      admin.look("people-07-factor");
      var secret = admin.setUp();
      admin.look("people-08-codes");
      admin.follow("Sudah saya simpan");
      admin.look("people-09-home");
      admin.follow("Orang");
      admin.look("people-10-list");
      admin.follow("Tambah orang");
      admin.look("people-11-new");
      admin.press("Tambah");
      admin.look("people-12-new-wrong");
      admin.type("Nama lengkap", "Sri Wahyuni");
      admin.type("Nama pengguna", "sri.w");
      admin.page().getByLabel("Pengawas kantor").check();
      admin.office(Visits.OFFICE);
      admin.press("Tambah");
      admin.look("people-13-given");
      supervisorsFirst = admin.given();
      admin.follow("Sudah saya berikan");
      admin.page().getByText("Tambah peran").first().click();
      admin.page().getByLabel("Pengawas kantor").check();
      admin.office("surakarta");
      admin.press("Tambah peran");
      admin.look("people-14-two-branches");
      admin.page().navigate("/staf/saya");
      admin.look("people-15-own");
      admin.press("Keluar");
      admin.signIn("admin", ADMIN);
      admin.look("people-16-code");
      admin.type("Kode", Authenticator.code(secret, Instant.now(), 1));
      admin.press("Masuk");
      admin.title("Halaman petugas");
    }
    try (var supervisor = Desk.at(1, Browser::phone)) {
      var guardsFirst = aGuardIsAdded(supervisor, supervisorsFirst);
      aGuardWorksUntilTheyLeave(supervisor, guardsFirst);
    }
  }

  private static String aGuardIsAdded(Desk supervisor, String first) {
    supervisor.signIn("sri.w", first);
    supervisor.choose(SUPERVISOR);
    supervisor.setUp();
    supervisor.follow("Sudah saya simpan");
    supervisor.page().navigate("/staf/orang/baru");
    supervisor.type("Nama lengkap", "Agus Salim");
    supervisor.type("Nama pengguna", "agus.s");
    supervisor.page().getByLabel("Satpam").first().check();
    supervisor.office(Visits.OFFICE);
    supervisor.look("people-17-supervisor-new");
    supervisor.press("Tambah");
    return supervisor.given();
  }

  private static void aGuardWorksUntilTheyLeave(Desk supervisor, String first) {
    try (var guard = Desk.at(2, Browser::phone)) {
      var page = guard.page();
      page.navigate("/console");
      page.getByLabel("Nama pengguna").fill("agus.s");
      page.getByLabel("Kata sandi").fill(first);
      page.getByLabel("Buat PIN").fill(Guard.PIN);
      guard.press("Masuk");
      guard.choose(GUARD);
      assertThat(page).hasURL(Pattern.compile(".*/console"));
      assertThat(guard.button("Loket 1")).isVisible();
      supervisor.page().navigate("/staf/orang/agus.s");
      supervisor.look("people-18-guard");
      supervisor.press("Nonaktifkan");
      supervisor.look("people-19-disabled");
      guard.button("Loket 1").click();
      guard.button("(Buka Loket 1|Panggil berikutnya)").click();
      assertThat(page.locator("#signin")).isVisible();
      assertThat(page.getByText("Sesi berakhir")).isVisible();
    }
  }
}
