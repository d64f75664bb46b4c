package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class FreshSecretTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void aOneTimePasswordIsReadAloudWithoutDoubt() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    assertThat(FreshSecret.password(bytes))
        .matches("[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}")
        .isEqualTo(FreshSecret.password(bytes));
  }

  @Test
  void tenRecoveryCodesAreAllDifferent() {
    assertThat(FreshSecret.recoveryCodes(RANDOM))
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[0-9a-z]{5}-[0-9a-z]{5}"));
  }

  @Test
  void aRecoveryCodeIsKnownHoweverItIsTyped() {
    for (var typed : new String[] {"7h2kq-x9dm0", " 7H2KQ x9dmO ", "7h2kqx9dm0"}) {
      assertThat(FreshSecret.recoveryCode(typed)).isEqualTo("7h2kq-x9dm0");
    }
    assertThat(FreshSecret.recoveryCode("")).isEmpty();
  }
}
