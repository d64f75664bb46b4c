package id.antrean.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption (AES-256-GCM) and keyed hash (HMAC-SHA-256) of personal data, under two separate keys.
 * A NIK has so few possible values that an unkeyed hash could be reversed in seconds.
 */
public final class Sealed {
  private static final byte VERSION = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec encryptionKey;
  private final Mac mac;
  private final Queue<Mac> macs = new ConcurrentLinkedQueue<>();
  private final Queue<Cipher> ciphers = new ConcurrentLinkedQueue<>();
  private final SecureRandom random = new SecureRandom();

  /** Both keys 32 bytes. */
  public Sealed(byte[] encryptionKey, byte[] hashKey) {
    if (encryptionKey.length != 32 || hashKey.length != 32) {
      throw new IllegalArgumentException("keys are 32 bytes each");
    }
    this.encryptionKey = new SecretKeySpec(encryptionKey, "AES");
    var key = new SecretKeySpec(hashKey, "HmacSHA256");
    this.mac = newMac(key);
  }

  /** {@code place} (table, column, row) is bound in, so a value cannot be moved to another row. */
  public byte[] seal(byte[] plain, String place) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var sealed = gcm(Cipher.ENCRYPT_MODE, nonce, plain, place);
    return ByteBuffer.allocate(1 + NONCE + sealed.length)
        .put(VERSION)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * Throws IllegalArgumentException when the value was changed, moved, or sealed by another key.
   */
  public byte[] open(byte[] sealed, String place) {
    if (sealed.length < 1 + NONCE + TAG_BITS / 8 || sealed[0] != VERSION) {
      throw new IllegalArgumentException("not a sealed value");
    }
    var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
    return gcm(
        Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, 1 + NONCE, sealed.length), place);
  }

  public byte[] seal(String plain, String place) {
    return seal(plain.getBytes(StandardCharsets.UTF_8), place);
  }

  public String openText(byte[] sealed, String place) {
    return new String(open(sealed, place), StandardCharsets.UTF_8);
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
      var text = (purpose + "\n" + value).getBytes(StandardCharsets.UTF_8);
      var made = used.doFinal(text);
      macs.add(used);
      return made;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] gcm(int mode, byte[] nonce, byte[] input, String place) {
    try {
      var used = ciphers.poll(); // one that was used before has the key's schedule ready
      var cipher = used == null ? Cipher.getInstance("AES/GCM/NoPadding") : used;
      cipher.init(mode, encryptionKey, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      var output = cipher.doFinal(input);
      ciphers.add(cipher);
      return output;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("cannot open a sealed value of " + place, e);
    }
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
