package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Many screens at one node, and when each of them got the board. */
final class Streams implements AutoCloseable {
  private static final byte[] BOARD = "event: board".getBytes(StandardCharsets.US_ASCII);

  private static final class Screen {
    private int toldInRound = -1;
  }

  /** Calls counted from 0; {@code startedAt} of the one under way. */
  private record Round(int n, long startedAt, CountDownLatch untold) {}

  private final Selector selector;
  private final int count;
  private final Histogram times = new Histogram(3);
  private volatile Round round = new Round(-1, 0, new CountDownLatch(0));
  private volatile boolean closed;

  Streams(int port, String path, int count) throws IOException {
    this.count = count;
    selector = Selector.open();
    var request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n".formatted(path);
    for (int i = 0; i < count; i++) {
      var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Screen());
    }
    Thread.ofPlatform().daemon().start(this::listen);
    begin(0); // each gets the board when it connects
    if (!allTold()) {
      throw new IllegalStateException("not all streams opened");
    }
    times.reset();
  }

  /** From now on the next board of each screen counts. */
  void begin(int n) {
    round = new Round(n, System.nanoTime(), new CountDownLatch(count));
  }

  /** Whether all got it within some seconds. */
  boolean allTold() {
    try {
      return round.untold().await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Milliseconds. */
  double atPercentile(double percentile) {
    return times.getValueAtPercentile(percentile) / 1e6;
  }

  private void listen() {
    var in = ByteBuffer.allocate(64 * 1024);
    try {
      while (!closed) {
        selector.select(100);
        for (var key : selector.selectedKeys()) {
          in.clear();
          if (((SocketChannel) key.channel()).read(in) < 0) {
            throw new IllegalStateException("a stream was closed");
          }
          told((Screen) key.attachment(), in);
        }
        selector.selectedKeys().clear();
      }
      for (var key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void told(Screen screen, ByteBuffer in) {
    var now = round;
    if (screen.toldInRound != now.n() && contains(in)) {
      screen.toldInRound = now.n();
      times.recordValue(System.nanoTime() - now.startedAt());
      now.untold().countDown();
    }
  }

  private static boolean contains(ByteBuffer in) {
    var text = StandardCharsets.ISO_8859_1.decode(in.duplicate().flip()).toString();
    return text.contains(new String(BOARD, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    closed = true;
  }
}
