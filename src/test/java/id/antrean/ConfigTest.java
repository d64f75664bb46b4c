package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.antrean.booking.BookingPolicy;
import id.antrean.db.DatabaseUrl;
import id.antrean.start.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  @Test
  void withoutAnySettingItIsTheDemoOnThisMachineOnly() {
    var config = Config.read(Map.of());
    assertThat(config.demo()).isTrue();
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.httpPort()).isEqualTo(8080);
    assertThat(config.managementPort()).isEqualTo(8081);
    assertThat(config.databaseUrl()).isEmpty();
    assertThat(config.captcha()).isTrue();
    assertThat(config.limits()).isTrue();
    assertThat(config.demoDay()).isFalse();
    assertThat(config.bookingsInFlight()).isEqualTo(512);
    assertThat(config.bookingPolicy())
        .isEqualTo(new BookingPolicy(Duration.ofMinutes(1), Duration.ofMinutes(15), 3, 5));
  }

  @Test
  void settingsOfOtherProgramsAndEmptyOnesDoNotMatter() {
    assertThat(Config.read(Map.of("PATH", "/bin", "ANTREAN_MODE", " ", "ANTREAN_CLUSTER", "")))
        .isEqualTo(Config.read(Map.of()));
  }

  @Test
  void whatIsSetIsRead() {
    var config =
        Config.read(
            Map.of(
                "ANTREAN_PUBLIC_URL", "http://localhost:8080//",
                "ANTREAN_HTTP_PORT", " 9090 ",
                "ANTREAN_CLUSTER", "one:5701, two:5701",
                "ANTREAN_KPJ_SHAPES", "[0-9]{11}  [A-Z][0-9]{10}",
                "ANTREAN_CLOCK", "2026-11-23T09:00:00+07:00"));
    assertThat(config.publicUrl()).contains("http://localhost:8080");
    assertThat(config.httpPort()).isEqualTo(9090);
    assertThat(config.cluster()).containsExactly("one:5701", "two:5701");
    assertThat(config.kpjShapes()).containsExactly("[0-9]{11}", "[A-Z][0-9]{10}");
    assertThat(config.clock().orElseThrow().toInstant()).hasToString("2026-11-23T02:00:00Z");
  }

  @Test
  void allThatIsWrongIsToldAtOnceAndByName() {
    var wrong =
        refused(
            Map.of(
                "ANTREAN_HTTP_PORT", "eighty",
                "ANTREAN_MANAGEMENT_PORT", "65536",
                "ANTREAN_BOOKINGS_IN_FLIGHT", "0",
                "ANTREAN_CAPTCHA", "maybe",
                "ANTREAN_CLOCK", "yesterday",
                "ANTREAN_HASH_KEY", "short",
                "ANTREAN_TRUSTED_PROXIES", "10.1.0.0/16, the ingress",
                "ANTREAN_SMS_URL", "not a url"));
    assertThat(wrong).hasSize(8);
    assertThat(wrong.toString())
        .contains("ANTREAN_HTTP_PORT must be a number from 0 to 65535, not \"eighty\".")
        .contains("ANTREAN_MANAGEMENT_PORT", "ANTREAN_BOOKINGS_IN_FLIGHT")
        .contains("ANTREAN_CAPTCHA must be image or none, not \"maybe\".")
        .contains("ANTREAN_CLOCK cannot be read; it looks like 2026-11-23T09:00:00+07:00.")
        .contains("ANTREAN_TRUSTED_PROXIES must be addresses or ranges")
        .contains("ANTREAN_HASH_KEY must be 32 bytes in base64")
        .contains("ANTREAN_SMS_URL cannot be read");
  }

  @Test
  void aMisspeltSettingIsRefusedInsteadOfBeingIgnored() {
    assertThat(refused(Map.of("ANTREAN_HTTPPORT", "9090")))
        .containsExactly("ANTREAN_HTTPPORT is not a setting; README lists them.");
  }

  @Test
  void theReadmesTableNamesTheSameSettingsInTheSameOrder() throws IOException {
    var rows =
        Files.readString(Path.of("README.md")).lines().filter(l -> l.startsWith("| `ANTREAN_"));
    assertThat(rows.map(row -> row.split("`")[1]).toList()).isEqualTo(Config.names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e3", "99999999999", "80 80", "0x50", "８０８０"})
  void aPortIsADecimalNumber(String typed) {
    assertThat(refused(Map.of("ANTREAN_HTTP_PORT", typed))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"security@agency.example", "http://agency.example", "https:// x", "tel:1"})
  void whereFaultsAreReportedIsAMailOrHttpsAddress(String typed) {
    assertThat(refused(Map.of("ANTREAN_SECURITY_CONTACT", typed))).hasSize(1);
    assertThat(Config.read(Map.of("ANTREAN_SECURITY_CONTACT", "https://a.example/x")).demo())
        .isTrue();
  }

  @Test
  void theAgencyIsOneShortLine() {
    assertThat(Config.read(Map.of("ANTREAN_AGENCY", "Badan Contoh")).agency())
        .contains("Badan Contoh");
    assertThat(Config.read(Map.of()).agency()).isEmpty();
    assertThat(refused(Map.of("ANTREAN_AGENCY", "x".repeat(81)))).hasSize(1);
    assertThat(refused(Map.of("ANTREAN_AGENCY", "two\nlines"))).hasSize(1);
  }

  @Test
  void aDemoDayIsNotSetWhereItsInventedPeopleWouldGetSms() {
    assertThat(Config.read(Map.of("ANTREAN_DEMO_DAY", "on")).demoDay()).isTrue();
    assertThat(
            refused(
                Map.of("ANTREAN_DEMO_DAY", "on", "ANTREAN_SMS_URL", "https://sms.example/send")))
        .singleElement()
        .asString()
        .contains("ANTREAN_DEMO_DAY", "ANTREAN_SMS_URL");
  }

  /** Each passes java.net.URI, and one of the two clients would fail or fill in its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://antrean:raha+sia@db/antrean",
        "postgresql://antrean:raha$sia@db/antrean",
        "postgresql://antrean:raha:sia@db/antrean",
        "postgresql://antrean:rahasia@db:99999/antrean",
        "postgresql://antrean:rahasia@db/",
        "postgresql://db/antrean",
        "postgresql://antrean:rahasia@db/antrean?sslmode",
        "postgresql://antrean:rahasia@db/antrean?sslmode=maybe",
        "postgresql://antrean:rahasia@db/antrean?hostaddr=127.0.0.1",
        "postgresql://antrean:rahasia@db/antrean?sslmode=verify-full&sslfactory=x",
        "postgresql://antrean:rahasia@db/antrean?sslmode=verify-full&sslmode=disable"
      })
  void aDatabaseAddressThatTheClientsDoNotReadAlikeIsRefusedWithoutShowingIt(String url) {
    assertThat(refused(Map.of("ANTREAN_DATABASE_URL", url)))
        .containsExactly(
            "ANTREAN_DATABASE_URL cannot be read; it looks like " + DatabaseUrl.LOOKS_LIKE + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANTREAN_PUBLIC_URL | antre.id",
        "ANTREAN_PUBLIC_URL | https://antre.id/path",
        "ANTREAN_PUBLIC_URL | https://antre.id?x",
        "ANTREAN_PUBLIC_URL | https://x\"><script>",
        "ANTREAN_PUBLIC_URL | https://a b",
        "ANTREAN_PUBLIC_URL | https://me@antre.id",
        "ANTREAN_MAIL_FROM  | no-at",
        "ANTREAN_MAIL_FROM  | Antrean <antrean>",
        "ANTREAN_KPJ_SHAPES | [0-9]{11} (",
        "ANTREAN_SMS_ACCEPTED | status",
        "ANTREAN_SMS_ACCEPTED | =true",
        "ANTREAN_SMS_ACCEPTED | data..status=true",
        "ANTREAN_SMS_ACCEPTED | status=",
      })
  void aValueThatWouldFailLaterIsRefusedAtTheStart(String name, String value) {
    assertThat(refused(Map.of(name, value)))
        .singleElement()
        .asString()
        .startsWith(name + " cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ANTREAN_MAIL_FROM", "ANTREAN_SMS_KEY", "ANTREAN_PUBLIC_URL"})
  void whatStandsInAHeaderIsOneLine(String name) {
    assertThat(refused(Map.of(name, "https://a.example\r\nX: <a@b>"))).hasSize(1);
  }

  @Test
  void aPasswordMayHoldAnyLetterEscaped() {
    var url = "postgresql://antrean:raha%2B%2F%40sia@db:5433/antrean?sslmode=require";
    assertThat(Config.read(Map.of("ANTREAN_DATABASE_URL", url)).databaseUrl()).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.0.0/33",
        "10.1",
        "2001:db8::/129",
        "10.1.0.0/",
        "10.1.0.0/99999999999",
        "ingress"
      })
  void aTrustedProxyIsAnAddressOrARange(String typed) {
    assertThat(refused(Map.of("ANTREAN_TRUSTED_PROXIES", typed))).hasSize(1);
  }

  @Test
  void aClusterNameIsOneWord() {
    assertThat(Config.read(Map.of("ANTREAN_CLUSTER_NAME", "antrean-2")).clusterName())
        .isEqualTo("antrean-2");
    assertThat(refused(Map.of("ANTREAN_CLUSTER_NAME", "a b"))).hasSize(1);
    assertThat(refused(Map.of("ANTREAN_CLUSTER_NAME", "a".repeat(41)))).hasSize(1);
  }

  static List<String> refused(Map<String, String> environment) {
    return catchThrowableOfType(InvalidSettings.class, () -> Config.read(environment)).sentences();
  }
}
