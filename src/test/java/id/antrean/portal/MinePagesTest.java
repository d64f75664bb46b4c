package id.antrean.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import id.antrean.page.Texts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type or paste where the code of the SMS is asked for (D24). */
class MinePagesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7Q4M2XK9D0RVA",
        " 7q4m 2xk9 d0rv a ",
        "https://antrean.go.id/t/7Q4M2XK9D0RVA",
        "antrean.go.id/t/7Q4M2XK9D0RVA?bahasa=en",
        "https://antrean.go.id/t/7Q4M2XK9D0RVA/pindah",
        "Antrean B-031, Semarang Pemuda. Bawa KTP asli. https://antrean.go.id/t/7Q4M2XK9D0RVA"
            + " Terima kasih"
      })
  void aCodeIsFoundInWhatWasPasted(String typed) {
    assertThat(MinePages.code(typed).orElseThrow()).isEqualToIgnoringCase("7Q4M2XK9D0RVA");
  }

  @ParameterizedTest
  @CsvSource({"B-029,B-029", "b29,B-029", "' e 7 ',E-007", "A-1024,A-1024"})
  void aQueueNumberIsToldFromACode(String typed, String number) {
    assertThat(MinePages.code(typed)).isEmpty();
    assertThat(said(typed)).startsWith(number + " adalah nomor antrean, bukan kode.");
  }

  /** Of a pattern that goes back, 60,000 blanks take half a minute of a processor. */
  @Test
  void aLongTextIsReadInOneGo() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> said("A" + " ".repeat(200_000) + "x" + " ".repeat(200_000)));
  }

  @Test
  void aPapersLinkLeadsToItsNumberAndAForeignOneIsSaid() {
    assertThat(MinePages.number("https://antrean.go.id/n/AaIumO0l9_-abcdefghij"))
        .contains("/n/AaIumO0l9_-abcdefghij");
    assertThat(said("https://www.example.com/promo"))
        .startsWith("Tautan ini bukan tautan antrean.");
  }

  @Test
  void whatIsNeitherIsCounted() {
    assertThat(said("7Q4M2XK9D0")).contains("Anda menulis 10");
    assertThat(said("https://antrean.go.id/t/7Q4M2XK9D0RVAX")).contains("Anda menulis");
    assertThat(said(" ")).isEqualTo("Tulis kode dari SMS.");
  }

  private static String said(String typed) {
    return Texts.of("id").say(MinePages.notACode(typed));
  }
}
