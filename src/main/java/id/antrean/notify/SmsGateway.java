package id.antrean.notify;

import id.antrean.core.Channel;
import id.antrean.core.Phone;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Any provider that takes an SMS by HTTP POST: address, Authorization header and a template of the
 * body are settings. A template that begins with "{" is JSON, any other a form. {id} is the same at
 * each try and also sent as Idempotency-Key.
 */
final class SmsGateway implements Sender {
  private static final int TIMEOUT_MS = 5_000;

  /** Some may hang at numbers that are never taken. */
  private static final int MOST_ON_THE_WAY = 128;

  /** For these and the PINs together: whoever waits for a connection looks like an outage. */
  private static final int CONNECTIONS = MOST_ON_THE_WAY + PinCourier.MOST_ON_THE_WAY + 32;

  private static final int BODY_BYTES = 64 * 1024;

  private final HttpClientAgent client;
  private final String address;
  private final Optional<String> key;
  private final String body;
  private final Optional<AcceptedAnswer> accepted;
  private final MessageWords words;

  /** {@code accepted}: empty when any 2xx means that the SMS is taken. */
  SmsGateway(
      Vertx vertx,
      URI address,
      Optional<String> key,
      String body,
      Optional<AcceptedAnswer> accepted,
      MessageWords words) {
    var options =
        new HttpClientOptions()
            .setConnectTimeout(TIMEOUT_MS)
            .setIdleTimeout(2 * TIMEOUT_MS)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.address = address.toString();
    this.key = key;
    this.body = body;
    this.accepted = accepted;
    this.words = words;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public int mostOnTheWay() {
    return MOST_ON_THE_WAY;
  }

  @Override
  public Future<Outcome> send(Letter letter) {
    return send("antrean-" + letter.id(), letter.to().phone(), words.sms(letter));
  }

  /** {@code id}: the same at each try. */
  Future<Outcome> send(String id, Phone to, String text) {
    boolean json = body.startsWith("{");
    var request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(address)
            .setConnectTimeout(TIMEOUT_MS)
            .setIdleTimeout(TIMEOUT_MS)
            .putHeader(
                "Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
            .putHeader("Idempotency-Key", id);
    key.ifPresent(k -> request.putHeader("Authorization", k));
    return client
        .request(request)
        .compose(
            open ->
                open.send(filled(id, to, text, json))
                    .compose(this::judge)
                    .recover(lost -> inTrouble(lost)))
        .recover(noConnection -> Future.succeededFuture(unreachable(noConnection)))
        .timeout(2 * TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .recover(hangs -> inTrouble(hangs));
  }

  /**
   * 2xx that says so: taken; that says no: declined, for it may lack credit today and take the same
   * tomorrow. 4xx about the message: never. All else, also a wrong key: the gateway's trouble.
   */
  private Future<Outcome> judge(HttpClientResponse response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return response.body().map(this::judge);
    }
    boolean aboutTheMessage = status == 400 || status == 413 || status == 422;
    return Future.succeededFuture(
        aboutTheMessage
            ? new Outcome.Refused("status " + status)
            : Outcome.Away.inTrouble("status " + status, status < 500));
  }

  private Outcome judge(Buffer answer) {
    boolean taken = accepted.map(a -> a.isIn(read(answer))).orElse(true);
    return taken
        ? new Outcome.Accepted(idIn(answer))
        : new Outcome.Declined("its answer does not say " + accepted.get());
  }

  /** The JSON as maps, lists and values; null when it is none. */
  static Object read(Buffer answer) {
    try {
      return switch (answer.length() > BODY_BYTES ? null : Json.decodeValue(answer)) {
        case JsonObject object -> object.getMap();
        case JsonArray list -> list.getList();
        case null -> null;
        case Object value -> value;
      };
    } catch (RuntimeException notJson) {
      return null;
    }
  }

  private static Outcome unreachable(Throwable failure) {
    return Outcome.Away.unreachable(failure.getClass().getSimpleName());
  }

  private static Future<Outcome> inTrouble(Throwable failure) {
    return Future.succeededFuture(
        Outcome.Away.inTrouble(failure.getClass().getSimpleName(), false));
  }

  private Buffer filled(String id, Phone to, String text, boolean json) {
    var values = Map.of("{id}", id, "{to}", to.e164(), "{local}", to.dialled(), "{text}", text);
    var filled = body;
    for (var value : values.entrySet()) {
      filled = filled.replace(value.getKey(), escaped(value.getValue(), json));
    }
    return Buffer.buffer(filled);
  }

  private static String escaped(String value, boolean json) {
    if (!json) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
    var quoted = Json.encode(value);
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String idIn(Buffer answer) {
    if (answer.length() == 0 || answer.length() > BODY_BYTES || answer.getByte(0) != '{') {
      return null;
    }
    try {
      var id = new JsonObject(answer).getValue("id");
      return id == null ? null : id.toString();
    } catch (RuntimeException notJson) {
      return null;
    }
  }

  void close() {
    client.close();
  }
}
