package id.antrean.http;

import id.antrean.core.Problem;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * All event streams of this node, counted. Many screens may stand behind one address, so it may
 * hold a tenth of what the others leave, and a handful of addresses cannot take all.
 */
public final class EventStreams {
  private static final int RETRY_SECONDS = 10;

  private static final int SHARE = 10;

  private final int most;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> openByAddress = new ConcurrentHashMap<>();

  public EventStreams(int most) {
    this.most = most;
  }

  /**
   * Problem 503 busy above the limits. {@code closed} runs once, whichever side closed the stream.
   */
  public EventStream open(Request request, Consumer<EventStream> closed) {
    var address = request.address();
    int ofThisAddress = openByAddress.merge(address, 1, Integer::sum);
    if (ofThisAddress > share(most - open.incrementAndGet())) {
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

  /** What one address may hold while so many places are free; below zero there is none. */
  private static int share(int free) {
    return free < 0 ? 0 : Math.max(1, free / SHARE);
  }

  private void leave(String address) {
    open.decrementAndGet();
    openByAddress.computeIfPresent(address, (a, n) -> n > 1 ? n - 1 : null);
  }

  public int open() {
    return open.get();
  }
}
