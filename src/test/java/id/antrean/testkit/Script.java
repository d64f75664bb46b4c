package id.antrean.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts that tests run in a browser: src/test/resources/scripts. */
public final class Script {
  private Script() {}

  /** {@code name}: without ".js". */
  public static String of(String name) {
    try (var in = Script.class.getResourceAsStream("/scripts/" + name + ".js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
