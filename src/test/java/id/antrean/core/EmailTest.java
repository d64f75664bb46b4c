package id.antrean.core;

import static id.antrean.core.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "siti@contoh.id",
        "siti.rahma+antre@mail.contoh.co.id",
        "o'brien@x-y.com",
        "A@B.ID"
      })
  void ofAnyOrdinaryShapeIsAccepted(String typed) {
    assertThat(Email.parse(" " + typed + " ").address()).isEqualTo(typed);
  }

  @Test
  void withoutAtIsRefusedByThatRule() {
    assertThat(refusal("email", () -> Email.parse("siti.contoh.id")))
        .isEqualTo(Sentence.of("err.email"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "siti@",
        "@contoh.id",
        "siti@contoh",
        "siti rahma@contoh.id",
        "a@b@contoh.id",
        "siti@contoh.id, budi@contoh.id",
        "Siti <siti@contoh.id>",
        "siti@contoh.id\r\nBcc: budi@contoh.id"
      })
  void thatCannotReachExactlyOnePersonIsRefused(String typed) {
    assertThat(refusal("email", () -> Email.parse(typed))).isEqualTo(Sentence.of("err.emailShape"));
  }

  @Test
  void ofHugeLengthIsRefusedAtOnceAndByItsLength() {
    assertThat(refusal("email", () -> Email.parse("a@" + ".-".repeat(50_000))))
        .isEqualTo(Sentence.of("err.emailLength", "m", 254, "n", 100_002));
    assertThat(refusal("email", () -> Email.parse("a".repeat(100) + "@contoh.id")))
        .isEqualTo(Sentence.of("err.emailName", "m", 64, "n", 100));
    assertThat(refusal("email", () -> Email.parse("a@" + "a.".repeat(100) + "!")))
        .isEqualTo(Sentence.of("err.emailShape"));
    assertThat(Email.parse("a".repeat(64) + "@contoh.id").address()).hasSize(74);
  }

  @ParameterizedTest
  @CsvSource({
    "siti@gmail.con,siti@gmail.com",
    "Siti.R@GMAIL.CMO,Siti.R@gmail.com",
    "siti@gmial.com,siti@gmail.com",
    "siti@gmail.co,siti@gmail.com",
    "siti@gmail.co.id,siti@gmail.com",
    "siti@gmai.com,siti@gmail.com",
    "siti@yaho.com,siti@yahoo.com",
    "siti@yahoo.co.ld,siti@yahoo.co.id",
    "siti@hotmial.com,siti@hotmail.com",
    "siti@outlok.com,siti@outlook.com"
  })
  void ofAHouseThatLooksMistypedIsAskedAbout(String typed, String meant) {
    assertThat(Email.parse(typed).probablyMeant()).contains(new Email(meant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "siti@gmail.com",
        "siti@ymail.com",
        "siti@mail.com",
        "siti@email.com",
        "siti@yahoo.co.uk",
        "siti@contoh.id",
        "siti@a.b"
      })
  void ofAnyOtherHouseIsBelieved(String typed) {
    assertThat(new Email(typed).probablyMeant()).isEmpty();
  }

  @Test
  void mayBeLeftEmpty() {
    assertThat(Email.parseOptional(" ")).isEmpty();
    assertThat(Email.parseOptional(null)).isEmpty();
    assertThat(Email.parseOptional("siti@contoh.id")).hasValue(new Email("siti@contoh.id"));
  }

  @Test
  void isOneMailboxHoweverItIsWritten() {
    for (var typed :
        new String[] {"siti.r@gmail.com", "Siti.R+bpjs@GoogleMail.com", "sitir@gmail.com"}) {
      assertThat(Email.parse(typed).mailbox()).isEqualTo("sitir@gmail.com");
    }
    assertThat(Email.parse("Siti.R+x@contoh.id").mailbox()).isEqualTo("siti.r@contoh.id");
    assertThat(Email.parse("siti@mygooglemail.com").mailbox()).isEqualTo("siti@mygooglemail.com");
  }

  @ParameterizedTest
  @CsvSource({
    "budi.santoso@proton.me,budisantoso@proton.me",
    "Budi-San_Toso+x@protonmail.com,budisantoso@proton.me",
    "budisantoso@pm.me,budisantoso@proton.me",
    "siti@me.com,siti@icloud.com",
    "siti+a@mac.com,siti@icloud.com",
    "siti.r@icloud.com,siti.r@icloud.com",
    "siti-bpjs@yahoo.com,siti@yahoo.com",
    "siti-2@yahoo.co.id,siti@yahoo.co.id",
    "-siti@yahoo.com,-siti@yahoo.com",
    "siti@ymail.com,siti@ymail.com",
    "siti.r-x@ya.ru,sitirx@yandex.com",
    "siti-r@narod.ru,sitir@yandex.com",
    "siti@yandex.co.il,siti@yandex.com",
    "siti@yandex.fr,siti@yandex.com",
    "siti@yandex.lt,siti@yandex.com",
    "siti-k1@aol.com,siti@aol.com",
    "siti-k2@aim.com,siti@aim.com",
    "siti-k3@verizon.net,siti@verizon.net",
    "siti-k4@att.net,siti@att.net",
    "siti-k5@sbcglobal.net,siti@sbcglobal.net",
    "siti-k6@bellsouth.net,siti@bellsouth.net",
    "anything@siti.fastmail.com,siti@fastmail.com",
    "siti-r_x@contoh.id,siti-r_x@contoh.id",
    "siti-r@outlook.com,siti-r@outlook.com"
  })
  void isOneMailboxAsItsProviderReadsIt(String typed, String mailbox) {
    assertThat(Email.parse(typed).mailbox()).isEqualTo(mailbox);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@yahoo.co.uk",
        "a@yandex.ru",
        "a@ya.ru",
        "a@gmx.de",
        "a@qq.com",
        "a@mail.ru",
        "a@pm.me",
        "a@naver.com",
        "a@hotmail.co.uk",
        "a@live.com.my",
        "a@mac.com",
        "a@163.com",
        "a@web.de"
      })
  void strangersAtOneLargeProviderShareNoHouse(String typed) {
    assertThat(new Email(typed).ownHouse()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ac.id",
        "biz.id",
        "co.id",
        "desa.id",
        "go.id",
        "mil.id",
        "my.id",
        "net.id",
        "or.id",
        "ponpes.id",
        "sch.id",
        "web.id",
        "kop.id",
        "com.my",
        "edu.sg",
        "ltd.uk",
        "com"
      })
  void underASuffixOfARegistryEachBoughtNameIsAHouseOfItsOwn(String suffix) {
    assertThat(new Email("a@x.satu." + suffix).ownHouse()).contains("satu." + suffix);
    assertThat(new Email("a@dua." + suffix).ownHouse()).contains("dua." + suffix);
  }

  @Test
  void whatNoRegistryKnowsIsAHouseByItsLastTwoNames() {
    assertThat(new Email("a@x.y.contoh.invalid").ownHouse()).contains("contoh.invalid");
    assertThat(new Email("a@x.desa.id.github.io").ownHouse()).contains("github.io");
    assertThat(new Email("a@desa.id").ownHouse()).contains("desa.id");
    assertThat(new Email("a@" + "b".repeat(70) + ".x.com").ownHouse()).contains("x.com");
  }

  @Test
  void aBoughtNameIsOneHouseHoweverManyNamesStandBelowIt() {
    assertThat(new Email("a@mail.contoh.id").ownHouse()).contains("contoh.id");
    assertThat(new Email("a@x.y.contoh.co.id").ownHouse()).contains("contoh.co.id");
    assertThat(new Email("a@contoh.com").ownHouse()).contains("contoh.com");
    assertThat(new Email("a@yahoo.co.id").ownHouse()).isEmpty();
    assertThat(new Email("A.b@googlemail.com").ownHouse()).isEmpty();
  }

  @Test
  void isNotPrinted() {
    assertThat(Email.parse("siti@contoh.id")).hasToString("Email[hidden]");
  }
}
