package id.antrean.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLinesTest {
  private static String written(char separator, String... cells) {
    return new String(new CsvLines(separator).add(List.of(cells)).bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aFileBeginsWithTheMarkOfItsCharacterSetAndItsLinesEndAsOnWindows() {
    assertThat(written(',', "id", "waktu")).isEqualTo("\uFEFFid,waktu\r\n");
  }

  @Test
  void onlyWhatHoldsTheSeparatorAQuoteOrALineBreakIsQuoted() {
    assertThat(written(',', "a,b", "c;d", "e\"f", "g\nh"))
        .isEqualTo("\uFEFF\"a,b\",c;d,\"e\"\"f\",\"g\nh\"\r\n");
    assertThat(written(';', "a,b", "c;d")).isEqualTo("\uFEFFa,b;\"c;d\"\r\n");
  }

  /** Indonesian Excel separates by semicolons, whatever the file was written with. */
  @Test
  void noReaderFindsAFormulaWhateverItSeparatesBy() {
    for (var reason :
        List.of(
            "x;=1+1;",
            "x,=1+1",
            "x\t=1+1",
            "x\n=1+1",
            "x; =1",
            "x;\"\"=1",
            "x;\"=1\"",
            "a;b;@c",
            ";=1")) {
      for (char separator : new char[] {',', ';'}) {
        var file = written(separator, "satu", reason, "dua").substring(1);
        for (var reader : List.of(";", ",", "\t")) {
          assertThat(file.split("[\r\n" + reader + "]"))
              .as("%s by %s, read by %s", reason, separator, reader)
              .noneMatch(cell -> cell.replaceAll("^[ \"]+", "").matches("[=+@-].*"));
        }
      }
    }
    assertThat(written(',', "Loket 3; 2 orang", "a-b", "1=1"))
        .isEqualTo("\uFEFFLoket 3; 2 orang,a-b,1=1\r\n");
  }

  @Test
  void aCellIsNeverAFormula() {
    for (var cell : List.of("=1+1", "+62812", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0")) {
      assertThat(written(',', cell).substring(1)).as(cell).startsWith("'" + cell.charAt(0));
    }
    assertThat(written(',', "\rx").substring(1)).startsWith("\"'\r");
    assertThat(written(',', "a=b", "", "1,5")).isEqualTo("\uFEFFa=b,,\"1,5\"\r\n");
  }
}
