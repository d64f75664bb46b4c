package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  /** The secret of RFC 6238, appendix B. */
  private static final Totp RFC =
      new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111L);

  /** The RFC's have eight digits, of which ours are the last six. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theCodesAreThoseOfTheRfc(long seconds, String code) {
    assertThat(RFC.code(Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
  }

  @Test
  void theSecretIsTypedAsTheRfcWritesIt() {
    assertThat(RFC.letters()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(RFC.address("budi"))
        .isEqualTo(
            "otpauth://totp/Antrean:budi?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Antrean");
  }

  @Test
  void aPhoneMayBeOneStepOffAndNotTwo() {
    long step = Totp.step(NOW);
    for (long off = -1; off <= 1; off++) {
      assertThat(RFC.stepOf(RFC.code(step + off), NOW)).hasValue(step + off);
    }
    assertThat(RFC.stepOf(RFC.code(step - 2), NOW)).isEmpty();
    assertThat(RFC.stepOf(RFC.code(step + 2), NOW)).isEmpty();
    assertThat(RFC.stepOf("", NOW)).isEmpty();
  }
}
