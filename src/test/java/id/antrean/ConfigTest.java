package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.antrean.start.InvalidSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final Map<String, String> PRODUCTION =
      Map.of(
          "ANTREAN_MODE", "production",
          "ANTREAN_PUBLIC_URL", "https://antre.id",
          "ANTREAN_DATABASE_URL", "postgresql://antrean:secret@db/antrean",
          "ANTREAN_ADMIN_PASSWORD", "a long password",
          "ANTREAN_ENCRYPTION_KEY", KEY,
          "ANTREAN_HASH_KEY", KEY,
          "ANTREAN_SMTP_URL", "smtp://mail:25",
          "ANTREAN_SMS_URL", "https://sms.example/send");

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
    assertThat(config.withheld()).isEqualTo(Duration.ZERO);
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

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e3", "99999999999", "80 80", "0x50", "８０８０"})
  void aPortIsADecimalNumber(String typed) {
    assertThat(refused(Map.of("ANTREAN_HTTP_PORT", typed))).hasSize(1);
  }

  @Test
  void productionStartsWithEverythingItDemands() {
    var config = Config.read(PRODUCTION);
    assertThat(config.demo()).isFalse();
    assertThat(config.host()).isEqualTo("0.0.0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ANTREAN_PUBLIC_URL",
        "ANTREAN_DATABASE_URL",
        "ANTREAN_ADMIN_PASSWORD",
        "ANTREAN_ENCRYPTION_KEY",
        "ANTREAN_HASH_KEY",
        "ANTREAN_SMTP_URL",
        "ANTREAN_SMS_URL"
      })
  void productionDemandsEach(String name) {
    var without = new HashMap<>(PRODUCTION);
    without.remove(name);
    assertThat(refused(without)).singleElement().asString().contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "ANTREAN_CAPTCHA,none",
    "ANTREAN_LIMITS,off",
    "ANTREAN_CLOCK,2026-11-23T09:00:00+07:00",
    "ANTREAN_DEMO_DAY,on",
    "ANTREAN_PUBLIC_URL,http://antre.id",
    "ANTREAN_PUBLIC_URL,https://antrean.bpjs.example"
  })
  void productionRefusesEachConvenienceOfTheDemo(String name, String value) {
    var changed = new HashMap<>(PRODUCTION);
    changed.put(name, value);
    assertThat(refused(changed)).singleElement().asString().contains(name);
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
        "postgresql://antrean:rahasia@db/antrean?sslmode=maybe"
      })
  void aDatabaseAddressThatTheClientsDoNotReadAlikeIsRefusedWithoutShowingIt(String url) {
    assertThat(refused(Map.of("ANTREAN_DATABASE_URL", url)))
        .containsExactly(
            "ANTREAN_DATABASE_URL cannot be read; it looks like postgresql://user:password@host:5432/name,"
                + " where a + in the password is written %2B.");
  }

  @Test
  void aPasswordMayHoldAnyLetterEscaped() {
    var url = "postgresql://antrean:raha%2B%2F%40sia@db:5433/antrean?sslmode=require";
    assertThat(Config.read(Map.of("ANTREAN_DATABASE_URL", url)).databaseUrl()).contains(url);
  }

  @Test
  void aRefusalShowsNoSecret() {
    var secrets = new HashMap<>(PRODUCTION);
    secrets.put("ANTREAN_ENCRYPTION_KEY", "c2VjcmV0LXNlY3JldA==");
    secrets.put("ANTREAN_LIMITS", "off");
    assertThat(refused(secrets).toString()).doesNotContain("c2VjcmV0", "secret", "a long password");
  }

  private static List<String> refused(Map<String, String> environment) {
    return catchThrowableOfType(InvalidSettings.class, () -> Config.read(environment)).sentences();
  }
}
