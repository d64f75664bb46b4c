package id.antrean.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {
  private static final UUID BOOKING = UUID.fromString("0193559e-0000-7000-8000-000000000001");
  private final Sealed sealed = new Sealed(new byte[32], new byte[32]);

  @Test
  void aCodeIsThirteenLettersThatAreHardToMistake() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(Code.ofBooking(sealed, Ids.next())).matches("[0-9A-HJKMNP-TV-Z]{13}");
    }
  }

  @Test
  void oneBookingHasOneCodeAndAnotherToken() {
    var code = Code.ofBooking(sealed, BOOKING);
    assertThat(Code.ofBooking(sealed, BOOKING)).isEqualTo(code);
    assertThat(Code.checkInToken(sealed, BOOKING)).matches("T[0-9A-HJKMNP-TV-Z]{13}");
    assertThat(Code.checkInToken(sealed, BOOKING)).doesNotContain(code);
  }

  /** Computed apart: links sent yesterday and tickets printed last week must open tomorrow. */
  @Test
  void theCodesOfABookingNeverChange() {
    assertThat(Code.ofBooking(sealed, BOOKING)).isEqualTo("J7CQ897J2XBCP");
    assertThat(Code.checkInToken(sealed, BOOKING)).isEqualTo("T430T2YWAG5T4N");
  }

  /** Computed apart, too: papers are kept in pockets. */
  @Test
  void aTicketsTokenLeadsToItAndNoOtherDoes() {
    var token = Code.ofTicket(sealed, BOOKING);
    assertThat(token).isEqualTo("AZNVngAAcACAAAAAAAAAAQU4FlP8aMQ");
    assertThat(Code.ticket(sealed, token)).contains(BOOKING);
    for (int i = 0; i < token.length() - 1; i++) {
      var other = token.charAt(i) == 'A' ? 'B' : 'A';
      var forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(Code.ticket(sealed, forged)).as(forged).isEmpty();
    }
    for (var none : new String[] {"", "A", token + "AAAA", token.substring(4), "*".repeat(31)}) {
      assertThat(Code.ticket(sealed, none)).as(none).isEmpty();
    }
  }

  @Test
  void aTokenEndsInNoSignThatPhonesLeaveOutOfALink() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(Code.ofTicket(sealed, Ids.next())).matches("[\\w-]{30}[0-9A-Za-z]");
    }
  }

  @Test
  void bookingsOneAfterTheOtherHaveCodesThatTellNothingOfEachOther() {
    var starts = new HashSet<String>();
    for (int i = 0; i < 200; i++) {
      starts.add(Code.ofBooking(sealed, Ids.next()).substring(0, 4));
    }
    assertThat(starts).hasSizeGreaterThan(195);
  }

  @Test
  void underAnotherKeyTheCodeIsAnother() {
    var other =
        new Sealed(
            new byte[32], "another key of exactly 32 bytes!".getBytes(StandardCharsets.UTF_8));
    assertThat(Code.ofBooking(other, BOOKING)).isNotEqualTo(Code.ofBooking(sealed, BOOKING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7Q4M2XK9D0R1A",
        "7q4m2xk9d0r1a",
        " 7Q4M 2XK9 D0R1A ",
        "7Q4M-2XK9-D0R1A",
        "7Q4M2XK9DOR1A",
        "7Q4M2XK9DoRIA",
        "7q4m2xk9d0rla",
        "7Q4M2XK9D0R1A\n"
      })
  void isFoundHoweverItIsTyped(String typed) {
    assertThat(Code.lookup(sealed, typed)).isEqualTo(Code.lookup(sealed, "7Q4M2XK9D0R1A"));
  }

  @Test
  void aWrongLetterFindsNothing() {
    assertThat(Code.lookup(sealed, "7Q4M2XK9D0R1B"))
        .isNotEqualTo(Code.lookup(sealed, "7Q4M2XK9D0R1A"));
  }
}
