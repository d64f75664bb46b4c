package id.antrean.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "solo, solo, false",
    "sol, solo, true",
    "slo, solo, true",
    "soolo, solo, true",
    "oslo, solo, true",
    "silo, solo, true",
    "solok, solo, true",
    "ba, ab, true",
    "abc, cba, false"
  })
  void oneSlipIsADamerauLevenshteinDistanceOfOne(String typed, String right, boolean one) {
    assertThat(EditDistance.isOne(typed, right)).isEqualTo(one);
  }
}
