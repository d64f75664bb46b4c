package id.antrean.notify;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMS provider whose mood the test decides. */
final class TestGateway implements AutoCloseable {
  /** SAYS_NO: with 200. LOSES_THE_ANSWER: has taken the message, and then the line breaks. */
  enum Mood {
    TAKES,
    IS_BROKEN,
    REFUSES,
    SAYS_NO,
    HANGS,
    LOSES_THE_ANSWER
  }

  record Taken(String key, String to, String text) {}

  final List<Taken> taken = new CopyOnWriteArrayList<>();
  volatile Mood mood = Mood.TAKES;

  /** Numbers at which it is always in this mood. */
  final Map<String, Mood> moodAt = new ConcurrentHashMap<>();

  private final HttpServer server;

  TestGateway(Vertx vertx) {
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              var sms = new JsonObject(body);
                              var now = moodAt.getOrDefault(sms.getString("to"), mood);
                              if (now == Mood.TAKES || now == Mood.LOSES_THE_ANSWER) {
                                taken.add(
                                    new Taken(
                                        request.getHeader("Idempotency-Key"),
                                        sms.getString("to"),
                                        sms.getString("text")));
                              }
                              switch (now) {
                                case TAKES ->
                                    request.response().setStatusCode(202).end("{\"id\":7}");
                                case IS_BROKEN -> request.response().setStatusCode(500).end();
                                case SAYS_NO ->
                                    request.response().end("{\"id\":0,\"reason\":\"quota\"}");
                                case REFUSES -> request.response().setStatusCode(422).end();
                                case LOSES_THE_ANSWER -> request.connection().close();
                                case HANGS -> {}
                              }
                            }))
            .listen()
            .await();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  List<String> keys() {
    return taken.stream().map(Taken::key).toList();
  }

  @Override
  public void close() {
    server.close().await();
  }
}
