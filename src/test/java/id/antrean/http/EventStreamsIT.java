package id.antrean.http;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamsIT {
  private final Vertx vertx = Vertx.vertx();
  private final EventStreams streams = new EventStreams(3, 2);
  private final List<EventStream> opened = new CopyOnWriteArrayList<>();
  private final List<EventStream> closed = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() {
    var router = Router.router(vertx);
    router.get("/from/:address").handler(this::open);
    server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private void open(RoutingContext context) {
    var address = context.pathParam("address");
    var request = new Request(context, Instant.EPOCH, "id", address, false, true);
    try {
      var stream = streams.open(request, closed::add);
      stream.send(EventStream.event("board", "{}"));
      opened.add(stream);
    } catch (Problem busy) {
      context.response().setStatusCode(busy.status()).end();
    }
  }

  @Test
  void oneAddressMayNotTakeAllPlacesAndAllTogetherHaveALimit() throws IOException {
    try (var one = reader("a");
        var two = reader("a");
        var other = reader("b")) {
      assertThat(status(one)).isEqualTo(200);
      assertThat(status(two)).isEqualTo(200);
      try (var third = reader("a")) {
        assertThat(status(third)).isEqualTo(503);
      }
      assertThat(status(other)).isEqualTo(200);
      try (var fourth = reader("c")) {
        assertThat(status(fourth)).isEqualTo(503);
      }
      assertThat(streams.open()).isEqualTo(3);
    }
    await(() -> streams.open() == 0);
    assertThat(closed).hasSize(3).doesNotHaveDuplicates();
    try (var again = reader("a")) {
      assertThat(status(again)).isEqualTo(200);
    }
  }

  @Test
  void aReaderThatReadsNothingIsLeftBehind() throws IOException {
    try (var lazy = reader("a")) {
      assertThat(status(lazy)).isEqualTo(200);
      await(() -> opened.size() == 1);
      var stream = opened.getFirst();
      var large = Buffer.buffer("data: " + "x".repeat(100_000) + "\n\n");
      int sent = 0;
      while (stream.send(large)) {
        assertThat(++sent).as("events of 100 KB kept for one who does not read").isLessThan(500);
        vertx.timer(2).await();
      }
      // The connection itself ends with the idle time-out; until then nothing more is kept for it.
      assertThat(stream.send(large)).isFalse();
    }
  }

  @Test
  void whatWeEndIsCountedOutToo() throws IOException {
    try (var screen = reader("a")) {
      assertThat(status(screen)).isEqualTo(200);
      await(() -> opened.size() == 1);
      opened.getFirst().close();
      await(() -> streams.open() == 0);
    }
  }

  private Socket reader(String address) throws IOException {
    var socket = new Socket("127.0.0.1", server.actualPort());
    socket.setReceiveBufferSize(8 * 1024);
    socket
        .getOutputStream()
        .write(
            ("GET /from/" + address + " HTTP/1.1\r\nHost: x\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static int status(Socket socket) throws IOException {
    var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    return Integer.parseInt(line.substring(9));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
