package id.antrean.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between a program and its PostgreSQL, or a browser and its node, which can be cut
 * (connections break and new ones are refused), go silent (they stay open and nothing comes
 * through), be slow, or lead to another server.
 */
public final class Cable implements AutoCloseable {
  private final int here;
  private final String url;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Socket> stranded = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket door;
  private volatile Thread doorman;
  private volatile boolean silent;
  private volatile long delayMs;
  private volatile URI server;

  /** To the server of this address; {@link #url} is the same address through the cable. */
  public Cable(String address) {
    server = URI.create(address);
    open(0);
    here = door.getLocalPort();
    url = address.replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + here);
  }

  public String url() {
    return url;
  }

  public void cut() {
    close(door);
    join(doorman); // only then is the port free again
    sockets.forEach(Cable::close);
    sockets.clear();
  }

  public void silence() {
    silent = true;
  }

  /** As after a cut in the network: the connections open now stay silent, new ones work. */
  public void strand() {
    stranded.addAll(sockets);
  }

  /** Everything takes this much longer, on its way there and on its way back. */
  public void slow(Duration delay) {
    delayMs = delay.toMillis();
  }

  /** New connections go to another server, with the same user, password and name. */
  public void leadTo(String databaseUrl) {
    server = URI.create(databaseUrl);
  }

  public void mend() {
    silent = false;
    delayMs = 0;
    open();
  }

  /** After a cut: connections can be made again. */
  public void open() {
    if (door.isClosed()) {
      open(here);
    }
  }

  private void open(int wanted) {
    try {
      var listening = new ServerSocket(wanted, 200, InetAddress.getByName("127.0.0.1"));
      door = listening;
      doorman = Thread.ofVirtual().start(() -> accept(listening));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        Thread.ofVirtual().start(() -> connect(client, listening));
      } catch (IOException cut) {
        // Nobody comes any more.
      }
    }
  }

  private void connect(Socket client, ServerSocket listening) {
    sockets.add(client);
    try {
      var there = new Socket(server.getHost(), server.getPort());
      sockets.add(there);
      if (listening.isClosed()) { // cut while it was being connected
        close(there);
        sockets.remove(there);
        throw new IOException("cut");
      }
      Thread.ofVirtual().start(() -> pump(client, there));
      Thread.ofVirtual().start(() -> pump(there, client));
    } catch (IOException away) {
      close(client);
      sockets.remove(client);
    }
  }

  private void pump(Socket from, Socket to) {
    var bytes = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        while ((silent || stranded.contains(from)) && !from.isClosed()) {
          Thread.sleep(20);
        }
        Thread.sleep(delayMs);
        to.getOutputStream().write(bytes, 0, n);
      }
    } catch (IOException | InterruptedException cut) {
      // Both ends notice.
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      // Closed is closed.
    }
  }

  @Override
  public void close() {
    cut();
  }
}
