package id.antrean.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption (AES-256-GCM) and keyed hash (HMAC-SHA-256) of personal data, under two separate keys.
 * A NIK has so few possible values that an unkeyed hash could be reversed in seconds. While the
 * encryption key is replaced there is an old one, too, which only opens.
 */
public final class Sealed {
  /** A sealed value: one byte of version, the key's id, the nonce, the ciphertext, the tag. */
  private static final byte VERSION = 2;

  /** The same without the key's id. */
  private static final byte WITHOUT_ID = 1;

  private static final int KEY = 32;
  private static final int ID = 4;
  private static final int HEAD = 1 + ID;

  private final EncryptionKey key;
  private final Optional<EncryptionKey> old;
  private final SecretKeySpec hashKey;
  private final Mac mac;
  private final Queue<Mac> macs = new ConcurrentLinkedQueue<>();
  private final SecureRandom random = new SecureRandom();
  private final LongAdder unopened = new LongAdder();

  public Sealed(byte[] encryptionKey, byte[] hashKey) {
    this(encryptionKey, Optional.empty(), hashKey);
  }

  /** All keys 32 bytes. */
  public Sealed(byte[] encryptionKey, Optional<byte[]> oldEncryptionKey, byte[] hashKey) {
    if (encryptionKey.length != KEY
        || hashKey.length != KEY
        || oldEncryptionKey.filter(k -> k.length != KEY).isPresent()) {
      throw new IllegalArgumentException("keys are 32 bytes each");
    }
    key = new EncryptionKey(encryptionKey);
    old = oldEncryptionKey.filter(k -> !Arrays.equals(k, encryptionKey)).map(EncryptionKey::new);
    this.hashKey = new SecretKeySpec(hashKey, "HmacSHA256");
    mac = newMac(this.hashKey);
  }

  /** {@code place} (table, column, row) is bound in, so a value cannot be moved to another row. */
  public byte[] seal(byte[] plain, String place) {
    var nonce = new byte[EncryptionKey.NONCE];
    random.nextBytes(nonce);
    var sealed = new byte[HEAD + nonce.length + plain.length + EncryptionKey.TAG];
    ByteBuffer.wrap(sealed).put(VERSION).putInt(key.id).put(nonce);
    try {
      key.seal(plain, nonce, bytes(place), sealed, HEAD + nonce.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return sealed;
  }

  /**
   * Throws IllegalArgumentException when the value was changed, moved, or sealed by a key that is
   * not here.
   */
  public byte[] open(byte[] sealed, String place) {
    int nonceAt = sealed.length > 0 && sealed[0] == WITHOUT_ID ? 1 : HEAD;
    if (sealed.length < nonceAt + EncryptionKey.NONCE + EncryptionKey.TAG
        || (sealed[0] != VERSION && sealed[0] != WITHOUT_ID)) {
      throw new IllegalArgumentException("not a sealed value");
    }
    try {
      if (sealed[0] == VERSION) {
        return byId(ByteBuffer.wrap(sealed).getInt(1), place).open(sealed, nonceAt, bytes(place));
      }
      return openWithoutId(sealed, nonceAt, bytes(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("cannot open a sealed value of " + place, e);
    }
  }

  private EncryptionKey byId(int id, String place) {
    return id == key.id
        ? key
        : old.filter(k -> k.id == id)
            .orElseThrow(
                () -> new IllegalArgumentException("no key opens a sealed value of " + place));
  }

  /** Of the two keys the one that does it. */
  private byte[] openWithoutId(byte[] sealed, int nonceAt, byte[] place)
      throws GeneralSecurityException {
    try {
      return key.open(sealed, nonceAt, place);
    } catch (GeneralSecurityException e) {
      return old.orElseThrow(() -> e).open(sealed, nonceAt, place);
    }
  }

  public byte[] seal(String plain, String place) {
    return seal(plain.getBytes(StandardCharsets.UTF_8), place);
  }

  public String openText(byte[] sealed, String place) {
    return new String(open(sealed, place), StandardCharsets.UTF_8);
  }

  /** Whether {@link #open} would open it. */
  public boolean opens(byte[] sealed, String place) {
    try {
      open(sealed, place);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** How every value begins that is sealed now; one that begins otherwise wants to be resealed. */
  public byte[] head() {
    return ByteBuffer.allocate(HEAD).put(VERSION).putInt(key.id).array();
  }

  /** Of the encryption key. */
  public byte[] keyId() {
    return ByteBuffer.allocate(ID).putInt(key.id).array();
  }

  /** As it was when the old key was the only one. */
  public Optional<Sealed> ofOldKey() {
    return old.map(k -> new Sealed(k.bytes(), hashKey.getEncoded()));
  }

  /** With each key in the place of the other, as one might set them. */
  public Sealed exchanged() {
    return new Sealed(hashKey.getEncoded(), key.bytes());
  }

  /** Counts a value of the database that does not open: {@link SealedColumn} met one. */
  void countUnopened() {
    unopened.increment();
  }

  /** How often a value of the database did not open. */
  public long unopened() {
    return unopened.sum();
  }

  /** 16 bytes, equal for equal values of one purpose; different purposes cannot be compared. */
  public byte[] hash(String purpose, String value) {
    return Arrays.copyOf(hmac(purpose, value), 16);
  }

  /** 32 bytes; the base of codes, tokens and signatures. */
  public byte[] hmac(String purpose, String value) {
    try { // a kept copy, for there is a new virtual thread for each request
      var kept = macs.poll();
      var used = kept == null ? (Mac) mac.clone() : kept;
      var made = used.doFinal(bytes(purpose + "\n" + value));
      macs.add(used);
      return made;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Mac newMac(SecretKeySpec key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
