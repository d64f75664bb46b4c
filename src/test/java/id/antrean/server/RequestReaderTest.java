package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a connection may take for what it sends, by a clock that the test moves. */
class RequestReaderTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n";

  private final ConnectionLimits limits = ConnectionLimits.with(Long.MAX_VALUE);
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new HttpRequestDecoder(), new RequestReader(limits.head(), limits.body()));

  @BeforeEach
  void stopTheClock() {
    channel.freezeTime();
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @Test
  void aHeadHasTenSecondsFromItsFirstByte() {
    sent("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 9; i++) {
      assertThat(isCutOffAfter(1)).isFalse();
      sent("X: x\r\n");
    }
    assertThat(isCutOffAfter(1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 2", "Transfer-Encoding: chunked"})
  void aBodyHasSixtySecondsFromItsHead(String length) {
    sent(POST.replace("Content-Length: 2", length));
    assertThat(isCutOffAfter(59)).isFalse();
    sent("1");
    assertThat(isCutOffAfter(1)).isTrue();
  }

  @Test
  void aLateHeadLeavesItsBodyAllOfItsTime() {
    sent(POST.substring(0, 20));
    assertThat(isCutOffAfter(9)).isFalse();
    sent(POST.substring(20));
    assertThat(isCutOffAfter(59)).isFalse();
    sent("{}");
    assertThat(isCutOffAfter(3_600)).isFalse();
  }

  @Test
  void aBodyThatCameSlowlyLendsNoTimeToTheNextHead() {
    sent(POST);
    assertThat(isCutOffAfter(5)).isFalse();
    sent("{}");
    sent("GET /");
    assertThat(isCutOffAfter(9)).isFalse();
    assertThat(isCutOffAfter(1)).isTrue();
  }

  @Test
  void nobodyIsCutOffBetweenRequestsNorWhileTheirAnswerLasts() {
    assertThat(isCutOffAfter(3_600)).isFalse();
    sent(GET + POST + "{}" + GET);
    assertThat(isCutOffAfter(3_600)).isFalse();
    sent("GE");
    sent("T / HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(isCutOffAfter(3_600)).isFalse();
  }

  @Test
  void afterTheEndNothingIsRead() {
    sent(POST);
    assertThat(isCutOffAfter(60)).isTrue();
    sent("{}" + GET);
    assertThat(channel.<Object>readInbound()).isNull();
    assertThat(isCutOffAfter(60)).isFalse();
  }

  @Test
  void whoSendsOnWithoutWaitingForAnswersIsRefused() {
    sent(GET.repeat(RequestReader.AHEAD));
    assertThat(refusals()).isZero();
    sent(GET.repeat(2));
    assertThat(refusals()).isOne();
  }

  @Test
  void eachAnswerMakesRoomForAnotherRequest() {
    sent(GET.repeat(RequestReader.AHEAD));
    channel.writeOutbound(answer(HttpResponseStatus.OK), answer(HttpResponseStatus.CONTINUE));
    sent(GET);
    assertThat(refusals()).isZero();
    sent(GET);
    assertThat(refusals()).isOne();
  }

  private static FullHttpResponse answer(HttpResponseStatus status) {
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
  }

  private int refusals() {
    int refusals = 0;
    for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
      refusals += part.decoderResult().isFailure() ? 1 : 0;
      ReferenceCountUtil.release(part);
    }
    return refusals;
  }

  @Test
  void aNodeWithFewDescriptorsHoldsFewConnections() {
    assertThat(ConnectionLimits.with(1_500).most()).isEqualTo(1_125);
    assertThat(limits.most()).isEqualTo(10_000);
  }

  private void sent(String bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
  }

  private boolean isCutOffAfter(long seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    boolean isCutOff = false;
    for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
      isCutOff |=
          part.decoderResult().cause() instanceof Problem problem && problem.status() == 408;
      ReferenceCountUtil.release(part);
    }
    return isCutOff;
  }
}
