package id.antrean.security;

import id.antrean.core.Problem;
import id.antrean.http.Csrf;
import id.antrean.http.Problems;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

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
    var shown = solved();
    var solved = captcha.redeem(shown, request.requestKey(), request.now());
    pass = shown;
    worked = solved.map(Captcha.Solved::worked).orElse(false);
    return solved.map(Captcha.Solved::captcha);
  }

  /**
   * What {@code parsing} makes of the request. Where it refuses a field, the answer is judged all
   * the same: people correct the field and need no other picture.
   */
  public <T> T before(Supplier<T> parsing) {
    try {
      return parsing.get();
    } catch (Problem wrong) {
      try {
        redeemUnlessStaff();
      } catch (Problem next) {
        // The field is refused first.
      }
      throw wrong;
    }
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
    boolean isOnFloor =
        request.visitor().filter(who -> !who.onFloor().roles().isEmpty()).isPresent();
    boolean isSpared = isOnFloor && !request.json().containsKey("captcha");
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

  /** The refusal with the pass; without one it goes its usual way. */
  public Reply refused(Problem refusal) {
    return Problems.with(putPass(new JsonObject()), refusal, request);
  }
}
