package id.antrean.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Channel;
import id.antrean.core.Contact;
import id.antrean.core.Email;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PhonePassTest {
  private static final Sealed SEALED = new Sealed(new byte[32], new byte[32]);
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final Contact SITI = Contact.of(new Phone("+6281234567890"));
  private static final String PASS = of(SITI, Channel.SMS);

  private static String of(Contact contact, Channel channel) {
    var proved = new ProvedContact(channel, contact.hash(SEALED));
    return PhonePass.of(SEALED, proved, NOW.plusSeconds(60));
  }

  @Test
  void provesItsMobileUntilItIsOver() {
    assertThat(proves(SEALED, PASS, SITI, NOW.plusSeconds(59))).isTrue();
    assertThat(proves(SEALED, PASS, SITI, NOW.plusSeconds(60))).isFalse();
  }

  @Test
  void provesNobodyElse() {
    var budi = Contact.of(new Phone("+6281234567891"));
    assertThat(proves(SEALED, PASS, budi, NOW)).isFalse();
    assertThat(proves(SEALED, of(SITI, Channel.EMAIL), SITI, NOW)).isFalse();
    var mail = Contact.of(new Email("siti@contoh.id"));
    assertThat(proves(SEALED, of(mail, Channel.EMAIL), mail, NOW)).isTrue();
  }

  @Test
  void madeUpOrChangedOrOfOtherKeysItProvesNothing() {
    var other = new Sealed(key(1), key(2));
    assertThat(proves(other, PASS, SITI, NOW)).isFalse();
    for (var made : new String[] {"", "x", "!!", PASS.substring(1), PASS + "A", "A" + PASS}) {
      assertThat(proves(SEALED, made, SITI, NOW)).as(made).isFalse();
    }
  }

  @Test
  void aPassOfTheCaptchaIsNone() {
    var captcha = new byte[25];
    var sealed = SEALED.seal(captcha, "captcha-pass");
    var text = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    assertThat(proves(SEALED, text, SITI, NOW)).isFalse();
  }

  /** What a browser keeps for a month would be a month's licence in a script. */
  @Test
  void thatOfABrowserIsNoneForAProgram() {
    var proved = new ProvedContact(Channel.SMS, SITI.hash(SEALED));
    var browsers = PhonePass.of(SEALED, proved, NOW.plus(PhonePass.IN_BROWSER));
    assertThat(PhonePass.open(SEALED, browsers, PhonePass.IN_BROWSER, NOW)).isPresent();
    assertThat(PhonePass.open(SEALED, browsers, PhonePass.IN_PROGRAM, NOW)).isEmpty();
    var programs = PhonePass.of(SEALED, proved, NOW.plus(PhonePass.IN_PROGRAM));
    assertThat(PhonePass.open(SEALED, programs, PhonePass.IN_PROGRAM, NOW)).isPresent();
  }

  private static boolean proves(Sealed sealed, String pass, Contact contact, Instant now) {
    return PhonePass.open(sealed, pass, PhonePass.IN_PROGRAM, now)
        .filter(one -> one.is(contact, sealed))
        .isPresent();
  }

  private static byte[] key(int first) {
    var key = new byte[32];
    key[0] = (byte) first;
    return key;
  }
}
