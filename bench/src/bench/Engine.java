package bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one order's requests over kept connections, one at a time on each, from one thread without
 * any framework: it shares the machine with what it measures.
 */
final class Engine {
  private static final long LATEST_ANSWER_NANOS = 10_000_000_000L;

  private record Due(int n, long at) {}

  private final Load.Order order;
  private final Requests requests;
  private final Tally tally = new Tally();
  private final HashSet<String> numbers = new HashSet<>();
  private final Queue<Line> idle = new ArrayDeque<>();
  private final Queue<Due> late = new ArrayDeque<>();
  private final SplittableRandom random = new SplittableRandom(7);
  private int next;
  private int inFlight;
  private long stopAt;

  Engine(Load.Order order, Requests requests) {
    this.order = order;
    this.requests = requests;
  }

  Tally run() throws IOException {
    try (var selector = Selector.open()) {
      for (int i = 0; i < order.connections(); i++) {
        var port = order.ports().get(i % order.ports().size());
        var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.socket().setTcpNoDelay(true);
        channel.configureBlocking(false);
        var line = new Line(channel);
        channel.register(selector, SelectionKey.OP_READ, line);
        idle.add(line);
      }
      long start = System.nanoTime();
      stopAt = start + (long) (order.seconds() * 1e9);
      tally.start(start);
      if (order.rate() > 0) {
        openLoop(selector, start);
      } else {
        closedLoop(selector);
      }
      for (var key : selector.keys()) {
        key.channel().close();
      }
    }
    tally.distinctNumbers = numbers.size();
    return tally;
  }

  private void closedLoop(Selector selector) throws IOException {
    while (!idle.isEmpty() && more()) {
      send(idle.poll(), next++, System.nanoTime());
    }
    while (inFlight > 0 && System.nanoTime() < stopAt + LATEST_ANSWER_NANOS) {
      selector.select(100);
      answered(selector);
      long now = System.nanoTime();
      while (!idle.isEmpty() && now < stopAt && more()) {
        send(idle.poll(), next++, System.nanoTime());
      }
    }
    tally.end(System.nanoTime());
  }

  /** Requests come by chance (Poisson), as people do. */
  private void openLoop(Selector selector, long start) throws IOException {
    double due = start;
    while (true) {
      long now = System.nanoTime();
      while (due <= now && due < stopAt && more()) {
        late.add(new Due(next++, (long) due));
        due -= Math.log(1 - random.nextDouble()) * 1e9 / order.rate();
      }
      while (!late.isEmpty() && !idle.isEmpty()) {
        var one = late.poll();
        send(idle.poll(), one.n(), one.at());
      }
      boolean allDue = due >= stopAt || !more();
      if (allDue && inFlight == 0 && late.isEmpty()
          || now > stopAt + LATEST_ANSWER_NANOS
          || allDue && now > stopAt && late.size() > 100_000) {
        break;
      }
      if (selector.selectNow() == 0) {
        LockSupport.parkNanos(20_000);
      }
      answered(selector);
    }
    tally.unsent = late.size();
    tally.end(Math.max(stopAt, System.nanoTime()));
  }

  private boolean more() {
    return requests.bytes(next) != null;
  }

  private void send(Line line, int n, long dueAt) throws IOException {
    line.send(requests.bytes(n), dueAt);
    inFlight++;
  }

  private void answered(Selector selector) throws IOException {
    var keys = selector.selectedKeys();
    for (var key : keys) {
      var line = (Line) key.attachment();
      if (line.read()) {
        inFlight--;
        tally.add(line.status(), System.nanoTime() - line.dueAt());
        line.number().ifPresent(numbers::add);
        idle.add(line);
      } else if (line.isClosed()) {
        inFlight--;
        tally.add(0, System.nanoTime() - line.dueAt());
        key.cancel();
      }
    }
    keys.clear();
  }
}
