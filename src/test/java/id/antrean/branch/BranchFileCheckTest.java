package id.antrean.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A file of branches that somebody wrote: each fault names the line, the cause and what is allowed.
 */
class BranchFileCheckTest {
  private static final Set<String> REGIONS = Set.of("banten", "jawa-timur");
  private static final String HEAD =
      "id,region,name,sms_name,kind,parent,city,province,time_zone,latitude,longitude,"
          + "online_booking,served_by,no_online_reason,no_online_reason_en";
  private static final String GOOD =
      "contoh,banten,Kantor Contoh,Contoh,MAIN,,Kota Serang,Banten,Asia/Jakarta,-6.1,106.2,true,,,";

  @Test
  void aRightFileHasNoFaults() {
    assertThat(faults(HEAD, GOOD)).isEmpty();
    assertThat(faults("\uFEFF" + HEAD, GOOD.replace("-6.1,106.2", ","))).isEmpty();
  }

  @Test
  void blankLinesAndEmptyRowsAreLeftOut() {
    assertThat(faults(HEAD, GOOD, "", ",,,,,,,,,,,,,,", "  ,,,,,,,,,,,,,,", "")).isEmpty();
    assertThat(faults(HEAD, "", "", GOOD.replace("MAIN", "HEAD")))
        .containsExactly("line 4, kind: \"HEAD\"; allowed: MAIN or SUB");
  }

  @Test
  void semicolonsAreNamedOnceAndNotAsNineMissingCells() {
    assertThatThrownBy(() -> faults(HEAD.replace(',', ';'), GOOD.replace(',', ';')))
        .hasMessage("line 1: semicolons stand between its cells; allowed: commas");
  }

  @Test
  void anotherEncodingIsNamedWithItsLine() {
    var ansi =
        (HEAD + "\n" + GOOD + "\n" + GOOD.replace("Kantor", "Kantör"))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> CsvTable.read(ansi))
        .hasMessage("line 3: its letters are not in UTF-8; allowed: a file saved as \"CSV UTF-8\"");
    var utf16 = (HEAD + "\n").getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> CsvTable.read(utf16)).hasMessageContaining("line 1", "UTF-8");
  }

  @Test
  void aQuotationMarkThatIsNotClosedIsNamed() {
    assertThatThrownBy(() -> faults(HEAD, GOOD.replace("Kantor Contoh", "\"Kantor Contoh")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a quotation mark too few or too many");
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThat(faults(HEAD.replace("sms_name", "sms"), GOOD))
        .singleElement()
        .asString()
        .startsWith("line 1: no column sms_name; needed are id, region, name, sms_name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"-6,1\",106.2  | line 2, latitude: \"-6,1\" has a decimal comma; allowed: latitude from -11.5"
            + " to 6.5, with a decimal point as in -6.98",
        "106.2,-6.1      | line 2: latitude 106.2 and longitude -6.1 are exchanged; allowed: latitude"
            + " from -11.5 to 6.5, longitude from 94 to 142",
        "6.1,206.2       | line 2, longitude: 206.2 is not in Indonesia; allowed: longitude from 94 to 142",
        "-16.1,106.2     | line 2, latitude: -16.1 is not in Indonesia; allowed: latitude from -11.5 to 6.5",
        "-6.1,east       | line 2, longitude: \"east\" is no number; allowed: longitude from 94 to 142,"
            + " with a decimal point as in 110.41",
        "NaN,106.2       | line 2, latitude: \"NaN\" is no number; allowed: latitude from -11.5 to 6.5,"
            + " with a decimal point as in -6.98",
        "-6.1,           | line 2: only one of latitude and longitude; allowed: both or none",
        "-6,1,106.2      | line 2: 16 cells under 15 columns; allowed: a comma inside a cell only between"
            + " quotation marks, and numbers with a point"
      })
  void aPlaceIsInIndonesiaAndWrittenWithPoints(String place, String fault) {
    assertThat(faults(HEAD, GOOD.replace("-6.1,106.2", place))).containsExactly(fault);
  }

  @Test
  void anIdStandsOnceAndOtherBranchesExist() {
    var sub = GOOD.replace("MAIN,", "SUB,nowhere");
    assertThat(faults(HEAD, GOOD, sub))
        .containsExactly(
            "line 3, id: \"contoh\"; allowed: another id than in line 2",
            "line 3, parent: \"nowhere\"; allowed: the id of a branch here");
    assertThat(faults(HEAD, GOOD.replace("true,,,", "false,,,")))
        .containsExactly(
            "line 2, served_by: nothing; allowed: the id of a branch here",
            "line 2, no_online_reason: nothing; allowed: a sentence",
            "line 2, no_online_reason_en: nothing; allowed: a sentence");
  }

  @Test
  void aNameForSmsHasPlainLettersAndTwentyOfThem() {
    assertThat(faults(HEAD, GOOD.replace(",Contoh,", ",Kantor di Jakarta Pusat,")))
        .containsExactly(
            "line 2, sms_name: \"Kantor di Jakarta Pusat\"; allowed: 1 to 20 plain letters, digits and"
                + " signs");
    assertThat(faults(HEAD, GOOD.replace(",Contoh,", ",Çontoh,"))).hasSize(1);
  }

  @Test
  void manyFaultsAreCutShort() {
    var rows =
        IntStream.range(0, 50)
            .mapToObj(i -> GOOD.replace("contoh,", "contoh-" + i + ",").replace("banten", "x"))
            .collect(Collectors.joining("\n"));
    assertThat(faults(HEAD, rows)).hasSize(21).last().isEqualTo("and 30 more");
    assertThat(faults(HEAD)).containsExactly("it lists no branch");
  }

  private static List<String> faults(String... lines) {
    var text = String.join("\r\n", lines);
    return BranchFileCheck.faults(CsvTable.read(text.getBytes(StandardCharsets.UTF_8)), REGIONS);
  }
}
