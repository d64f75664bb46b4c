package id.antrean;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.BookingPolicy;
import id.antrean.security.SecondFactor;
import id.antrean.testkit.RandomKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What production takes and what it refuses: each rule just inside and just outside. */
class ProductionTest {
  private static final Map<String, String> GOOD =
      Map.ofEntries(
          Map.entry("ANTREAN_MODE", "production"),
          Map.entry("ANTREAN_PUBLIC_URL", "https://antre.id"),
          Map.entry(
              "ANTREAN_DATABASE_URL", "postgresql://antrean:secret@db/antrean?sslmode=verify-full"),
          Map.entry("ANTREAN_CLUSTER", "antrean-members"),
          Map.entry("ANTREAN_CLUSTER_SECRET", RandomKeys.FIRST),
          Map.entry("ANTREAN_ADMIN_PASSWORD", "a long password"),
          Map.entry("ANTREAN_ENCRYPTION_KEY", RandomKeys.SECOND),
          Map.entry("ANTREAN_HASH_KEY", RandomKeys.THIRD),
          Map.entry("ANTREAN_SMTP_URL", "smtp://mail:25"),
          Map.entry("ANTREAN_MAIL_FROM", "antrean@antre.id"),
          Map.entry("ANTREAN_SMS_URL", "https://sms.example/send"));

  @Test
  void productionStartsWithEverythingItDemands() {
    var config = Config.read(GOOD);
    assertThat(config.demo()).isFalse();
    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.secondFactor()).isEqualTo(SecondFactor.SUPERVISORS);
    assertThat(config.bookingPolicy())
        .isEqualTo(new BookingPolicy(Duration.ofMinutes(1), Duration.ofMinutes(15), 3, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ANTREAN_PUBLIC_URL",
        "ANTREAN_DATABASE_URL",
        "ANTREAN_CLUSTER_SECRET",
        "ANTREAN_ADMIN_PASSWORD",
        "ANTREAN_ENCRYPTION_KEY",
        "ANTREAN_HASH_KEY",
        "ANTREAN_SMTP_URL",
        "ANTREAN_MAIL_FROM",
        "ANTREAN_SMS_URL"
      })
  void productionDemandsEach(String name) {
    var without = new HashMap<>(GOOD);
    without.remove(name);
    assertThat(ConfigTest.refused(without)).singleElement().asString().contains(name);
  }

  @Test
  void aNodeAloneNeedsNoClusterSecret() {
    var alone = new HashMap<>(GOOD);
    alone.keySet().removeIf(name -> name.startsWith("ANTREAN_CLUSTER"));
    assertThat(Config.read(alone).peers().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANTREAN_CAPTCHA          | none",
        "ANTREAN_LIMITS           | off",
        "ANTREAN_CLOCK            | 2026-11-23T09:00:00+07:00",
        "ANTREAN_DEMO_DAY         | on",
        "ANTREAN_SECOND_FACTOR    | none",
        "ANTREAN_SECOND_FACTOR    | off",
        "ANTREAN_PUBLIC_URL       | http://antre.id",
        "ANTREAN_PUBLIC_URL       | https://antrean.bpjs.id",
        "ANTREAN_WITHHELD_MINUTES | 0",
        "ANTREAN_WITHHELD_MINUTES | 0-15",
        "ANTREAN_WITHHELD_MINUTES | 15-1",
        "ANTREAN_WITHHELD_MINUTES | 1-1441",
        "ANTREAN_WITHHELD_MINUTES | 1-15 minutes",
        "ANTREAN_OPEN_PER_NIK     | 0",
        "ANTREAN_OPEN_PER_MOBILE  | 0",
        "ANTREAN_ADMIN_PASSWORD   | sebelas-abc",
        "ANTREAN_ADMIN_PASSWORD   | Password1234!",
        "ANTREAN_SMS_URL          | http://sms.example/send",
        "ANTREAN_SMS_URL          | http://127.0.0.1.sms.example/send",
        "ANTREAN_SMTP_URL         | smtp://mail:25?starttls=optional",
        "ANTREAN_MAIL_FROM        | Antrean <antrean@localhost>",
        "ANTREAN_DATABASE_URL     | postgresql://antrean:secret@db/antrean",
        "ANTREAN_DATABASE_URL     | postgresql://antrean:secret@db/antrean?sslmode=require",
        "ANTREAN_DATABASE_URL     | postgresql://antrean:secret@db/antrean?sslmode=verify-ca",
        "ANTREAN_DATABASE_URL     | postgresql://antrean:secret@localhost/antrean?host=db",
        "ANTREAN_TRUSTED_PROXIES  | 10.1.2.3,10.244.0.0/23",
        "ANTREAN_TRUSTED_PROXIES  | fd00::/63",
        "ANTREAN_TRUSTED_PROXIES  | 0.0.0.0/0",
        "ANTREAN_CLUSTER_SECRET   | c2hvcnQ=",
        "ANTREAN_HASH_KEY         | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "ANTREAN_HASH_KEY         | AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "ANTREAN_HASH_KEY         | VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIGE="
      })
  void productionRefusesWhatIsWeak(String name, String value) {
    assertThat(ConfigTest.refused(with(name, value))).singleElement().asString().contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANTREAN_PUBLIC_URL       | https://antrean.bpjs.i",
        "ANTREAN_WITHHELD_MINUTES | 1",
        "ANTREAN_WITHHELD_MINUTES | 5-1440",
        "ANTREAN_ADMIN_PASSWORD   | duabelas-abc",
        "ANTREAN_SMS_URL          | http://127.0.0.1:8089/send",
        "ANTREAN_SMTP_URL         | smtp://localhost:25",
        "ANTREAN_SMTP_URL         | smtps://antrean:secret@mail",
        "ANTREAN_DATABASE_URL     | postgresql://antrean:secret@127.0.0.1:5433/antrean",
        "ANTREAN_TRUSTED_PROXIES  | 10.1.2.3,10.244.0.0/24,fd00::/64,fd00::1",
      })
  void productionTakesWhatIsStrongOrNeverLeavesTheMachine(String name, String value) {
    assertThat(Config.read(with(name, value)).demo()).isFalse();
  }

  /** The gateway of the SMS is always elsewhere, so the setting does not speak for it. */
  @Test
  void whereTheNetworkIsTrustedDatabaseAndMailMayGoWithoutTls() {
    var trusted = with("ANTREAN_NETWORK_TRUSTED", "on");
    trusted.put("ANTREAN_DATABASE_URL", "postgresql://antrean:secret@db/antrean");
    trusted.put("ANTREAN_SMTP_URL", "smtp://mail:25?starttls=optional");
    assertThat(Config.read(trusted).networkTrusted()).isTrue();
    trusted.put("ANTREAN_SMS_URL", "http://sms.example/send");
    assertThat(ConfigTest.refused(trusted))
        .singleElement()
        .asString()
        .contains("ANTREAN_SMS_URL must be an https address");
  }

  @ParameterizedTest
  @CsvSource({
    "ANTREAN_HASH_KEY,ANTREAN_ENCRYPTION_KEY",
    "ANTREAN_CLUSTER_SECRET,ANTREAN_ENCRYPTION_KEY",
    "ANTREAN_CLUSTER_SECRET,ANTREAN_HASH_KEY"
  })
  void noKeyServesTwoPurposes(String name, String other) {
    assertThat(ConfigTest.refused(with(name, GOOD.get(other))))
        .containsExactly(name + " must be a key of its own in production.");
  }

  @Test
  void allThatIsWeakIsToldAtOnceAndWithoutASecret() {
    var weak = with("ANTREAN_ADMIN_PASSWORD", "rahasia12345");
    weak.put("ANTREAN_PUBLIC_URL", "http://antre.id");
    weak.put("ANTREAN_DATABASE_URL", "postgresql://antrean:geheim@db/antrean");
    weak.put("ANTREAN_ENCRYPTION_KEY", "c2VjcmV0LXNlY3JldA==");
    weak.put("ANTREAN_SMTP_URL", "smtp://mail:25?starttls=optional");
    weak.put("ANTREAN_SMS_URL", "http://sms.example/send?key=geheim");
    weak.put("ANTREAN_WITHHELD_MINUTES", "0");
    weak.put("ANTREAN_TRUSTED_PROXIES", "10.244.0.0/16");
    weak.put("ANTREAN_LIMITS", "off");
    weak.remove("ANTREAN_CLUSTER_SECRET");
    List<String> sentences = ConfigTest.refused(weak);
    assertThat(sentences)
        .hasSize(10)
        .contains(
            "ANTREAN_WITHHELD_MINUTES must be a range such as 1-15, from 1 to 1440, not \"0\".",
            "ANTREAN_TRUSTED_PROXIES must have no range wider than /24, as 10.244.0.0/16 is, for every machine in it can pretend to be any client, in production.",
            "ANTREAN_ADMIN_PASSWORD must not be a common password, known words with digits, or a row of keys in production.");
    assertThat(sentences.toString()).doesNotContain("geheim", "c2VjcmV0", "rahasia12345");
  }

  private static Map<String, String> with(String name, String value) {
    var changed = new HashMap<>(GOOD);
    changed.put(name, value);
    return changed;
  }
}
