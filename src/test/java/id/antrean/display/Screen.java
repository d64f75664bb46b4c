package id.antrean.display;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A screen's end of an event stream. */
final class Screen implements AutoCloseable {
  /** {@code atNanos}: when the line with the data came in. */
  record Event(String name, String data, long atNanos) {
    JsonObject json() {
      return new JsonObject(data);
    }
  }

  private final HttpClient client;
  final HttpResponse<Stream<String>> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  Screen(String base, String branch) {
    client = HttpClient.newHttpClient();
    var request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1/branches/" + branch + "/board/stream"))
            .header("Accept-Encoding", "gzip")
            .build();
    try {
      response = client.send(request, BodyHandlers.ofLines());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try {
      var name = new String[1];
      response
          .body()
          .forEach(
              line -> {
                if (line.startsWith("event: ")) {
                  name[0] = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                  events.add(
                      new Event(name[0], line.substring("data: ".length()), System.nanoTime()));
                }
              });
    } catch (RuntimeException ended) {
      // The test closed it, or the node stopped.
    }
  }

  /** Waits for the next event of any kind. */
  Event next() {
    try {
      var event = events.poll(20, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no event in 20 s");
      }
      return event;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Event nextBoard() {
    var event = next();
    while (!event.name().equals("board")) {
      event = next();
    }
    return event;
  }

  /** The first board that is not older than {@code version}. */
  Event boardFrom(long version) {
    var event = nextBoard();
    while (event.json().getLong("version") < version) {
      event = nextBoard();
    }
    return event;
  }

  boolean isSilentFor(Duration time) throws InterruptedException {
    return events.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
