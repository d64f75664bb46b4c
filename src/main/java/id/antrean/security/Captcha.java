package id.antrean.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.antrean.core.Ids;
import id.antrean.core.Lookalikes;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.captcha.CaptchaImage;
import id.antrean.security.captcha.CaptchaVoice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Six digits in a picture. No server stores a captcha: its id is the sealed answer itself, readable
 * by us alone and on every node. A right answer becomes a pass for one request key; the booking
 * statement spends the captcha inside, once.
 */
public final class Captcha {
  private static final Duration GOOD = Duration.ofMinutes(5);
  private static final Duration PASS_GOOD = Duration.ofMinutes(10);
  private static final Duration SOUND_KEPT = Duration.ofMinutes(1);
  private static final int SOUNDS_KEPT = 200; // of 50 KB
  private static final String ID = "captcha-id";
  private static final String PASS = "captcha-pass";

  /** {@code png} is the picture's file; {@code work} may be done while its digits are typed. */
  public record Issued(String id, byte[] png, Instant expiresAt, ProofOfWork.Challenge work) {
    /** For an img element; pages and API show pictures inline. */
    public String dataUrl() {
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    public String audioUrl() {
      return "/api/v1/captchas/" + id + "/audio";
    }
  }

  /** What was solved: to be spent once. {@code worked}: beside the picture, work was done. */
  public record Solved(UUID captcha, boolean worked) {}

  /** What came back: {@code work} is "" where none was done. */
  public record Typed(String id, String digits, String work) {}

  private record Token(UUID captcha, Instant expiresAt, boolean worked, byte[] secret) {}

  private final Sealed sealed;
  private final ProofOfWork work;
  private final Limits limits;
  private final boolean on;
  private final RandomGenerator answers;
  private final Cache<UUID, byte[]> sounds =
      Caffeine.newBuilder().maximumSize(SOUNDS_KEPT).expireAfterWrite(SOUND_KEPT).build();

  /** {@code answers}: from where the digits come; a test that knows it knows them. */
  public Captcha(Sealed sealed, Limits limits, boolean on, RandomGenerator answers) {
    this.sealed = sealed;
    this.work = new ProofOfWork(sealed);
    this.limits = limits;
    this.on = on;
    this.answers = answers;
  }

  /** False with ANTREAN_CAPTCHA=none: no captcha is asked. */
  public boolean on() {
    return on;
  }

  /** Handles requests of a route behind the captcha. */
  @FunctionalInterface
  public interface Guarded {
    Reply answer(Request request, CaptchaAnswer captcha);
  }

  /**
   * Declares a JSON route behind the captcha, which its handler redeems before it does anything.
   */
  public Routes.Handler required(Guarded handler) {
    return request -> handler.answer(request, new CaptchaAnswer(this, request));
  }

  public Issued issue(String address, Instant now) {
    limits.take(Limit.CAPTCHA_ADDRESS.by(address));
    var answer = "%06d".formatted(answers.nextInt(1_000_000));
    var expiresAt = now.plus(GOOD);
    var token = new Token(Ids.next(), expiresAt, false, bytes(answer));
    return new Issued(
        sealed(ID, token), CaptchaImage.png(answer), expiresAt, work.of(token.captcha()));
  }

  /**
   * The pass for a right answer: good for this request key, for 10 minutes and several tries.
   * Problems captcha_required, captcha_wrong, captcha_expired.
   */
  public String solve(Typed typed, String requestKey, String address, Instant now) {
    var digits = Lookalikes.asDigits(typed.digits()).replaceAll("\\D", "");
    if (digits.isEmpty()) {
      throw refused("captcha_required", "err.captchaEmpty");
    }
    var token = opened(ID, typed.id(), now);
    limitTries(token.captcha());
    if (!MessageDigest.isEqual(bytes(digits), token.secret())) {
      limits.take(Limit.CAPTCHA_WRONG_ADDRESS.by(address));
      throw refused("captcha_wrong", "err.captcha");
    }
    limits.giveBack(Limit.CAPTCHA_TRY.by(token.captcha().toString())); // a right one is no guess
    boolean worked = work.isDone(typed.work(), token.captcha());
    return sealed(PASS, new Token(token.captcha(), now.plus(PASS_GOOD), worked, bound(requestKey)));
  }

  /** The captcha that a booking with this request key may spend; empty when none is asked. */
  public Optional<Solved> redeem(String pass, String requestKey, Instant now) {
    if (!on && pass.isEmpty()) {
      return Optional.empty();
    }
    if (pass.isEmpty()) {
      throw refused("captcha_required", "err.captchaEmpty");
    }
    var token = opened(PASS, pass, now);
    if (!MessageDigest.isEqual(token.secret(), bound(requestKey))) {
      throw expired();
    }
    return Optional.of(new Solved(token.captcha(), token.worked()));
  }

  /**
   * The same digits spoken: a WAV file, which takes 30 ms to make, so that this node keeps it for a
   * moment. It also helps a program less than many that differ. A made-up id is not found.
   */
  public byte[] audio(String id, String address, Instant now) {
    limits.take(Limit.CAPTCHA_SOUND_ADDRESS.by(address));
    Token token;
    try {
      token = opened(ID, id, now);
    } catch (Problem expired) {
      throw Problem.notFound();
    }
    limits.take(Limit.CAPTCHA_SOUND.by(token.captcha().toString()));
    var answer = new String(token.secret(), StandardCharsets.US_ASCII);
    return sounds.get(token.captcha(), captcha -> CaptchaVoice.wav(answer));
  }

  /** To the guesser it looks like one more wrong answer; people get a new picture each time. */
  private void limitTries(UUID captcha) {
    try {
      limits.take(Limit.CAPTCHA_TRY.by(captcha.toString()));
    } catch (Problem tooMany) {
      throw refused("captcha_wrong", "err.captcha");
    }
  }

  private String sealed(String kind, Token token) {
    var plain =
        ByteBuffer.allocate(25 + token.secret().length)
            .putLong(token.captcha().getMostSignificantBits())
            .putLong(token.captcha().getLeastSignificantBits())
            .putLong(token.expiresAt().getEpochSecond())
            .put((byte) (token.worked() ? 1 : 0))
            .put(token.secret())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.seal(plain, kind));
  }

  private Token opened(String kind, String typed, Instant now) {
    Token token;
    try {
      var plain = ByteBuffer.wrap(sealed.open(Base64.getUrlDecoder().decode(typed), kind));
      var captcha = new UUID(plain.getLong(), plain.getLong());
      var expiresAt = Instant.ofEpochSecond(plain.getLong());
      boolean worked = plain.get() == 1;
      var secret = new byte[plain.remaining()];
      plain.get(secret);
      token = new Token(captcha, expiresAt, worked, secret);
    } catch (IllegalArgumentException madeUp) {
      throw expired();
    }
    if (now.isAfter(token.expiresAt())) {
      throw expired();
    }
    return token;
  }

  private byte[] bound(String requestKey) {
    return sealed.hash("captcha-request", requestKey);
  }

  private static Problem expired() {
    return refused("captcha_expired", "err.captchaExpired");
  }

  private static Problem refused(String code, String sentence) {
    return Problem.of(400, code).field("captcha", Sentence.of(sentence));
  }

  private static byte[] bytes(String digits) {
    return digits.getBytes(StandardCharsets.US_ASCII);
  }
}
