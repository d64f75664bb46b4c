package id.antrean;

import id.antrean.core.Sealed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of the demo: made once, kept in the data folder, readable by their owner only. */
final class Keys {
  private Keys() {}

  static Sealed sealed(Config config) {
    return new Sealed(
        config.encryptionKey().orElseGet(() -> key(config.dataDir().resolve("encryption.key"))),
        config.hashKey().orElseGet(() -> key(config.dataDir().resolve("hash.key"))));
  }

  private static byte[] key(Path file) {
    return Base64.getDecoder().decode(secret(file, 32));
  }

  /** The file's content; made of {@code bytes} random bytes in base64 when it is not there yet. */
  static String secret(Path file, int bytes) {
    try {
      if (!Files.exists(file)) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        write(file, Base64.getEncoder().encodeToString(random));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
      Files.writeString(file, content + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
