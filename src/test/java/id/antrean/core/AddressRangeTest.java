package id.antrean.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7/32",
    "203.0.113.7/24, 203.0.113.0/24",
    "' 203.0.113.0 / 24 ', 203.0.113.0/24",
    "10.20.255.1/17, 10.20.128.0/17",
    "2001:db8::1, 2001:db8:0:0:0:0:0:0/64",
    "2001:DB8:ffff:ffff::/33, 2001:db8:8000:0:0:0:0:0/33"
  })
  void aRangeIsReadAsPeopleWriteIt(String typed, String shown) {
    assertThat(AddressRange.parse(typed).shown()).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "example.org",
        "1.2.3",
        "1.2.3.256",
        "1.2.3.4/",
        "1.2.3.4/x",
        "1.2.3.4/8/9",
        "1.2.3.4/-1",
        "1.2.3.4/15",
        "1.2.3.4/33",
        "2001:db8::/31",
        "2001:db8::/65",
        "::g",
        ":::"
      })
  void whatIsNoRangeOrTooWideIsRefused(String typed) {
    assertThatThrownBy(() -> AddressRange.parse(typed)).isInstanceOf(Problem.class);
  }

  @Test
  void aClientIsFoundInTheRangeAroundIt() {
    var range = AddressRange.parse("203.0.113.0/24");
    assertThat(AddressRange.around("203.0.113.99", 24, false)).contains(range);
    assertThat(AddressRange.around("203.0.114.99", 24, false)).isNotEqualTo(range);
    assertThat(AddressRange.around("20010db800010002::/64", 48, true))
        .contains(AddressRange.parse("2001:db8:1::/48"));
    assertThat(AddressRange.around("20010db800010002::/64", 24, false)).isEmpty();
    assertThat(AddressRange.around("203.0.113.99", 48, true)).isEmpty();
    assertThat(AddressRange.around("?", 24, false)).isEmpty();
  }
}
