package id.antrean.security;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Request;
import id.antrean.page.Param;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The captcha on a page: shows the picture, reads the answer, and says what was wrong with it. */
public final class CaptchaField {
  private static final Set<String> ASK_AGAIN =
      Set.of("captcha_required", "captcha_wrong", "captcha_expired", "captcha_used");

  private final Captcha captcha;

  public CaptchaField(Captcha captcha) {
    this.captcha = captcha;
  }

  /** Whether a visitor without a pass must solve one. */
  public boolean isAsked(String pass) {
    return captcha.on() && pass.isEmpty();
  }

  /** As {@link #isAsked}, also of a visitor whose pass can no longer be redeemed. */
  public boolean isAskedAgain(String pass, String requestKey, Instant now) {
    if (!captcha.on()) {
      return false;
    }
    try {
      return pass.isEmpty() || captcha.redeem(pass, requestKey, now).isEmpty();
    } catch (Problem expired) {
      return true;
    }
  }

  public Captcha.Issued issue(Request request) {
    return captcha.issue(request.address(), request.now());
  }

  /** Whether the button for another picture was pressed. */
  public static boolean wantsAnother(Request request) {
    return !request.form(Param.ANOTHER_CAPTCHA).isEmpty();
  }

  /** The pass for the answer in the form, as {@link Captcha#solve}. */
  public String solve(Request request, String requestKey) {
    return captcha.solve(
        new Captcha.Typed(
            request.form("captcha-id"), request.form("captcha"), request.form("captcha-work")),
        requestKey,
        request.address(),
        request.now());
  }

  /** As {@link Captcha#redeem}. */
  public Optional<Captcha.Solved> redeem(String pass, String requestKey, Instant now) {
    return captcha.redeem(pass, requestKey, now);
  }

  /** Whether this problem is over once the visitor solves another captcha. */
  public static boolean asksAgain(Problem problem) {
    return ASK_AGAIN.contains(problem.code());
  }

  /** The sentence beside the field, by the problem code in this parameter of the address. */
  public static Map<String, Sentence> wrong(Request request, String parameter) {
    return request
        .query(parameter)
        .filter(ASK_AGAIN::contains)
        .map(code -> Map.of("captcha", Sentence.of("problem." + code)))
        .orElse(Map.of());
  }
}
