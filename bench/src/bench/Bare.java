package bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;

/**
 * What a bare Vert.x does instead: one event loop, which is its fastest when the load shares the
 * machine, and nothing of ours. Arguments: port, address of the database, file of the constant.
 */
final class Bare {
  private static final String BOOK = Sql.book("$1");

  private Bare() {}

  public static void main(String[] args) {
    var vertx = Vertx.vertx();
    var pool = args.length < 2 ? null : pool(vertx, args[1]);
    var constant =
        args.length < 3 ? Buffer.buffer("hello") : vertx.fileSystem().readFileBlocking(args[2]);
    vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              switch (request.path()) {
                case "/read" -> request.body().onSuccess(body -> read(pool, request, body));
                case "/book" -> request.body().onSuccess(body -> book(pool, request, body));
                case "/constant" ->
                    request
                        .response()
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .putHeader("Content-Encoding", "gzip")
                        .end(constant);
                case "/refuse" -> request.response().setStatusCode(503).end(constant);
                default -> request.response().end("hello");
              }
            })
        .listen(Integer.parseInt(args[0]), "127.0.0.1");
  }

  private static Pool pool(Vertx vertx, String url) {
    return PgBuilder.pool()
        .connectingTo(PgConnectOptions.fromUri(url).setCachePreparedStatements(true))
        .with(new PoolOptions().setMaxSize(8))
        .using(vertx)
        .build();
  }

  /** One read by a unique key, and the answer "full". */
  private static void read(Pool pool, HttpServerRequest request, Buffer body) {
    var wish = body.toJsonObject();
    answer(
        request,
        409,
        pool.preparedQuery("SELECT id FROM booking WHERE request_key = $1")
            .execute(Tuple.of(request.getHeader("Idempotency-Key")))
            .map(
                rows ->
                    new JsonObject().put("code", "slot_full").put("slot", wish.getString("slot"))));
  }

  private static void book(Pool pool, HttpServerRequest request, Buffer body) {
    long slot = Long.parseLong(body.toJsonObject().getString("slot"));
    answer(
        request,
        201,
        pool.preparedQuery(BOOK)
            .execute(Tuple.of(slot))
            .map(rows -> new JsonObject().put("slot", slot).put("rows", rows.rowCount())));
  }

  private static void answer(HttpServerRequest request, int status, Future<JsonObject> work) {
    work.onSuccess(
            json ->
                request
                    .response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(json.toBuffer()))
        .onFailure(
            e -> {
              System.out.println(e);
              request.response().setStatusCode(500).end();
            });
  }
}
