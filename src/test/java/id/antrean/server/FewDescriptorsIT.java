package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.testkit.Folders;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Program;
import id.antrean.testkit.TestPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A program that the system gives few descriptors, as many containers do. */
class FewDescriptorsIT {
  private static final int DESCRIPTORS = 400;
  private static final byte[] HALF_A_HEAD =
      "GET /bantuan HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);

  @Test
  void nearItsLastDescriptorItIsNotReadyAndStillAnswersAndIsReadyAgainAfterwards()
      throws IOException {
    var command = new ArrayList<>(List.of("sh", "-c", "ulimit -n $0; exec \"$@\""));
    command.add(String.valueOf(DESCRIPTORS));
    command.addAll(Program.command("id.antrean.Main", false));
    // A database of its own would cost ten seconds, and is none of its descriptors.
    try (var program =
        new Program(
            command,
            Folders.fresh("few-descriptors"),
            "ANTREAN_DATABASE_URL",
            TestPostgres.seeded(Nodes.CLOCK),
            "ANTREAN_CLOCK",
            Nodes.CLOCK)) {
      program.untilReady();
      int port = URI.create(program.url()).getPort();
      var held = new ArrayList<Socket>();
      try (var early = connected(port, 2)) {
        while (program.ready() == 200 && held.size() < DESCRIPTORS) {
          for (int i = 0; i < 25; i++) {
            held.add(connected(port, 3 + held.size() % 250));
          }
        }
        assertThat(program.ready()).isEqualTo(503);
        assertThat(held.size()).isGreaterThan(50);
        assertThat(answer(early)).startsWith("HTTP/1.1 200 ");
      } finally {
        for (var socket : held) {
          socket.close();
        }
      }
      assertThat(becomesReady(program)).isTrue();
    }
  }

  /** From an address of its own, for each has its share only. */
  private static Socket connected(int port, int last) throws IOException {
    var socket = new Socket();
    socket.bind(new InetSocketAddress("127.0.0." + last, 0));
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    socket.getOutputStream().write(HALF_A_HEAD);
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(5_000);
    socket
        .getOutputStream()
        .write("Host: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static boolean becomesReady(Program program) {
    for (int tries = 0; tries < 100; tries++) {
      if (program.ready() == 200) {
        return true;
      }
      LockSupport.parkNanos(100_000_000);
    }
    return false;
  }
}
