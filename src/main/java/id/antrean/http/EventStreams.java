package id.antrean.http;

import id.antrean.core.Problem;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * All event streams of this node, counted. Many screens may stand behind one address, so it may
 * hold a tenth of what the others leave.
 */
public final class EventStreams {
  private static final int RETRY_SECONDS = 10;

  private static final int PART = 10;

  private final AddressShares shares;

  public EventStreams(int most) {
    shares = new AddressShares(most, PART);
  }

  /**
   * Problem 503 busy above the limits. {@code closed} runs once, whichever side closed the stream.
   */
  public EventStream open(Request request, Consumer<EventStream> closed) {
    var address = request.address();
    var entry = shares.enter(address);
    if (!entry.hasPlace() || !entry.hasShare()) {
      shares.leave(address);
      throw Problem.unavailable("busy", null).retryAfter(RETRY_SECONDS);
    }
    var stream = new EventStream(request.response(), request.connection());
    var left = new AtomicBoolean();
    Runnable leave =
        () -> {
          if (left.compareAndSet(false, true)) {
            shares.leave(address);
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

  public int open() {
    return shares.open();
  }
}
