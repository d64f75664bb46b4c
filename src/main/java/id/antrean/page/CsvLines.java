package id.antrean.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file that spreadsheets open: UTF-8 with a BOM, lines that end in CRLF. What would be taken for
 * a formula gets an apostrophe before it, also inside a cell after any separator or line break: a
 * spreadsheet that separates otherwise begins a cell there, and knows no quotes of ours.
 */
public final class CsvLines {
  private static final String BOM = "\uFEFF";
  private static final Pattern FORMULA =
      Pattern.compile(
          "(?<![^;,|\t\r\n])(?=[\\s\"]*[=+@\\-\t\r\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}])");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}([.,][0-9]{1,12})?");

  private final char separator;
  private final StringBuilder text = new StringBuilder(BOM);

  /** {@code separator}: a comma, or the semicolon of spreadsheets that write 1,5 for a fraction. */
  public CsvLines(char separator) {
    this.separator = separator;
  }

  public CsvLines add(List<String> cells) {
    text.append(
            cells.stream().map(this::cell).collect(Collectors.joining(String.valueOf(separator))))
        .append("\r\n");
    return this;
  }

  /** {@code numbers}: in which places plain numbers stand, which begin no formula. */
  public CsvLines add(List<String> cells, IntPredicate numbers) {
    text.append(
            IntStream.range(0, cells.size())
                .mapToObj(
                    i ->
                        numbers.test(i) && NUMBER.matcher(cells.get(i)).matches()
                            ? quoted(cells.get(i))
                            : cell(cells.get(i)))
                .collect(Collectors.joining(String.valueOf(separator))))
        .append("\r\n");
    return this;
  }

  private String cell(String value) {
    return quoted(FORMULA.matcher(value).replaceAll("'"));
  }

  private String quoted(String safe) {
    return safe.chars().anyMatch(this::isSpecial) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private boolean isSpecial(int letter) {
    return letter == separator || letter == '"' || letter == '\n' || letter == '\r';
  }

  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
