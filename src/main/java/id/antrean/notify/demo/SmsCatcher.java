package id.antrean.notify.demo;

import id.antrean.core.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plays the SMS provider of the demo; like a real one it keeps a message sent twice only once. */
final class SmsCatcher implements AutoCloseable {
  private static final int REMEMBERED = 2_000;

  private final HttpServer server;
  private final Mailbox mailbox;
  private final Map<String, String> idsByKey =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  SmsCatcher(Vertx vertx, Mailbox mailbox) {
    this.mailbox = mailbox;
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(request -> request.body().onSuccess(body -> take(request, body)))
            .listen()
            .await();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/sms");
  }

  private void take(HttpServerRequest request, Buffer body) {
    try {
      var sms = new JsonObject(body);
      var id = store(sms.getString("id"), sms.getString("to"), sms.getString("text"));
      request.response().setStatusCode(202).end(new JsonObject().put("id", id).toBuffer());
    } catch (RuntimeException e) {
      request.response().setStatusCode(400).end();
    }
  }

  private synchronized String store(String key, String to, String text) {
    var known = idsByKey.get(key);
    if (known != null) {
      return known;
    }
    var id = "demo-" + (idsByKey.size() + 1);
    idsByKey.put(key, id);
    mailbox.add(Channel.SMS, to, "", text);
    return id;
  }

  @Override
  public void close() {
    server.close().await();
  }
}
