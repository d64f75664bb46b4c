package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "gzip, deflate, br",
        "br;q=1.0, gzip;q=0.8",
        "GZIP",
        "x-gzip",
        "*",
        "gzip;q=0.001"
      })
  void gzipIsTaken(String accepted) {
    assertThat(Encodings.takesGzip(accepted)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "gzip;q=0",
        "gzip; q=0.000",
        "gzip ; Q=0, deflate",
        "*, gzip;q=0",
        "*;q=0",
        "xgzipx",
        ";;;",
        ","
      })
  void gzipIsNotTaken(String accepted) {
    assertThat(Encodings.takesGzip(accepted)).isFalse();
  }
}
