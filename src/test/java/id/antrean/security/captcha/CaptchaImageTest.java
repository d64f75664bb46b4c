package id.antrean.security.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptchaImageTest {
  @ParameterizedTest
  @ValueSource(strings = {"000000", "111111", "888888", "402917", "731731"})
  void aPictureIsSmallEnoughForASlowNetwork(String digits) {
    for (int i = 0; i < 20; i++) {
      assertThat(CaptchaImage.png(digits)).hasSizeLessThan(6_000);
    }
  }

  /** Of six windows of one pitch, a network reads each by itself. */
  @Test
  void theDigitsStandAtNoFixedPitch() {
    var widths = IntStream.range(0, 40).map(i -> inkWidth("888888")).summaryStatistics();
    assertThat(widths.getMax() - widths.getMin()).isGreaterThan(30);
  }

  /** From the first to the last column with much ink: the lines alone have little. */
  private static int inkWidth(String digits) {
    var image = CaptchaImage.draw(digits);
    int first = image.getWidth();
    int last = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      int at = x;
      long dark =
          IntStream.range(0, image.getHeight())
              .filter(y -> (image.getRGB(at, y) & 0xff) < 128)
              .count();
      if (dark > 14) {
        first = Math.min(first, x);
        last = x;
      }
    }
    return last - first;
  }
}
