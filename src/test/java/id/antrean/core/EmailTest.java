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
