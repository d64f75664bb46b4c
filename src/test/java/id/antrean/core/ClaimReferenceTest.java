package id.antrean.core;

import static id.antrean.core.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimReferenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"EK-2026-00917", " ek 2026 00917", "Ek.2026/00917", "EK\u20132026\u201300917"})
  void isOneHoweverItIsWritten(String typed) {
    assertThat(ClaimReference.parse(typed).bare()).isEqualTo("EK202600917");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EK1",
        "-EK-1",
        "EK-2026-",
        "EK_2026",
        "\u0661\u0662\u0663\u0664\u0665",
        "<b>12</b>"
      })
  void hasFourToFortyLettersAndDigits(String typed) {
    assertThat(refusal("reference", () -> ClaimReference.parse(typed)).key())
        .isEqualTo("err.claimShape");
    assertThat(ClaimReference.parse("9".repeat(40)).text()).hasSize(40);
    assertThat(refusal("reference", () -> ClaimReference.parse("9".repeat(41))).key())
        .isEqualTo("err.claimShape");
  }

  @Test
  void isAskedForAndNotPrintedByAccident() {
    assertThat(refusal("reference", () -> ClaimReference.parse(" ")).key())
        .isEqualTo("err.claimEmpty");
    assertThat(ClaimReference.parse("EK-2026").toString()).doesNotContain("2026");
  }
}
