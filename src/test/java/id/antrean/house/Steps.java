package id.antrean.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rooms from top to bottom, as the README lists them: each looks only at lower ones. */
final class Steps {
  private static final Pattern LIST =
      Pattern.compile("only down this list\\b[^`]*```\\s+Main \\|([a-z |\\s]+)```");
  private static final List<List<String>> FROM_TOP = read(Path.of("README.md"));

  private Steps() {}

  private static List<List<String>> read(Path readme) {
    try {
      var list = LIST.matcher(Files.readString(readme));
      if (!list.find()) {
        throw new IllegalStateException("README.md does not list who may look at whom");
      }
      return Stream.of(list.group(1).split("\\|"))
          .map(step -> List.of(step.strip().split("\\s+")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Main looks at all rooms, and nobody looks at Main. */
  static boolean mayLook(String from, String to) {
    if (from.equals(to)) {
      return true;
    }
    return step(to) >= 0 && (from.isEmpty() || step(from) >= 0 && step(from) < step(to));
  }

  private static int step(String room) {
    for (int step = 0; step < FROM_TOP.size(); step++) {
      if (FROM_TOP.get(step).contains(room)) {
        return step;
      }
    }
    return -1;
  }
}
