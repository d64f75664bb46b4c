package id.antrean.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;

/** One open stream of server-sent events. Usable from any thread; never waits for its reader. */
public final class EventStream {
  /** A reader that leaves so much unread is gone, or too slow to be worth it. */
  private static final int UNREAD_BYTES = 64 * 1024;

  private final HttpServerResponse response;
  private final HttpConnection connection;

  EventStream(HttpServerResponse response, HttpConnection connection) {
    this.connection = connection;
    this.response =
        response
            .setWriteQueueMaxSize(UNREAD_BYTES)
            .setChunked(true)
            .putHeader("Content-Type", "text/event-stream; charset=utf-8")
            .putHeader("Cache-Control", "no-store")
            // Neither we nor a proxy may hold events back to compress or collect them.
            .putHeader("Content-Encoding", "identity")
            .putHeader("X-Accel-Buffering", "no");
  }

  /** The bytes of one event; made once, sent to many. {@code data} is one line. */
  public static Buffer event(String name, String data) {
    return Buffer.buffer("event: " + name + "\ndata: " + data + "\n\n");
  }

  /** False, and closed, when the reader does not keep up: it will come back by itself. */
  public boolean send(Buffer event) {
    if (response.closed() || response.ended()) {
      return false;
    }
    if (response.writeQueueFull()) {
      // Not reset(): once the head is sent that does nothing to an HTTP/1.1 connection.
      connection.close();
      return false;
    }
    response.write(event);
    return true;
  }

  public void close() {
    if (!response.closed() && !response.ended()) {
      response.end();
    }
  }
}
