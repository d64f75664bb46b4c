package id.antrean.start;

import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.embedded.DataFolder;
import id.antrean.privacy.KeyCheck;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The two keys of personal data: settings, or in the demo made once and kept in its folder. */
public final class Keys {
  private static final int BYTES = 32;
  private static final String ENCRYPTION = "ANTREAN_ENCRYPTION_KEY";
  private static final String HASH = "ANTREAN_HASH_KEY";

  /** {@code name}: of the setting or the file. */
  private record Key(String name, byte[] bytes) {}

  private final Key encryption;
  private final Key hash;
  private final Sealed sealed;

  /** {@code old}: the encryption key that is being replaced. */
  public Keys(
      Optional<byte[]> encryption, Optional<byte[]> old, Optional<byte[]> hash, Path dataDir) {
    this.encryption = key(encryption, ENCRYPTION, dataDir.resolve("encryption.key"));
    this.hash = key(hash, HASH, dataDir.resolve("hash.key"));
    sealed = new Sealed(this.encryption.bytes(), old, this.hash.bytes());
  }

  /** KeyTrouble, before anything is written, when these are not the keys of the data. */
  public Sealed of(Database db, Instant now) {
    var sentence = sentence(new KeyCheck().check(db, sealed, now));
    if (!sentence.isEmpty()) {
      throw new KeyTrouble(sentence);
    }
    return sealed;
  }

  private String sentence(KeyCheck.Verdict verdict) {
    var both = encryption.name() + " and " + hash.name();
    return switch (verdict) {
      case RIGHT -> "";
      case EXCHANGED -> both + " are exchanged: give each the other's value.";
      case ENCRYPTION_KEY_WRONG ->
          encryption.name()
              + " is not the key under which this database is sealed: put the right one back"
              + " (docs/operate.md, Keys).";
      case HASH_KEY_WRONG ->
          hash.name()
              + " is not the key by which this database finds its bookings: put the right one back"
              + " (docs/operate.md, Keys).";
      case BOTH_WRONG ->
          both
              + " are not the keys of this database: put the right ones back (docs/operate.md,"
              + " Keys).";
      case OLD_KEY_MISSING ->
          "This database is sealed under another key besides "
              + encryption.name()
              + ": give that one as ANTREAN_ENCRYPTION_KEY_OLD until it is resealed"
              + " (docs/operate.md, Keys).";
    };
  }

  private static Key key(Optional<byte[]> setting, String name, Path file) {
    return setting
        .map(bytes -> new Key(name, bytes))
        .orElseGet(() -> new Key(file.toAbsolutePath().toString(), read(file)));
  }

  private static byte[] read(Path file) {
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
        "%s is not a key: put the one back under which the data were sealed, or move the folder away to start afresh."
            .formatted(file.toAbsolutePath()),
        null);
  }
}
