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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamsIT {
  private final Vertx vertx = Vertx.vertx();
  private final EventStreams streams = new EventStreams(60);
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
  void fiveAddressesThatTakeWhatTheyGetLeaveMoreThanHalfToTheOthers() throws IOException {
    var taken = new ArrayList<Socket>();
    for (var address : List.of("a", "b", "c", "d", "e")) {
      taken.addAll(asManyAsItGets(address));
    }
    assertThat(streams.open()).isEqualTo(taken.size()).isBetween(15, 30);
    try (var screen = reader("lobby")) {
      assertThat(status(screen)).isEqualTo(200);
    }
    for (var socket : taken) {
      socket.close();
    }
    await(() -> streams.open() == 0);
    assertThat(closed).hasSize(taken.size() + 1).doesNotHaveDuplicates();
    assertThat(asManyAsItGets("a")).as("all are given back").hasSize(5);
  }

  @Test
  void evenTheLastPlacesAreGivenAwayAndNotOneMore() throws IOException {
    for (int i = 0; i < 60; i++) {
      assertThat(status(reader("address-" + i))).isEqualTo(200);
    }
    try (var more = reader("one-more")) {
      assertThat(status(more)).isEqualTo(503);
    }
    assertThat(streams.open()).isEqualTo(60);
  }

  private List<Socket> asManyAsItGets(String address) throws IOException {
    var got = new ArrayList<Socket>();
    var next = reader(address);
    while (status(next) == 200) {
      got.add(next);
      next = reader(address);
    }
    next.close();
    return got;
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
