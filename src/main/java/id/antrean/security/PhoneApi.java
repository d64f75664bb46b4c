package id.antrean.security;

import id.antrean.core.Contact;
import id.antrean.core.Email;
import id.antrean.core.Ids;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Problems;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.UUID;

/** Phone passes for programs: a PIN is sent, and typed back. */
final class PhoneApi {
  /** A program names no office, so its messages say the hour of the capital. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  private final Pins pins;
  private final Captcha captcha;
  private final Proofs proofs;

  PhoneApi(Pins pins, Captcha captcha, Proofs proofs) {
    this.pins = pins;
    this.captcha = captcha;
    this.proofs = proofs;
  }

  void register(Routes routes) {
    routes.post("/api/v1/phones", captcha.required(this::send));
    routes.post("/api/v1/phones/{id}/proof", this::prove);
  }

  private Reply send(Request request, CaptchaAnswer captcha) {
    var body = request.json();
    if (body.containsKey("id")) {
      var again = pins.again(id(body.getString("id")), request.address(), request.now());
      return Reply.json(202, json(again));
    }
    var requestKey = request.requestKey();
    try {
      var contact = captcha.before(() -> contact(body));
      var wish =
          new PinWish(
              contact,
              request.texts().language(),
              ZONE,
              requestKey,
              captcha.redeem(),
              request.address());
      return Reply.json(202, json(pins.ask(wish, request.now())));
    } catch (Problem refusal) {
      return captcha.refused(refusal);
    }
  }

  private static Contact contact(JsonObject body) {
    if (body.containsKey("email") && body.containsKey("phone")) {
      throw Problem.invalid("phone", Sentence.of("err.onePin"));
    }
    return body.containsKey("email")
        ? Contact.of(Email.parse(body.getString("email")))
        : Contact.of(Phone.parse(body.getString("phone", "")));
  }

  private static JsonObject json(Pin pin) {
    return new JsonObject()
        .put("id", pin.id().toString())
        .put("until", pin.until().toString())
        .put("againAt", pin.againAt().toString());
  }

  private Reply prove(Request request) {
    try {
      var pin = request.json().getString("pin");
      var proved = pins.prove(id(request.path("id")), pin, request.requestKey(), request.now());
      var pass = proofs.ofProgram(proved, request.now());
      return Reply.json(
          new JsonObject().put("phonePass", pass.text()).put("until", pass.until().toString()));
    } catch (Problem refusal) {
      var more = new JsonObject();
      refusal
          .detail(Pins.TriesLeft.class)
          .ifPresent(left -> more.put("triesLeft", left.triesLeft()));
      return Problems.with(more, refusal, request);
    }
  }

  private static UUID id(String typed) {
    return Ids.parse(typed).orElseThrow(Pins::over);
  }
}
