package id.antrean.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.cluster.Cluster;
import id.antrean.cluster.Peers;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CaptchaIT {
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final String ANSWER = "402917";
  private static final RandomGenerator KNOWN = () -> 402_917L << 33;
  private static final String HERE = "192.0.2.7";

  private static Cluster cluster;
  private static Captcha captcha;

  @BeforeAll
  static void start() {
    var sealed = new Sealed(new byte[32], new byte[32]);
    cluster = new Cluster(Peers.NONE);
    captcha =
        new Captcha(
            sealed, new Limits(cluster, sealed, true, InstantSource.fixed(NOW)), true, KNOWN);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aRightAnswerMakesAPassThatIsGoodForSeveralTriesOfTheSameForm() {
    var id = captcha.issue(HERE, NOW).id();
    var pass = captcha.solve(typed(id, " 402 917 "), "form-1", HERE, NOW);
    var first = captcha.redeem(pass, "form-1", NOW);
    assertThat(first).isPresent();
    assertThat(captcha.redeem(pass, "form-1", NOW.plus(Duration.ofMinutes(9)))).isEqualTo(first);
  }

  @Test
  void aPassIsWorthNothingToAnotherFormOrAfterTenMinutes() {
    var id = captcha.issue(HERE, NOW).id();
    var pass = captcha.solve(typed(id, ANSWER), "form-1", HERE, NOW);
    refused("captcha_expired", () -> captcha.redeem(pass, "form-2", NOW));
    refused(
        "captcha_expired", () -> captcha.redeem(pass, "form-1", NOW.plus(Duration.ofMinutes(11))));
  }

  @Test
  void workDoneForACaptchaIsInItsPassAndInNoOther() throws Exception {
    var issued = captcha.issue(HERE, NOW);
    var other = captcha.issue(HERE, NOW);
    assertThat(worked(issued, payload(issued, 0))).isTrue();
    assertThat(worked(other, payload(issued, 0))).isFalse();
    assertThat(worked(issued, payload(issued, 1))).isFalse();
    assertThat(worked(issued, "")).isFalse();
    assertThat(worked(issued, "bm90IGpzb24=")).isFalse();
    assertThat(worked(issued, "\u0000!")).isFalse();
  }

  private static boolean worked(Captcha.Issued issued, String work) {
    var typed = new Captcha.Typed(issued.id(), ANSWER, work);
    var pass = captcha.solve(typed, "form-1", HERE, NOW);
    return captcha.redeem(pass, "form-1", NOW).orElseThrow().worked();
  }

  /** As webroot/portal/work.js finds it. */
  private static String payload(Captcha.Issued issued, int off) throws Exception {
    var work = issued.work();
    var sha = MessageDigest.getInstance("SHA-256");
    long number = 0;
    while (!HexFormat.of()
        .formatHex(sha.digest((work.salt() + number).getBytes(StandardCharsets.UTF_8)))
        .equals(work.challenge())) {
      number++;
    }
    assertThat(number).isLessThanOrEqualTo(work.maxNumber());
    var json =
        new JsonObject()
            .put("algorithm", work.algorithm())
            .put("challenge", work.challenge())
            .put("number", number + off)
            .put("salt", work.salt())
            .put("signature", work.signature());
    return Base64.getEncoder().encodeToString(json.toBuffer().getBytes());
  }

  @Test
  void oneCaptchaSolvedForTwoFormsIsStillOneCaptchaToSpend() {
    var id = captcha.issue(HERE, NOW).id();
    var one = captcha.redeem(captcha.solve(typed(id, ANSWER), "form-1", HERE, NOW), "form-1", NOW);
    var two = captcha.redeem(captcha.solve(typed(id, ANSWER), "form-2", HERE, NOW), "form-2", NOW);
    assertThat(one).isEqualTo(two);
  }

  @Test
  void aWrongAnswerIsRefusedAndAfterFiveTriesEvenTheRightOne() {
    var id = captcha.issue(HERE, NOW).id();
    for (int i = 0; i < 5; i++) {
      refused("captcha_wrong", () -> captcha.solve(typed(id, "111111"), "form-1", HERE, NOW));
    }
    refused("captcha_wrong", () -> captcha.solve(typed(id, ANSWER), "form-1", HERE, NOW));
  }

  @Test
  void rightAnswersUseUpNoTries() {
    var id = captcha.issue(HERE, NOW).id();
    for (int form = 0; form < 20; form++) {
      captcha.solve(typed(id, ANSWER), "form-" + form, HERE, NOW);
    }
    for (int tries = 0; tries < 5; tries++) {
      refused("captcha_wrong", () -> captcha.solve(typed(id, "000000"), "form", HERE, NOW));
    }
    refused("captcha_wrong", () -> captcha.solve(typed(id, ANSWER), "form", HERE, NOW));
  }

  @Test
  void anEmptyAnswerIsAskedForAgainAndCostsNoTry() {
    var id = captcha.issue(HERE, NOW).id();
    for (int i = 0; i < 6; i++) {
      refused("captcha_required", () -> captcha.solve(typed(id, " "), "form-1", HERE, NOW));
    }
    captcha.solve(typed(id, ANSWER), "form-1", HERE, NOW);
    refused("captcha_required", () -> captcha.redeem("", "form-1", NOW));
  }

  @Test
  void afterFiveMinutesThePictureHasExpired() {
    var id = captcha.issue(HERE, NOW).id();
    var later = NOW.plus(Duration.ofMinutes(5)).plusSeconds(1);
    refused("captcha_expired", () -> captcha.solve(typed(id, ANSWER), "form-1", HERE, later));
    refused("not_found", () -> captcha.audio(id, HERE, later));
  }

  @Test
  void aMadeUpIdOrAPassForAnIdIsRefused() {
    var id = captcha.issue(HERE, NOW).id();
    refused(
        "captcha_expired", () -> captcha.solve(typed("not!base64", ANSWER), "form-1", HERE, NOW));
    refused(
        "captcha_expired", () -> captcha.solve(typed(id + "AAAA", ANSWER), "form-1", HERE, NOW));
    refused("captcha_expired", () -> captcha.redeem(id, "form-1", NOW));
    refused("not_found", () -> captcha.audio("AAAA", HERE, NOW));
  }

  @Test
  void theIdDoesNotShowTheAnswerAndIsNewEachTime() {
    var id = captcha.issue(HERE, NOW).id();
    var plain = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.ISO_8859_1);
    assertThat(plain).doesNotContain(ANSWER);
    assertThat(captcha.issue(HERE, NOW).id()).isNotEqualTo(id);
  }

  @Test
  void thePictureIsASmallImageAndTheSoundHasAllSixDigits() throws IOException {
    var issued = captcha.issue(HERE, NOW);
    assertThat(issued.png()).hasSizeLessThan(6_000);
    assertThat(ImageIO.read(new ByteArrayInputStream(issued.png())).getWidth()).isEqualTo(264);
    var wav = captcha.audio(issued.id(), HERE, NOW);
    assertThat(wav).hasSizeBetween(30_000, 72_000).startsWith('R', 'I', 'F', 'F');
  }

  /** Each new one costs 30 ms of a processor, and tells a program more. */
  @Test
  void oneCaptchaIsSpokenOnceAndHeardTenTimes() {
    var id = captcha.issue(HERE, NOW).id();
    var first = captcha.audio(id, "198.51.100.1", NOW);
    for (int n = 2; n <= 10; n++) {
      assertThat(captcha.audio(id, "198.51.100." + n, NOW)).isSameAs(first);
    }
    refused("too_many_requests", () -> captcha.audio(id, "198.51.100.11", NOW));
    var other = captcha.issue(HERE, NOW).id();
    assertThat(captcha.audio(other, "198.51.100.11", NOW)).isNotEqualTo(first);
  }

  @Test
  void anAddressHearsFewerCaptchasThanItSees() {
    for (int n = 0; n < 30; n++) {
      captcha.audio(captcha.issue("198.51.100.20", NOW).id(), "198.51.100.20", NOW);
    }
    var next = captcha.issue("198.51.100.20", NOW).id();
    refused("too_many_requests", () -> captcha.audio(next, "198.51.100.20", NOW));
    captcha.audio(next, "198.51.100.21", NOW);
  }

  @Test
  void withoutCaptchaNothingIsAsked() {
    var sealed = new Sealed(new byte[32], new byte[32]);
    var none =
        new Captcha(
            sealed, new Limits(cluster, sealed, false, InstantSource.fixed(NOW)), false, KNOWN);
    assertThat(none.redeem("", "form-1", NOW)).isEmpty();
  }

  private static Captcha.Typed typed(String id, String digits) {
    return new Captcha.Typed(id, digits, "");
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(Problem.class).hasMessage(code);
  }
}
