package id.antrean.booking;

import id.antrean.booking.LostNumbers.Who;
import id.antrean.core.Problem;
import id.antrean.web.Call;
import id.antrean.web.Captcha;
import id.antrean.web.Limit;
import id.antrean.web.Limits;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
import io.vertx.core.json.JsonObject;

/** The JSON edge of lost numbers: one answer for everybody. */
public final class LostApi {
  private final LostNumbers lost;
  private final Captcha captcha;
  private final Limits limits;

  public LostApi(LostNumbers lost, Captcha captcha, Limits limits) {
    this.lost = lost;
    this.captcha = captcha;
    this.limits = limits;
  }

  public void register(Routes routes) {
    routes.post("/api/v1/lost-numbers", this::ask);
  }

  private Reply ask(Call call) {
    var requestKey = call.requestKey();
    var who = Who.parse(call.json().getString("nik"), call.json().getString("phone"));
    if (!lost.askedBefore(who, requestKey)) {
      var pass = pass(call, requestKey);
      var spent = captcha.redeem(pass, requestKey, call.now());
      try {
        limits.take(tries(who, call));
        lost.ask(who, requestKey, spent, call.now());
      } catch (Problem problem) {
        throw pass.isEmpty() ? problem : problem.with("captchaPass", pass);
      }
    }
    return Reply.json(202, new JsonObject().put("text", call.texts().say("lost.sent")));
  }

  /** A right answer becomes a pass, for whoever has to wait and come back. */
  private String pass(Call call, String requestKey) {
    var given = call.json().getJsonObject("captcha", new JsonObject());
    if (given.containsKey("id")) {
      return captcha.solve(
          given.getString("id"), given.getString("answer"), requestKey, call.address(), call.now());
    }
    return given.getString("pass", "");
  }

  static Limits.Try[] tries(Who who, Call call) {
    return new Limits.Try[] {
      Limit.LOST_NUMBER_ADDRESS.by(call.address()),
      Limit.LOST_NUMBER_NIK.by(who.nik().digits()),
      Limit.LOST_NUMBER_PHONE.by(who.phone().e164())
    };
  }
}
