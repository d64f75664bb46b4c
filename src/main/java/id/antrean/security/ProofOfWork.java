package id.antrean.security;

import id.antrean.core.Sealed;
import java.util.HexFormat;
import java.util.UUID;
import org.altcha.altcha.Altcha;

/**
 * Work that a browser does while the digits are typed (ALTCHA, protocol 1): finding the number
 * under a hash. Nothing is stored: the challenge is signed with the hash key, and is good for one
 * captcha and for as long as that.
 */
public final class ProofOfWork {
  /** Half of it on average: about a second of a cheap phone's WebCrypto. */
  private static final long MOST = 30_000;

  /** What the browser is given; {@code maxNumber}: no greater number has to be tried. */
  public record Challenge(
      String algorithm, String challenge, String salt, String signature, long maxNumber) {}

  private final Sealed sealed;

  ProofOfWork(Sealed sealed) {
    this.sealed = sealed;
  }

  Challenge of(UUID captcha) {
    try {
      var made =
          Altcha.createChallenge(
              new Altcha.ChallengeOptions()
                  .setAlgorithm(Altcha.Algorithm.SHA256)
                  .setMaxNumber(MOST)
                  .setSecureRandomNumber(true)
                  .setHmacKey(key(captcha)));
      return new Challenge(made.algorithm, made.challenge, made.salt, made.signature, MOST);
    } catch (Exception e) { // the library's own signature; SHA-256 is always there
      throw new IllegalStateException(e);
    }
  }

  /** Whether this is the work of this captcha; what is missing, old or made up is none. */
  boolean isDone(String payload, UUID captcha) {
    try {
      return !payload.isEmpty() && Altcha.verifySolution(payload, key(captcha), false);
    } catch (Exception madeUp) { // the library throws whatever its parser does
      return false;
    }
  }

  /** One key for each captcha: the work of one is worth nothing for another. */
  private String key(UUID captcha) {
    return HexFormat.of().formatHex(sealed.hash("captcha-work", captcha.toString()));
  }
}
