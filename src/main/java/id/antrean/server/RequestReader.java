package id.antrean.server;

import id.antrean.core.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Reads the requests of one connection, behind the library's decoder: refuses heads that two
 * programs could read differently and broken bodies with 400, and those that come too slowly with
 * 408. The same for requests sent on and on without waiting for answers: what the library holds for
 * each would be without bound. After that nothing more is read, and the connection is closed once
 * the refusal is sent.
 *
 * <p>A timer runs only while half a request is there, which is rare: most come in one piece.
 */
final class RequestReader extends ChannelDuplexHandler {
  private static final DecoderResult UNREADABLE =
      DecoderResult.failure(Problem.of(400, "bad_request"));
  private static final DecoderResult TOO_SLOW = DecoderResult.failure(Problem.of(408, "too_slow"));

  private enum Waiting {
    NOTHING,
    HEAD,
    BODY
  }

  /** Browsers wait for each answer; a program that does not may be so many requests ahead. */
  static final int AHEAD = 32;

  private final Duration headTime;
  private final Duration bodyTime;
  private Waiting waiting = Waiting.NOTHING;
  private boolean isNew; // what is waited for, and has no timer yet
  private boolean isDecoded; // something, since the socket was read last
  private boolean isOver;
  private int unanswered;
  private ScheduledFuture<?> timer;

  RequestReader(Duration headTime, Duration bodyTime) {
    this.headTime = headTime;
    this.bodyTime = bodyTime;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object part) {
    if (isOver) {
      ReferenceCountUtil.release(part);
      return;
    }
    isDecoded = true;
    if (part instanceof HttpRequest head) {
      begin(head);
    } else if (part instanceof HttpContent content) {
      goOn(content);
    }
    context.fireChannelRead(part);
  }

  private void begin(HttpRequest head) {
    unanswered++;
    if (head.decoderResult().isSuccess() && Framing.isClear(head) && unanswered <= AHEAD) {
      expect(Waiting.BODY);
      return;
    }
    if (head.decoderResult().isSuccess()) {
      head.setDecoderResult(UNREADABLE);
      head.setProtocolVersion(HttpVersion.HTTP_1_1); // that of the answer, too
    }
    end();
  }

  private void goOn(HttpContent content) {
    if (content.decoderResult().isFailure()) {
      content.setDecoderResult(UNREADABLE);
      end();
    } else if (content instanceof LastHttpContent) {
      waiting = Waiting.NOTHING;
    }
  }

  /** Behind the encoder, where answers are not yet bytes. One like 100 Continue is none. */
  @Override
  public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
    boolean isInterim =
        part instanceof HttpResponse head
            && head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (part instanceof LastHttpContent && !isInterim) {
      unanswered--;
    }
    var unused = context.write(part, promise); // the promise reports it
  }

  /** The socket is empty for now; what is here of a request but its end must follow in time. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (waiting == Waiting.NOTHING && !isDecoded && !isOver) {
      expect(Waiting.HEAD);
    }
    isDecoded = false;
    if (waiting != Waiting.NOTHING && isNew) {
      isNew = false;
      stopTimer();
      timer =
          context
              .executor()
              .schedule(() -> cutOff(context), time().toNanos(), TimeUnit.NANOSECONDS);
    }
    context.fireChannelReadComplete();
  }

  /** The place where a route that takes large bodies may get more. */
  private Duration time() {
    return waiting == Waiting.HEAD ? headTime : bodyTime;
  }

  /** The timer runs on when its request is complete: mostly there is no other to wait for. */
  private void cutOff(ChannelHandlerContext context) {
    if (waiting == Waiting.NOTHING) {
      return;
    }
    HttpObject broken =
        waiting == Waiting.HEAD
            ? new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/")
            : new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER);
    broken.setDecoderResult(TOO_SLOW);
    end();
    context.fireChannelRead(broken);
    context.fireChannelReadComplete();
  }

  private void expect(Waiting what) {
    waiting = what;
    isNew = true;
  }

  private void end() {
    isOver = true;
    waiting = Waiting.NOTHING;
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  /** The library closes at once when a request broke; first the answer must be on its way. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (isOver) {
      context.executor().execute(() -> closeAfterFlush(context, promise));
    } else {
      var unused = context.close(promise); // the promise reports it
    }
  }

  private static void closeAfterFlush(ChannelHandlerContext context, ChannelPromise promise) {
    var unused = context.flush().close(promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end();
    stopTimer();
    context.fireChannelInactive();
  }
}
