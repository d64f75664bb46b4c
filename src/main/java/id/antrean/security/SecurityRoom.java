package id.antrean.security;

import id.antrean.cluster.Cluster;
import id.antrean.core.PlannedStop;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.http.Routes;
import java.time.InstantSource;
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
      Database db,
      Sealed sealed,
      Cluster cluster,
      InstantSource clock,
      Demands demands,
      Supplier<List<PlannedStop>> stops,
      RandomGenerator captchaAnswers) {
    var limits = new Limits(cluster, sealed, demands.limits(), clock);
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
