package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Antrean;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People without a KPJ of their own: those who come to become members, and heirs (R28). */
@Antrean(counters = 2)
class RegistrationIT {
  private static Nodes nodes;
  private static Http browser;
  private static long slot;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 20, 1);
    browser = nodes.http(0).browser();
  }

  /** The page for the person's data of this service. */
  private static String dataPage(String service) {
    var times =
        "/pesan/%s/%s/waktu?alasan=%s&tanggal=%s"
            .formatted(
                TestBranch.BRANCH,
                service,
                service.equals("JHT") ? "RESIGNED" : "OWN_BUSINESS",
                TestBranch.DAY);
    var page = browser.get(times);
    var token = Form.hidden(page, "token");
    return browser.form(times, "token", token, "slot", Long.toString(slot)).location();
  }

  @Test
  void itIsBookedWithoutAKpjAndNoPageAsksOne() {
    var data = dataPage("REGISTRATION");
    var page = browser.get(data);
    assertThat(page.body()).contains("name=\"nik\"").doesNotContain("KPJ", "name=\"kpj\"");
    var check =
        browser
            .form(
                data,
                "token",
                Form.hidden(page, "token"),
                "nik",
                TestPeople.nik(1),
                "name",
                "Siti Rahayu",
                "phone",
                "081234567890")
            .location();
    var last = browser.get(check);
    assertThat(last.body()).doesNotContain("KPJ");
    var ticket = browser.form(check, "token", Form.hidden(last, "token")).location();
    assertThat(browser.get(ticket).body()).contains("Antrean Anda sudah tercatat");
  }

  @Test
  void otherServicesAskItAsBefore() {
    assertThat(browser.get(dataPage("JHT")).body()).contains("name=\"kpj\"", "Tambah KPJ lain");
  }

  @Test
  void theContractSaysWhichServicesNeedNone() {
    assertThat(
            services().stream()
                .filter(service -> !service.getBoolean("asksKpj"))
                .map(service -> service.getString("code")))
        .containsExactly("REGISTRATION");
  }

  @Test
  void aProgramMayLeaveItOutThereAndNowhereElse() {
    var wish = TestPeople.wish(2, slot);
    wish.remove("kpj");
    var refused = browser.post("/api/v1/bookings", wish);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getJsonObject("fields").fieldNames()).containsExactly("kpj[0]");
    var unknown = browser.post("/api/v1/bookings", wish.copy().put("service", "NOBODY_KNOWS"));
    assertThat(unknown.status()).isEqualTo(400);
    var made = browser.post("/api/v1/bookings", wish.put("service", "REGISTRATION"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  @Test
  void anHeirNamesTheDeceasedAndNeedsNone() {
    var wish = TestPeople.wish(3, slot).put("reason", "DIED");
    wish.remove("kpj");
    var refused = browser.post("/api/v1/bookings", wish);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getJsonObject("fields").fieldNames())
        .containsExactly("onBehalfOf.nik", "onBehalfOf.kpj");
    assertThat(refused.body()).contains("Tulis NIK peserta yang meninggal");
    var own = new JsonObject().put("nik", TestPeople.nik(3)).put("kpj", "12345678904");
    assertThat(browser.post("/api/v1/bookings", wish.copy().put("onBehalfOf", own)).body())
        .contains("NIK Anda sama dengan NIK peserta yang meninggal.");
    var deceased = new JsonObject().put("nik", TestPeople.nik(4)).put("kpj", "12345678904");
    var made = browser.post("/api/v1/bookings", wish.put("onBehalfOf", deceased));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  @Test
  void theContractSaysWhereAnHeirComes() {
    var services = services();
    assertThat(services).allSatisfy(one -> assertThat(one.getBoolean("heir")).isFalse());
    assertThat(
            services.stream()
                .flatMap(one -> one.getJsonArray("reasons").stream())
                .map(JsonObject.class::cast)
                .filter(reason -> reason.getBoolean("heir"))
                .map(reason -> reason.getString("code")))
        .containsExactly("DIED");
  }

  private static List<JsonObject> services() {
    return browser
        .get("/api/v1/branches/" + TestBranch.BRANCH)
        .json()
        .getJsonArray("services")
        .stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
