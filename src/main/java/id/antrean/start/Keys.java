package id.antrean.start;

import id.antrean.core.Sealed;
import id.antrean.db.embedded.DataFolder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** The two keys of personal data: settings, or in the demo made once and kept in its folder. */
public final class Keys {
  private static final int BYTES = 32;

  private Keys() {}

  public static Sealed sealed(
      Optional<byte[]> encryptionKey, Optional<byte[]> hashKey, Path dataDir) {
    return new Sealed(
        encryptionKey.orElseGet(() -> key(dataDir.resolve("encryption.key"))),
        hashKey.orElseGet(() -> key(dataDir.resolve("hash.key"))));
  }

  private static byte[] key(Path file) {
    var text = DataFolder.secret(file, BYTES);
    try {
      var key = Base64.getDecoder().decode(text);
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // As wrong as a key of another length.
    }
    throw new DataFolder.Unusable(
        "%s is not a key: put the one back under which the data were sealed, or move the folder away to begin anew."
            .formatted(file.toAbsolutePath()),
        null);
  }
}
