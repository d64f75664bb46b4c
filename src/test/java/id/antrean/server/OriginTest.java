package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
  private static final String OURS = "https://antre.example";

  @Test
  void aProgramSendsNeitherHeader() {
    assertThat(Origin.isOurs(null, null, "anything", OURS)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "same-origin, https://antre.example, antre.example",
        "-, https://antre.example, 10.1.2.3:8080", // a proxy that names its upstream
        "none, -, antre.example",
        "same-origin, null, antre.example",
        "-, http://localhost:8080, localhost:8080",
        "-, http://127.0.0.1:8080, 127.0.0.1:8080",
        "same-origin, http://[::1]:8080, [::1]:8080",
        "same-origin, -, 192.168.1.7:8080",
        "-, http://192.168.1.7, 192.168.1.7"
      })
  void aPageOfOursMayWrite(String site, String origin, String host) {
    assertThat(Origin.isOurs(site, origin, host, OURS)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "cross-site, https://antre.example, antre.example",
        "same-site, https://antre.example, antre.example",
        "-, https://elsewhere.example, antre.example",
        "-, null, antre.example",
        "-, http://antre.example, antre.example", // not over https
        "same-origin, http://rebound.example, rebound.example", // DNS rebinding
        "-, http://rebound.example:8080, rebound.example:8080",
        "same-origin, null, rebound.example",
        "same-origin, -, rebound.example:8080",
        "-, http://localhost.rebound.example, localhost.rebound.example",
        "-, http://127.0.0.1.rebound.example, 127.0.0.1.rebound.example",
        "-, http://127.0.0.1:9090, 127.0.0.1:8080",
        "-, %%%, %%%",
        "-, '', ''"
      })
  void noOtherPageMay(String site, String origin, String host) {
    assertThat(Origin.isOurs(site, origin, host, OURS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://Antre.example:443, https://antre.example",
    "https://antre.example/path, https://antre.example",
    "http://localhost:80, http://localhost"
  })
  void thePublicAddressCountsHoweverItIsWritten(String ours, String origin) {
    assertThat(Origin.isOurs(null, origin, "upstream", ours)).isTrue();
  }
}
