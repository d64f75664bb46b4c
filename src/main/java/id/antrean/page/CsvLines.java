package id.antrean.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that spreadsheets open: UTF-8 with a BOM, lines that end in CRLF. A cell that would be
 * taken for a formula gets an apostrophe before it.
 */
public final class CsvLines {
  private static final String BOM = "\uFEFF";
  private static final String FORMULA = "=+-@\t\r";

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

  private String cell(String value) {
    boolean isFormula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    var safe = isFormula ? "'" + value : value;
    return safe.chars().anyMatch(this::isSpecial) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private boolean isSpecial(int letter) {
    return letter == separator || letter == '"' || letter == '\n' || letter == '\r';
  }

  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
