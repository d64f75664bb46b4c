package id.antrean.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.antrean.core.Problem;
import id.antrean.page.Texts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetReaderTest {
  private static Sheet read(String text) {
    return SheetReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refused(byte[] file) {
    var problem = catchThrowableOfType(Problem.class, () -> SheetReader.read(file));
    return Texts.of("id").say(problem.fields().get("file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,alamat\na,Jl. Satu\n",
        "\uFEFFid;alamat\r\na;Jl. Satu\r\n",
        "id\talamat\r\na\tJl. Satu",
        "sep=;\r\nid;alamat\r\na;Jl. Satu\r\n",
        "\"id\";\"alamat\"\r\n\"a\";\"Jl. Satu\"\r\n"
      })
  void aFileIsReadHoweverASpreadsheetWritesIt(String text) {
    var sheet = read(text);
    assertThat(sheet.headings()).containsExactly("id", "alamat");
    assertThat(sheet.rows()).containsExactly(new Sheet.Row(2, List.of("a", "Jl. Satu")));
    assertThat(sheet.encoding()).isEqualTo("UTF-8");
  }

  @Test
  void aRowIsCountedAsTheSpreadsheetShowsItAlsoBehindLineBreaksAndEmptyRows() {
    var sheet = read("id;alamat\r\na;\"Jl. Satu\r\nLantai 2\r\nSolo\"\r\n;\r\n\r\nb;Jl. Dua\r\n");
    assertThat(sheet.rows().stream().map(Sheet.Row::number)).containsExactly(2, 5);
    assertThat(sheet.rows().getFirst().cells().get(1)).isEqualTo("Jl. Satu\nLantai 2\nSolo");
  }

  @Test
  void whatExcelSavesWithoutUtf8IsReadAndNamed() {
    var sheet = SheetReader.read("id;alamat\na;Jl. Café\n".getBytes(Charset.forName("cp1252")));
    assertThat(sheet.encoding()).isEqualTo("windows-1252");
    assertThat(sheet.rows().getFirst().cells()).containsExactly("a", "Jl. Café");
  }

  @Test
  void anApostropheOfOursBeforeASignIsTakenOffAndNoOther() {
    var cells = read("id,alamat\n'-6.98,'Aisyiyah\n'+62,'=1\n").rows();
    assertThat(cells.getFirst().cells()).containsExactly("-6.98", "'Aisyiyah");
    assertThat(cells.getLast().cells()).containsExactly("+62", "=1");
  }

  @Test
  void whatCannotBeReadIsRefusedWithTheRow() {
    assertThat(refused("id,alamat\na,b\nc,\"d\"e\"\n".getBytes(StandardCharsets.UTF_8)))
        .contains("Baris 3", "tanda kutip");
    assertThat(refused("id,alamat\n".getBytes(StandardCharsets.UTF_8))).contains("satu baris");
    assertThat(refused(new byte[0])).contains("satu baris");
    assertThat(refused("id;alamat".getBytes(StandardCharsets.UTF_16))).contains("UTF-16");
    assertThat(refused("PK\u0003\u0000\u0000".getBytes(StandardCharsets.UTF_8)))
        .contains("bukan berkas CSV");
    assertThat(refused("a\nb\n".repeat(26_000).getBytes(StandardCharsets.UTF_8))).contains("50000");
  }
}
