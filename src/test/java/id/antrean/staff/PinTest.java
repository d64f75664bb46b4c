package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
  @ParameterizedTest
  @ValueSource(strings = {"2580", " 1945 ", "0007", "1122"})
  void fourDigitsAreAPin(String typed) {
    assertThat(Pin.of(typed).digits()).isEqualTo(typed.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "258", "25800", "12a4", "٢٥٨٠", "0000", "7777", "1234", "7890", "4321"})
  void otherThingsAndTheEasiestOnesAreRefused(String typed) {
    assertThatThrownBy(() -> Pin.of(typed))
        .isInstanceOfSatisfying(
            Problem.class, refused -> assertThat(refused.fields()).containsOnlyKeys("pin"));
  }
}
