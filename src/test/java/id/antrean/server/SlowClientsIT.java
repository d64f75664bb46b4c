package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.cluster.Cluster;
import id.antrean.core.Problem;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sends too slowly, or holds too many connections, keeps nobody else out. */
@Antrean(shared = true)
class SlowClientsIT {
  private static final int MOST = 40;
  private static final Duration HEAD = Duration.ofMillis(400);
  private static final Duration BODY = Duration.ofMillis(800);
  private static final String ATTACKER = "127.0.0.2";
  private static final String PROXY = "127.0.0.3";
  private static final String PERSON = "127.0.0.1";

  private static Cluster cluster;

  private final Vertx vertx = Vertx.vertx();
  private final Connections connections =
      new Connections(new ConnectionLimits(MOST, HEAD, BODY), List.of(PROXY));
  private final List<Socket> sockets = new ArrayList<>();
  private HttpServer server;
  private Management management;

  @BeforeAll
  static void nodes(Nodes nodes) {
    cluster = nodes.main(0).rooms().cluster();
  }

  @BeforeEach
  void start() {
    management =
        new Management(vertx, PERSON, 0, cluster, () -> !connections.isNearlyFull(), () -> "");
    management.start();
    var router = Router.router(vertx);
    router.get("/").handler(context -> context.end("here"));
    router
        .post("/")
        .handler(BodyHandler.create(false))
        .handler(context -> context.end(context.body().asString()));
    router
        .route()
        .failureHandler(
            context -> {
              int status = context.failure() instanceof Problem problem ? problem.status() : 500;
              context.response().setStatusCode(status).end();
            });
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false)) // as ours
            .connectionHandler(connections::opened)
            .requestHandler(router)
            .invalidRequestHandler(request -> Unreadable.answer(request, false))
            .listen(0, "0.0.0.0")
            .await();
  }

  @AfterEach
  void stop() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    vertx.close().await();
  }

  @Test
  void aHeadThatDoesNotEndIsCutOffHoweverOftenAByteOfItComes() throws Exception {
    var socket = open(PERSON, "GET / HTTP/1.1\r\n");
    dribble(socket, "X: x\r\n");
    var said = said(socket);
    assertThat(said).startsWith("HTTP/1.1 408 ").contains("\"too_slow\"", "X-Request-Id");
  }

  @Test
  void aBodyThatDoesNotEndIsCutOffHoweverOftenAByteOfItComes() throws Exception {
    for (var coding : List.of("Content-Length: 5000", "Transfer-Encoding: chunked")) {
      var socket = open(PERSON, "POST / HTTP/1.1\r\nHost: x\r\n" + coding + "\r\n\r\n");
      dribble(socket, "1\r\nx\r\n");
      assertThat(said(socket)).startsWith("HTTP/1.1 408 ").containsOnlyOnce("HTTP/1.1 ");
    }
  }

  @Test
  void aBodyAfterItsAnswerIsCutOffToo() throws Exception {
    var socket = open(PERSON, "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n");
    assertThat(said(socket)).startsWith("HTTP/1.1 200 ").containsOnlyOnce("HTTP/1.1 ");
  }

  @Test
  void oneAddressCannotTakeThePlacesOfTheOthersAndIsItselfServedAgainLater() throws Exception {
    var attack = attack(ATTACKER);
    assertThat(isServed(PERSON)).isTrue();
    await(() -> connections.open() < MOST / 4);
    assertThat(isReady()).isTrue();
    attack.forEach(socket -> sendIfOpen(socket, "G"));
    await(() -> connections.open() == 0);
    assertThat(isServed(ATTACKER)).isTrue();
  }

  @Test
  void throughAProxyAllPlacesCanBeTakenAndTheNodeSaysSoUntilTheSlowAreGone() throws Exception {
    var attack = attack(PROXY);
    await(() -> connections.open() == MOST);
    assertThat(isReady()).isFalse();
    attack.forEach(socket -> sendIfOpen(socket, "G"));
    await(() -> connections.open() == 0);
    assertThat(isReady()).isTrue();
    assertThat(isServed(PROXY)).isTrue();
  }

  private List<Socket> attack(String address) throws IOException {
    var all = new ArrayList<Socket>();
    for (int i = 0; i < 2 * MOST; i++) {
      all.add(open(address, ""));
    }
    return all;
  }

  private boolean isServed(String address) throws Exception {
    var socket = open(address, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    return said(socket).endsWith("here");
  }

  private boolean isReady() {
    var asked = "GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    return new Wire(management.port()).untilClosed(asked).startsWith("HTTP/1.1 200 ");
  }

  private Socket open(String from, String first) throws IOException {
    var here = InetAddress.getByName(from);
    var socket = new Socket(InetAddress.getByName(PERSON), server.actualPort(), here, 0);
    sockets.add(socket);
    socket.setSoTimeout(3_000);
    send(socket, first);
    return socket;
  }

  private static boolean sendIfOpen(Socket socket, String bytes) {
    try {
      send(socket, bytes);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private static void send(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
  }

  /** A piece every 50 ms, until the server has answered or closed. */
  private static void dribble(Socket socket, String piece) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (socket.getInputStream().available() == 0 && System.nanoTime() < end) {
      if (!sendIfOpen(socket, piece)) {
        return;
      }
      Thread.sleep(50);
    }
  }

  /** Until the server closes; a reset is an end as well, for what we sent last is not read. */
  private static String said(Socket socket) throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private interface Check {
    boolean holds();
  }

  private static void await(Check what) throws InterruptedException {
    for (int i = 0; !what.holds(); i++) {
      assertThat(i).as("still waiting").isLessThan(100);
      Thread.sleep(20);
    }
  }
}
