package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private static final String PROXY = "10.1.2.3";
  private static final String PERSON = "203.0.113.7";

  @Test
  void withoutATrustedProxyAnybodysHeaderIsIgnored() {
    assertThat(ClientAddress.of(PROXY, PERSON, List.of())).isEqualTo(PROXY);
    assertThat(ClientAddress.of(PERSON, "1.2.3.4", List.of(PROXY))).isEqualTo(PERSON);
  }

  @Test
  void theLastHopThatIsNoProxyOfOursIsThePerson() {
    var trusted = List.of("10.1.0.0/16", "192.0.2.1");
    assertThat(ClientAddress.of(PROXY, PERSON, trusted)).isEqualTo(PERSON);
    assertThat(ClientAddress.of(PROXY, "1.2.3.4, " + PERSON + ", 192.0.2.1", trusted))
        .isEqualTo(PERSON);
    assertThat(ClientAddress.of(PROXY, "", trusted)).isEqualTo(PROXY);
    assertThat(ClientAddress.of(PROXY, "10.1.9.9", trusted)).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,true", "10.1.2.0/24,true", "10.1.2.2/31,true", "10.0.0.0/8,true", "10.1.2.3/32,true",
    "10.1.2.4,false", "10.1.3.0/24,false", "10.1.2.0/31,false", "::/0,false", "proxy,false"
  })
  void aProxyIsAnAddressOrARange(String range, boolean trusted) {
    assertThat(ClientAddress.of(PROXY, PERSON, List.of(range))).isEqualTo(trusted ? PERSON : PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7:4711,203.0.113.7",
    "::ffff:203.0.113.7,203.0.113.7",
    "[2001:db8::5]:443,2001:db8:0:0:0:0:0:5",
    "[2001:db8::5],2001:db8:0:0:0:0:0:5",
    "2001:DB8:0::5,2001:db8:0:0:0:0:0:5"
  })
  void aHopIsThePersonWhateverItsPortAndSpelling(String hop, String person) {
    assertThat(ClientAddress.of(PROXY, hop, List.of(PROXY))).isEqualTo(person);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "_hidden", "203.0.113.700", " ", "1.2.3.4;x"})
  void forAHopThatIsNoAddressTheProxyAnswers(String hop) {
    assertThat(ClientAddress.of(PROXY, "1.2.3.4," + hop, List.of(PROXY))).isEqualTo(PROXY);
  }

  @Test
  void allAddressesOfOneLineOfVersion6AreOne() {
    assertThat(ClientAddress.line("2001:db8:1:2::5"))
        .isEqualTo(ClientAddress.line("2001:db8:1:2:ffff:1:2:3"))
        .isNotEqualTo(ClientAddress.line("2001:db8:1:3::5"));
    assertThat(ClientAddress.line(PERSON)).isEqualTo(PERSON);
    assertThat(ClientAddress.line("?")).isEqualTo("?");
  }

  @Test
  void addressesOfVersion6HaveRangesToo() {
    assertThat(ClientAddress.of("fd00:1::5", PERSON, List.of("fd00:1::/32"))).isEqualTo(PERSON);
    assertThat(ClientAddress.of("fd00:2::5", PERSON, List.of("fd00:1::/32")))
        .isEqualTo("fd00:2::5");
  }
}
