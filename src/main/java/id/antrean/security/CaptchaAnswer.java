package id.antrean.security;

import id.antrean.http.Csrf;
import id.antrean.http.Request;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * The member "captcha" of one JSON request: an id with its answer, or the pass that an earlier
 * request with the same key got for one. Judged when the route's handler asks.
 */
public final class CaptchaAnswer {
  private final Captcha captcha;
  private final Request request;
  private String pass = "";
  private boolean worked;

  CaptchaAnswer(Captcha captcha, Request request) {
    this.captcha = captcha;
    this.request = request;
  }

  /** The captcha to be spent; empty when none is asked. Problems as {@link Captcha#solve}. */
  public Optional<UUID> redeem() {
    pass = solved();
    var solved = captcha.redeem(pass, request.requestKey(), request.now());
    worked = solved.map(Captcha.Solved::worked).orElse(false);
    return solved.map(Captcha.Solved::captcha);
  }

  /** As {@link #redeem}; but staff may leave it out, for theirs was the sign-in. */
  public Optional<UUID> redeemUnlessStaff() {
    return isSparedByStaff() ? Optional.empty() : redeem();
  }

  /**
   * Whether a member of staff answers for the request instead of a captcha. Then it needs their
   * token as every write of theirs does: Problem 403 csrf.
   */
  public boolean isSparedByStaff() {
    boolean isSpared = request.visitor().isPresent() && !request.json().containsKey("captcha");
    if (isSpared) {
      Csrf.mustBeCarried(request);
    }
    return isSpared;
  }

  /** Whether work was done beside the picture; known once redeemed. */
  public boolean worked() {
    return worked;
  }

  private String solved() {
    var given = request.json().getJsonObject("captcha", new JsonObject());
    return given.containsKey("id")
        ? captcha.solve(
            new Captcha.Typed(
                given.getString("id"), given.getString("answer"), given.getString("work", "")),
            request.requestKey(),
            request.address(),
            request.now())
        : given.getString("pass", "");
  }

  /**
   * Puts the pass into the answer of a refusal: it stays good, so that a slot that has just filled
   * or a limit costs no second captcha.
   */
  public JsonObject putPass(JsonObject more) {
    return pass.isEmpty() ? more : more.put("captchaPass", pass);
  }
}
