package id.antrean.notify.demo;

import id.antrean.core.Channel;
import id.antrean.core.Sealed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the demo's receivers caught: the last five hundred, in the data folder, so that they are
 * there after a restart. Sealed like every personal thing at rest, a line each.
 */
public final class Mailbox {
  private static final int MOST = 500;
  private static final String PLACE = "mailbox";

  /** {@code subject} is empty for an SMS. */
  public record Caught(Channel channel, String to, String subject, String text, Instant at) {}

  private final Deque<Caught> caught = new ArrayDeque<>();
  private final InstantSource clock;
  private final Sealed sealed;
  private final Path file;

  /** Reads what was caught before; a line that does not open is left out. */
  public Mailbox(InstantSource clock, Sealed sealed, Path folder) {
    this.clock = clock;
    this.sealed = sealed;
    file = folder.resolve("mailbox");
    try {
      Files.createDirectories(folder);
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(line -> opened(line).ifPresent(this::keep));
      }
      Files.write(file, List.copyOf(caught.reversed()).stream().map(this::sealed).toList());
      Files.setPosixFilePermissions(
          file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized void add(Channel channel, String to, String subject, String text) {
    var one = new Caught(channel, to, subject, text, clock.instant());
    keep(one);
    try {
      Files.write(file, List.of(sealed(one)), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(Caught one) {
    caught.addFirst(one);
    if (caught.size() > MOST) {
      caught.removeLast();
    }
  }

  private String sealed(Caught one) {
    return Base64.getEncoder().encodeToString(sealed.seal(CaughtJson.of(one), PLACE));
  }

  private Optional<Caught> opened(String line) {
    try {
      return Optional.of(CaughtJson.read(sealed.openText(Base64.getDecoder().decode(line), PLACE)));
    } catch (RuntimeException ofAnotherKey) {
      return Optional.empty();
    }
  }

  /** Newest first. */
  public synchronized List<Caught> latest(int most) {
    return caught.stream().limit(most).toList();
  }
}
