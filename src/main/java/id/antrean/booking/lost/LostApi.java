package id.antrean.booking.lost;

import id.antrean.booking.lost.LostNumbers.Who;
import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.Captcha;
import id.antrean.security.CaptchaAnswer;
import id.antrean.security.SecurityRoom;
import io.vertx.core.json.JsonObject;

/** The JSON edge of lost numbers: one answer for everybody. */
public final class LostApi {
  private final LostNumbers lost;
  private final Captcha captcha;

  public LostApi(LostNumbers lost, SecurityRoom security) {
    this.lost = lost;
    this.captcha = security.captcha();
  }

  public void register(Routes routes) {
    routes.post("/api/v1/lost-numbers", captcha.required(this::ask));
  }

  private Reply ask(Request request, CaptchaAnswer captcha) {
    var requestKey = request.requestKey();
    try {
      var who = captcha.before(() -> who(request.json()));
      if (!lost.askedBefore(who, requestKey)) {
        var spent = captcha.redeem();
        lost.ask(who, requestKey, spent, request.address(), request.now());
      }
    } catch (Problem refusal) {
      return captcha.refused(refusal);
    }
    return Reply.json(202, new JsonObject().put("text", request.texts().say("lost.sent")));
  }

  private static Who who(JsonObject body) {
    return Who.parse(body.getString("nik"), body.getString("phone"));
  }
}
