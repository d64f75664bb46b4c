package id.antrean.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsTextTest {

  @Test
  void gsmHasNoCurlyQuotesNoEnDashAndFewAccents() {
    assertThat(
            SmsText.isGsm("Antrean B-031, pukul 08.30-09.00 WIB. Bawa KTP asli: https://x.id/t/A"))
        .isTrue();
    assertThat(SmsText.isGsm("pukul 08.30–09.00")).isFalse();
    assertThat(SmsText.isGsm("Jum’at")).isFalse();
    assertThat(SmsText.isGsm("Selamat datang 👋")).isFalse();
  }

  @Test
  void aLetterOfTheExtensionTableCountsTwice() {
    assertThat(SmsText.length("{a}")).isEqualTo(5);
    assertThat(SmsText.fitsOnePart("a".repeat(160))).isTrue();
    assertThat(SmsText.fitsOnePart("a".repeat(159) + "€")).isFalse();
  }
}
