package id.antrean.faults;

import id.antrean.core.Sealed;
import id.antrean.security.TestPins;
import id.antrean.testkit.RandomKeys;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;

/** Phone passes: most are sealed here with the nodes' keys, some are asked for as people do. */
final class Proving {
  /** A little less than a program's pass is good for. */
  private static final Duration GOOD = Duration.ofMinutes(25);

  private static final long STARTED = System.nanoTime();
  private static final Sealed SEALED = new Sealed(key(RandomKeys.FIRST), key(RandomKeys.SECOND));

  /** What nodes need so that passes of these keys are theirs. */
  static final String[] SETTINGS = {
    "ANTREAN_CONFIRM_MOBILE",
    "on",
    "ANTREAN_ENCRYPTION_KEY",
    RandomKeys.FIRST,
    "ANTREAN_HASH_KEY",
    RandomKeys.SECOND
  };

  private final Client client;

  Proving(Client client) {
    this.client = client;
  }

  static String pass(String mobile) {
    var now = OffsetDateTime.parse(Scene.CLOCK).toInstant().plusNanos(System.nanoTime() - STARTED);
    return TestPins.pass(SEALED, mobile, now.plus(GOOD));
  }

  /** By a PIN; "" when none came of it. */
  String asked(String mobile) throws InterruptedException {
    var body = new JsonObject().put("phone", mobile);
    var pin = client.ask(Wish.of("pin", "POST", "/api/v1/phones", body)).getJsonObject("answer");
    if (!pin.containsKey("until")) {
      return "";
    }
    var id = pin.getString("id");
    var digits = new JsonObject().put("pin", TestPins.digits(SEALED, UUID.fromString(id)));
    var proved =
        client.ask(
            Wish.of("prove", "POST", "/api/v1/phones/" + id + "/proof", digits).about("pin", id));
    return proved.getJsonObject("answer").getString("phonePass", "");
  }

  private static byte[] key(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
