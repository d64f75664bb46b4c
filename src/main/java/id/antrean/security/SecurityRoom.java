package id.antrean.security;

import id.antrean.core.PlannedStop;
import id.antrean.http.Routes;
import id.antrean.node.Node;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What guards the edges of all rooms, put together. */
public record SecurityRoom(
    Sessions sessions,
    Limits limits,
    Captcha captcha,
    Pins pins,
    Gateways gateways,
    Proofs proofs,
    DraftCookie drafts,
    FormToken formTokens) {

  /**
   * What is asked of people: {@code limits} on their tries, a {@code captcha}, a proof of the
   * {@code mobile} number, and of staff a second {@code factor}.
   */
  public record Demands(boolean limits, boolean captcha, boolean mobile, SecondFactor factor) {}

  /** {@code stops}: planned ones, which half-filled forms outlive. */
  public static SecurityRoom open(
      Node node,
      Demands demands,
      Supplier<List<PlannedStop>> stops,
      RandomGenerator captchaAnswers) {
    var db = node.db();
    var sealed = node.sealed();
    var limits = new Limits(node.cluster(), sealed, demands.limits(), node.clock());
    var gateways = new Gateways(db);
    return new SecurityRoom(
        new Sessions(db, sealed, demands.factor()),
        limits,
        new Captcha(sealed, limits, demands.captcha(), captchaAnswers),
        new Pins(db, sealed, limits),
        gateways,
        new Proofs(sealed, gateways, demands.mobile()),
        new DraftCookie(sealed, stops),
        new FormToken(sealed));
  }

  public void register(Routes routes) {
    routes.wrap(WrongCodes.PARAMETER, new WrongCodes(limits)::counted);
    new CaptchaApi(captcha).register(routes);
    new PhoneApi(pins, captcha, proofs).register(routes);
  }
}
