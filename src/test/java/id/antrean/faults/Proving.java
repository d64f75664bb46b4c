package id.antrean.faults;

import id.antrean.core.Sealed;
import id.antrean.security.TestPins;
import id.antrean.testkit.RandomKeys;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Phone passes: most are sealed here with the nodes' keys, some are asked for as people do. */
final class Proving {
  private static final Instant LONG = Instant.parse("2027-01-01T00:00:00Z");
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
    return TestPins.pass(SEALED, mobile, LONG);
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
