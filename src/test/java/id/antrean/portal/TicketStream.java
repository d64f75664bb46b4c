package id.antrean.portal;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A phone's end of the stream of its ticket. */
final class TicketStream implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<JsonObject> tickets = new LinkedBlockingQueue<>();

  TicketStream(String base, String code) throws Exception {
    var path = base + "/api/v1/bookings/" + code + "/stream";
    var response =
        client.send(HttpRequest.newBuilder(URI.create(path)).build(), BodyHandlers.ofLines());
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                response
                    .body()
                    .filter(line -> line.startsWith("data: {\"state\""))
                    .forEach(line -> tickets.add(new JsonObject(line.substring(6))));
              } catch (RuntimeException ended) {
                // The test closed it.
              }
            });
  }

  JsonObject next() throws InterruptedException {
    var ticket = tickets.poll(10, TimeUnit.SECONDS);
    if (ticket == null) {
      throw new AssertionError("nothing in 10 s");
    }
    return ticket;
  }

  boolean isSilent() throws InterruptedException {
    return tickets.poll(300, TimeUnit.MILLISECONDS) == null;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
