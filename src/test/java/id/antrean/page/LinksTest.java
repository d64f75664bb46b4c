package id.antrean.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @Test
  void whatIsEmptyIsLeftOut() {
    assertThat(Links.days("semarang", "JKK", "")).isEqualTo("/pesan/semarang/JKK/waktu");
    assertThat(Links.check("")).isEqualTo("/pesan/periksa");
    assertThat(Links.offices("", "banten", 2)).isEqualTo("/kantor?wilayah=banten&halaman=2");
  }

  @Test
  void aTelephoneIsCalledWithItsDigits() {
    assertThat(Links.call("024-3520279")).isEqualTo("tel:0243520279");
    assertThat(Links.call("+62 811 2345")).isEqualTo("tel:+628112345");
  }

  @Test
  void theDraftComesLast() {
    assertThat(Links.withDraft(Links.times("semarang", "JHT", "DIED", DAY), "0123"))
        .isEqualTo("/pesan/semarang/JHT/waktu?tanggal=2026-11-24&alasan=DIED&d=0123");
  }

  @Test
  void whatPeopleTypeIsEncoded() {
    assertThat(Links.offices("a&b=c d", "", 1)).isEqualTo("/kantor?q=a%26b%3Dc+d&halaman=1");
    assertThat(Links.language("en", "/kantor?q=x&halaman=2"))
        .isEqualTo("/bahasa?ke=en&kembali=%2Fkantor%3Fq%3Dx%26halaman%3D2");
  }
}
