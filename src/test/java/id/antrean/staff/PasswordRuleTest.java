package id.antrean.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "sebelas-abc", // eleven
        "aaaaaaaaaaaa",
        "abababababab",
        "123123123123",
        "123456789012",
        "098765432109",
        "abcdefghijklm",
        "qwertyuiopas",
        "lkjhgfdsapoi",
        "1qaz2wsx3edc",
        "q1w2e3r4t5y6",
        "password1234",
        "P@ssw0rd2026!",
        "passwordpassword",
        "Rahasia12345!",
        "katasandi1234",
        "admin2026!!!",
        "administrator",
        "ANTREAN-2026-",
        "!!!!antrean!!!!",
        "BPJS20262026",
        "iloveyou!!!!1",
        "akucintakamu",
        "welcome12345",
        "changeme1234",
        "bismillah123",
        "password password",
        "password12password",
        "pass-word-2026",
        "changeit-changeit",
        "qwerty-qwerty",
        "qwertyuiop 0987654321",
        "1234567890ab",
        "ab-1234567890",
        "bpjsketenagakerjaan",
        "kesehatan12345",
        "p4ssw0rd-4dm1n",
        "correct horse battery staple"
      })
  void whatIsTriedFirstIsRefused(String password) {
    assertThat(PasswordRule.fault(password)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duabelas-abc",
        "a long password",
        "kata-sandi-uji",
        "delapan gajah menari",
        "7391!82-x9#1ab",
        "admin-2468-gajah",
        "empat kuda makan staples",
        "x7Kq!9mZp2Lw",
        "ありがとうございましたね皆"
      })
  void aLongOneOfOnesOwnIsGood(String password) {
    assertThat(PasswordRule.fault(password)).isEmpty();
  }
}
