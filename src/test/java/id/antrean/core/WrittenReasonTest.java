package id.antrean.core;

import static id.antrean.core.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenReasonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Surat persetujuan 24-11-2026 diperlihatkan",
        "Surat 2026-11-24 pukul 08.20, nomor EK-2026-00917",
        "Surat 20-08-2026 12.00, loket 3",
        "24/11/2026",
        "B-031",
        "Loket 3, 2 orang",
        "B-031, B-032 dan B-033 tidak datang",
        "Surat 24/11/2026 sampai 30/11/2026, pukul 08:00"
      })
  void mayNameDaysAndClaims(String typed) {
    assertThat(WrittenReason.parse(typed).text()).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NIK 3374015501900001 benar",
        "3374 0155 0190 0001",
        "3374.0155.0190.0001",
        "KPJ 12345678901",
        "HP 0812-3456-789",
        "+62 812 3456 789",
        "８１２３４５６７８９",
        "3374/0101/0190/0001",
        "3374,0101,0190,0001",
        "3374.01.01.2019.0001",
        "33740101 dan 01900001",
        "3374 lalu 0101 lalu 0190 lalu 0001",
        "\u0663\u0663\u0667\u0664\u0660\u0661\u0660\u0661\u0660\u0661\u0669\u0660\u0660\u0660\u0660\u0661",
        "0812/3456/7890",
        "(0812) 3456_7890",
        "0812*345*678"
      })
  void holdsNoNumberOfAPerson(String typed) {
    assertThat(refusal("reason", () -> WrittenReason.parse(typed)).key())
        .isEqualTo("err.reasonNumber");
  }

  @Test
  void isNotEmptyAndNotLong() {
    assertThat(refusal("reason", () -> WrittenReason.parse(" \u200b ")).key())
        .isEqualTo("err.reasonEmpty");
    assertThat(WrittenReason.parse("a".repeat(200)).text()).hasSize(200);
    assertThat(refusal("reason", () -> WrittenReason.parse("a".repeat(201))).args())
        .containsEntry("n", 201);
  }
}
