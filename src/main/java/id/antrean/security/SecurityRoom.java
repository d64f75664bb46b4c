package id.antrean.security;

import id.antrean.cluster.Cluster;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.http.Routes;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What guards the edges of all rooms, put together. */
public record SecurityRoom(
    Sessions sessions, Limits limits, Captcha captcha, DraftCookie drafts, FormToken formTokens) {

  /** Without {@code limited} tries are not limited, without {@code asking} no captcha is asked. */
  public static SecurityRoom open(
      Database db,
      Sealed sealed,
      Cluster cluster,
      InstantSource clock,
      boolean limited,
      boolean asking,
      RandomGenerator captchaAnswers) {
    var limits = new Limits(cluster, sealed, limited, clock);
    return new SecurityRoom(
        new Sessions(db, sealed),
        limits,
        new Captcha(sealed, limits, asking, captchaAnswers),
        new DraftCookie(sealed),
        new FormToken(sealed));
  }

  public void register(Routes routes) {
    routes.wrap(WrongCodes.PARAMETER, new WrongCodes(limits)::counted);
    new CaptchaApi(captcha).register(routes);
  }
}
