package id.antrean.security;

import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** The captcha for programs; pages show it inline. */
public final class CaptchaApi {
  private final Captcha captcha;

  public CaptchaApi(Captcha captcha) {
    this.captcha = captcha;
  }

  public void register(Routes routes) {
    routes.post("/api/v1/captchas", this::create);
    routes.get("/api/v1/captchas/{id}/audio", this::audio);
  }

  private Reply create(Request request) {
    var issued = captcha.issue(request.address(), request.now());
    return Reply.json(
        201,
        new JsonObject()
            .put("id", issued.id())
            .put("image", issued.dataUrl())
            .put("audioUrl", issued.audioUrl())
            .put("expiresAt", issued.expiresAt().toString())
            .put("work", json(issued.work())));
  }

  private static JsonObject json(ProofOfWork.Challenge work) {
    return new JsonObject()
        .put("algorithm", work.algorithm())
        .put("challenge", work.challenge())
        .put("salt", work.salt())
        .put("signature", work.signature())
        .put("maxNumber", work.maxNumber());
  }

  private Reply audio(Request request) {
    var wav = captcha.audio(request.path("id"), request.address(), request.now());
    return Reply.bytes("audio/wav", Buffer.buffer(wav));
  }
}
