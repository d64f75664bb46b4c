package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import id.antrean.http.Request;
import id.antrean.testkit.Logs;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HalfAnswerIT {
  @Test
  void anAnswerThatBreaksHalfWayIsCutOffInsteadOfHangingAndIsInTheLog() throws IOException {
    var vertx = Vertx.vertx();
    try (var logs = Logs.capture(Level.INFO, "id.antrean")) {
      var router = Router.router(vertx);
      router
          .get("/half")
          .handler(
              context -> {
                var request = new Request(context, Instant.EPOCH, "8F3K-0022", "a", false, true);
                context.response().setChunked(true).write(Buffer.buffer("half of it"));
                Answering.failHalfWay(request, new IllegalStateException("broken"));
              });
      var server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
      try (var socket = new Socket("127.0.0.1", server.actualPort())) {
        socket.setSoTimeout(3_000);
        var request = "GET /half HTTP/1.1\r\nHost: x\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(all).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
      }
      assertThat(logs.lines()).anyMatch(line -> line.contains("failed id=8F3K-0022"));
    } finally {
      vertx.close().await();
    }
  }
}
