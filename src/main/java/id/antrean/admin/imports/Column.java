package id.antrean.admin.imports;

import java.util.List;
import java.util.Locale;

/**
 * A column of a kind of file: {@code name} as in the API, {@code heading} as in the files that we
 * write, {@code others} as it may stand there as well.
 */
public record Column(String name, String heading, List<String> others) {

  static Column of(String name, String heading, String... others) {
    return new Column(name, heading, List.of(others));
  }

  /** Whether this heading names it, however it is written: "Nama SMS", nama_sms, smsName. */
  boolean isHeaded(String written) {
    var plain = plain(written);
    return plain.equals(plain(name))
        || plain.equals(plain(heading))
        || others.stream().anyMatch(other -> plain.equals(plain(other)));
  }

  private static String plain(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
