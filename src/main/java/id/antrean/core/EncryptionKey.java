package id.antrean.core;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One key of AES-256-GCM, its id, and the ciphers that have its schedule ready. */
final class EncryptionKey {
  static final int NONCE = 12;
  static final int TAG = 16;
  private static final int TAG_BITS = 8 * TAG;

  /** Derived from the key: it shows only that the two belong together. */
  final int id;

  private final SecretKeySpec key;
  private final Queue<Cipher> ciphers = new ConcurrentLinkedQueue<>();

  EncryptionKey(byte[] bytes) {
    key = new SecretKeySpec(bytes, "AES");
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      id = ByteBuffer.wrap(mac.doFinal(new byte[] {'i', 'd'})).getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Into {@code out} from {@code at} on: the ciphertext, and after it the tag. */
  void seal(byte[] plain, byte[] nonce, byte[] place, byte[] out, int at)
      throws GeneralSecurityException {
    var cipher = cipher();
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place);
    cipher.doFinal(plain, 0, plain.length, out, at);
    ciphers.add(cipher);
  }

  /** {@code at}: where in {@code sealed} the nonce begins; the ciphertext follows it. */
  byte[] open(byte[] sealed, int at, byte[] place) throws GeneralSecurityException {
    var cipher = cipher();
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, at, NONCE));
    cipher.updateAAD(place);
    var plain = cipher.doFinal(sealed, at + NONCE, sealed.length - at - NONCE);
    ciphers.add(cipher);
    return plain;
  }

  /** One that was used before has the key's schedule ready. */
  private Cipher cipher() throws GeneralSecurityException {
    var used = ciphers.poll();
    return used == null ? Cipher.getInstance("AES/GCM/NoPadding") : used;
  }

  byte[] bytes() {
    return key.getEncoded();
  }
}
