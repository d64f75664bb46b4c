package id.antrean.admin.imports;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/**
 * Reads files as spreadsheets write them: UTF-8 with or without a byte order mark, or Windows-1252;
 * commas, semicolons or tabs; any line ends, also inside quotes.
 */
final class SheetReader {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int MOST_ROWS = 50_000; // quotas of all offices are 40,000
  private static final int MOST_COLUMNS = 60;
  private static final String SEPARATORS = ";,\t";

  /** What Excel writes to name the separator; it shows no row for it. */
  private static final Pattern NAMED = Pattern.compile("^\"?sep=([;,\t])\"?\r?\n");

  /** As {@link id.antrean.page.CsvLines} marks what would be taken for a formula. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?<![^;,|\t\r\n])'(?=[\\s\"]*[=+@\\-\t\r\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}])");

  private SheetReader() {}

  /** Problem 400 of the field {@code file} where nothing can be read. */
  static Sheet read(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      throw wrong("err.csvUtf16");
    }
    return read(text(bytes), charset(bytes).name());
  }

  /** In whichever of the two character sets it is written. */
  static String text(byte[] bytes) {
    return new String(bytes, charset(bytes));
  }

  private static Charset charset(byte[] bytes) {
    return isUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  private static Sheet read(String decoded, String encoding) {
    var text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    if (text.indexOf('\0') >= 0) {
      throw wrong("err.csvNone");
    }
    var named = NAMED.matcher(text);
    boolean isNamed = named.find();
    var separator = isNamed ? named.group(1).charAt(0) : separator(text);
    var rows = rows(isNamed ? text.substring(named.end()) : text, separator);
    if (rows.isEmpty() || rows.getFirst().isEmpty()) {
      throw wrong("err.csvEmpty");
    }
    var headings = rows.getFirst().cells().stream().map(String::strip).toList();
    var filled = rows.subList(1, rows.size()).stream().filter(row -> !row.isEmpty()).toList();
    if (filled.isEmpty()) {
      throw wrong("err.csvEmpty");
    }
    return new Sheet(headings, filled, encoding);
  }

  /** The one that the headings hold most of. */
  private static char separator(String text) {
    var head = text.lines().findFirst().orElse("");
    char best = ',';
    long most = 0;
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char one = SEPARATORS.charAt(i);
      long many = head.chars().filter(letter -> letter == one).count();
      if (many > most) {
        most = many;
        best = one;
      }
    }
    return best;
  }

  private static List<Sheet.Row> rows(String text, char separator) {
    var format =
        CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
    var rows = new ArrayList<Sheet.Row>();
    try (var parser = format.parse(new StringReader(text))) {
      for (var record : parser) {
        if (rows.size() > MOST_ROWS || record.size() > MOST_COLUMNS) {
          throw wrong("err.csvMany", "n", MOST_ROWS, "m", MOST_COLUMNS);
        }
        var cells = record.stream().map(SheetReader::cell).toList();
        rows.add(new Sheet.Row((int) record.getRecordNumber(), cells));
      }
    } catch (IOException | UncheckedIOException broken) {
      throw wrong("err.csvQuotes", "n", rows.size() + 1);
    }
    return rows;
  }

  private static String cell(String written) {
    return HARMLESS.matcher(written.replace("\r\n", "\n")).replaceAll("");
  }

  private static Problem wrong(String key, Object... args) {
    return Problem.invalid("file", Sentence.of(key, args));
  }
}
