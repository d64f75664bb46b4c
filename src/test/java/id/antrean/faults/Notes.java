package id.antrean.faults;

import id.antrean.faults.checker.History;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The clients' common diary: one JSON line for each try, kept in a file as it happens. */
final class Notes implements AutoCloseable {
  private final long began = System.nanoTime();
  private final List<JsonObject> lines = new ArrayList<>();
  private final Writer file;

  Notes(Path path) {
    try {
      file = Files.newBufferedWriter(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Microseconds since the run began. */
  long now() {
    return (System.nanoTime() - began) / 1_000;
  }

  synchronized void add(JsonObject line) {
    lines.add(line);
    try {
      file.write(line.encode() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized List<JsonObject> lines() {
    return List.copyOf(lines);
  }

  History history() {
    return History.of(lines());
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
