package id.antrean.http;

import id.antrean.core.Problem;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * All event streams of this node, counted. Many screens may stand behind one address, but one
 * address shall not take all places.
 */
public final class EventStreams {
  private static final int RETRY_SECONDS = 10;

  private final int most;
  private final int mostOfOneAddress;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> openByAddress = new ConcurrentHashMap<>();

  public EventStreams(int most, int mostOfOneAddress) {
    this.most = most;
    this.mostOfOneAddress = mostOfOneAddress;
  }

  /**
   * Problem 503 busy above the limits. {@code closed} runs once, whichever side closed the stream.
   */
  public EventStream open(Request request, Consumer<EventStream> closed) {
    var address = request.address();
    int ofThisAddress = openByAddress.merge(address, 1, Integer::sum);
    if (open.incrementAndGet() > most || ofThisAddress > mostOfOneAddress) {
      leave(address);
      throw Problem.unavailable("busy", null).retryAfter(RETRY_SECONDS);
    }
    var stream = new EventStream(request.response(), request.connection());
    var left = new AtomicBoolean();
    Runnable leave =
        () -> {
          if (left.compareAndSet(false, true)) {
            leave(address);
            closed.accept(stream);
          }
        };
    // The event loop reports it; the listener may wait, so it runs on its own context.
    var here = Vertx.currentContext();
    request
        .response()
        .exceptionHandler(broken -> {})
        .closeHandler(gone -> here.runOnContext(v -> leave.run()))
        .endHandler(ended -> here.runOnContext(v -> leave.run()));
    if (request.response().closed()) {
      leave.run();
    }
    return stream;
  }

  private void leave(String address) {
    open.decrementAndGet();
    openByAddress.computeIfPresent(address, (a, n) -> n > 1 ? n - 1 : null);
  }

  public int open() {
    return open.get();
  }
}
