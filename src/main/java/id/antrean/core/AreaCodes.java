package id.antrean.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Provinces and regencies a NIK may begin with: today's, and retired ones that live on in NIKs. */
final class AreaCodes {
  private static final Set<String> PROVINCES = codes("provinces.csv");
  private static final Set<String> REGENCIES = codes("regencies.csv");
  private static final Set<String> RETIRED = codes("retired_area_codes.csv");

  private AreaCodes() {}

  static boolean isProvince(String code) {
    return PROVINCES.contains(code);
  }

  static boolean isRegency(String code) {
    return REGENCIES.contains(code) || RETIRED.contains(code);
  }

  /** The first column, which is never quoted. */
  private static Set<String> codes(String file) {
    try (var in = AreaCodes.class.getResourceAsStream("/reference/" + file);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.substring(0, line.indexOf(',')))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
