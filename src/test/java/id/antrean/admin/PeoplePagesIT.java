package id.antrean.admin;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Role;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TextBrowser;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People are managed by plain forms without scripts. */
@Antrean(counters = 2)
class PeoplePagesIT {
  private static final Pattern PASSWORD =
      Pattern.compile("class=\"secret\">([0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4})<");

  private static Nodes nodes;
  private static Http guest;
  private static int names;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    guest = nodes.http(0);
    TestBranch.staff(nodes.database(), TestBranch.BRANCH, "orang");
    TestBranch.staff(nodes.database(), "surakarta", "tetangga");
  }

  private static TextBrowser supervisor() {
    return new TextBrowser(guest, "supervisor-orang");
  }

  private static String name() {
    return "budi." + ++names;
  }

  /** A guard of the test branch, on the page of a supervisor. */
  private static TextBrowser person(String username) {
    TestBranch.staff(nodes.database(), Role.GUARD, TestBranch.BRANCH, username);
    return supervisor().open("/staf/orang/" + username);
  }

  private static int signIn(String username, String password) {
    var credentials = new JsonObject().put("username", username).put("password", password);
    return guest.send("POST", "/api/v1/session", credentials, null).status();
  }

  @Test
  void aSupervisorAddsAGuardAndHandsOverThePassword() {
    var username = name();
    var page = supervisor().open("/staf").follow("Orang").follow("Tambah orang");
    assertThat(page.text()).contains("Satpam", "Petugas loket").doesNotContain("Admin pusat");
    page.type("Nama lengkap", "Budi Santoso").type("Nama pengguna", username).choose("Satpam");
    var twice = page.tab();
    page.press("Tambah");
    assertThat(page.heading()).isEqualTo("Kata sandi sekali pakai");
    var password = PASSWORD.matcher(page.html());
    assertThat(password.find()).isTrue();
    assertThat(signIn(username, password.group(1))).isEqualTo(201);
    assertThat(twice.press("Tambah").html()).as("a double press").contains(password.group(1));
    page.follow("Sudah saya berikan");
    assertThat(page.heading()).isEqualTo("Budi Santoso");
    assertThat(page.text())
        .contains(username, "Satpam, Kantor Uji", "Belum membuat kata sandi sendiri")
        .doesNotContain(password.group(1));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndWhatWasTypedStays() {
    var page = supervisor().open("/staf/orang/baru");
    page.type("Nama lengkap", "Siti Aminah").type("Nama pengguna", "S").press("Tambah");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains("Ada 2 isian yang perlu diperbaiki", "Pilih perannya", "3 sampai 40 huruf kecil");
    assertThat(page.value("Nama lengkap")).isEqualTo("Siti Aminah");
    page.type("Nama pengguna", "guard").choose("Petugas loket").press("Tambah");
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("Nama pengguna ini sudah dipakai");
    assertThat(page.text()).contains("(*) Petugas loket");
    page.type("Nama pengguna", name()).press("Tambah");
    assertThat(page.status()).isEqualTo(200);
  }

  @Test
  void somebodyWhoLeavesIsOutAtOnceAndCanComeBack() {
    var username = name();
    var page = person(username);
    var working = guest.as(username);
    page.press("Nonaktifkan");
    assertThat(page.text()).contains("Sudah dinonaktifkan. Semua sesinya berakhir.");
    assertThat(working.get("/api/v1/session").status()).isEqualTo(401);
    assertThat(signIn(username, Nodes.PASSWORD)).isEqualTo(401);
    page.press("Aktifkan lagi");
    assertThat(page.text()).contains("Sudah aktif lagi.");
    assertThat(signIn(username, Nodes.PASSWORD)).isEqualTo(201);
  }

  @Test
  void aLockedGuardIsUnlockedAndGetsANewPassword() {
    var username = name();
    var page = person(username);
    for (int tries = 0; tries < 5; tries++) {
      signIn(username, "salah");
    }
    assertThat(signIn(username, Nodes.PASSWORD)).isEqualTo(429);
    page.open("/staf/orang/" + username);
    assertThat(page.text()).contains("Terkunci karena kata sandi salah");
    page.press("Buka kunci");
    assertThat(page.text()).contains("Kunci sudah dibuka.").doesNotContain("[ Buka kunci ]");
    page.press("Beri kata sandi baru");
    var password = PASSWORD.matcher(page.html());
    assertThat(password.find()).isTrue();
    assertThat(signIn(username, Nodes.PASSWORD)).isEqualTo(401);
    assertThat(signIn(username, password.group(1))).isEqualTo(201);
  }

  @Test
  void anAdminGivesASecondBranchAndTakesTheFirstAway() {
    var username = name();
    TestBranch.staff(nodes.database(), Role.SUPERVISOR, TestBranch.BRANCH, username);
    var page = new TextBrowser(guest, "admin").open("/staf/orang/" + username);
    page.choose("Pengawas kantor").press("Tambah peran");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Pilih kantornya.");
    page.choose("Pengawas kantor").pick("Kantor", "Surakarta").press("Tambah peran");
    assertThat(page.text()).contains("Peran sudah ditambah.", "Pengawas kantor, Surakarta");
    var seen = new TextBrowser(guest, "supervisor-tetangga").open("/staf/orang/" + username);
    assertThat(seen.text()).contains("Orang ini juga punya peran yang tidak Anda atur");
    page.press("Cabut");
    assertThat(page.text()).contains("Peran sudah dicabut.").doesNotContain("[ Cabut ]");
  }

  @Test
  void theLastAdministratorStays() {
    var page = new TextBrowser(guest, "admin").open("/staf/orang/admin");
    nodes
        .database()
        .update(
            """
            UPDATE account a SET disabled = true FROM account_role r
            WHERE r.account_id = a.id AND r.role = 'ADMIN' AND a.username <> 'admin'
            """);
    page.press("Nonaktifkan");
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("Ini admin terakhir. Tambah admin lain dulu.");
  }

  @Test
  void theListIsFilteredByNameOfficeAndRole() {
    var username = name();
    person(username);
    var page = new TextBrowser(guest, "admin").open("/staf/orang");
    page.type("Nama atau nama pengguna", username).press("Tampilkan");
    assertThat(page.text()).contains("## 1 orang", username);
    page.pick("Peran", "Pengawas kantor").press("Tampilkan");
    assertThat(page.text()).contains("Tidak ada orang yang cocok");
    assertThat(page.value("Nama atau nama pengguna")).isEqualTo(username);
    var own = supervisor().open("/staf/orang");
    assertThat(own.text()).contains("guard-orang").doesNotContain("guard-tetangga");
  }

  @Test
  void othersAreAsGoodAsNotThere() {
    assertThat(supervisor().open("/staf/orang/guard-tetangga").status()).isEqualTo(404);
    assertThat(new TextBrowser(guest, "guard-orang").open("/staf/orang").status()).isEqualTo(403);
    var stranger = new TextBrowser(guest).open("/staf/orang");
    assertThat(stranger.status()).isEqualTo(401);
    stranger.follow("Masuk");
    assertThat(stranger.address()).isEqualTo("/staf/masuk?kembali=%2Fstaf%2Forang");
    stranger
        .type("Nama pengguna", "supervisor-orang")
        .type("Kata sandi", Nodes.PASSWORD)
        .press("Masuk");
    assertThat(stranger.address()).isEqualTo("/staf/orang");
  }

  @Test
  void aFormWithoutTheTokenOfTheSessionChangesNothing() {
    var username = name();
    var page = person(username).forge("csrf", "made-up").press("Nonaktifkan");
    assertThat(page.status()).isEqualTo(403);
    assertThat(signIn(username, Nodes.PASSWORD)).isEqualTo(201);
  }
}
