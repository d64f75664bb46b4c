package id.antrean.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Logs;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Wire;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What two programs could read differently is refused with 400, once, and nothing after it is read
 * as a request: each time one more is hidden behind.
 */
@Antrean(shared = true)
class FramingIT {
  private static final String POST =
      "POST /api/v1/bookings HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String BODY = "2\r\n{}\r\n0\r\n\r\n";
  private static final String HIDDEN = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String LAST =
      "GET /bantuan HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  private static final Pattern ID = Pattern.compile("X-Request-Id: (\\S+)");

  private static Wire wire;

  @BeforeAll
  static void start(Nodes nodes) {
    wire = nodes.wire(0);
  }

  static Stream<String> bodiesWithTwoEnds() {
    var lengths =
        Stream.of(
                "+2",
                "-2",
                "0x2",
                "2 2",
                "2,2",
                "2, 3",
                "",
                "\r\n 2",
                "2\r\n ",
                "2;",
                "9".repeat(20))
            .map(length -> "Content-Length: " + length);
    var codings =
        Stream.of(
                "xchunked",
                "chunked, xchunked",
                "chunked\r\n , xchunked",
                "chunked, identity",
                "chunked, gzip",
                "gzip, chunked",
                "chunked,",
                ", chunked",
                "chunked, chunked",
                "chunked\r\nTransfer-Encoding: chunked",
                "gzip\r\nTransfer-Encoding: chunked",
                "chunked\r\nTransfer-Encoding: identity",
                "\r\n chunked",
                "chunked\r\n ",
                "identity",
                "chunked;q=1",
                "\"chunked\"",
                "\u000bchunked",
                "")
            .map(coding -> "Transfer-Encoding: " + coding);
    var both =
        Stream.of(
            "Content-Length: 2\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 2",
            "Content-Length: 2\r\nContent-Length: 3",
            "Content-Length: 2\r\nContent-Length: 2",
            "Content-Length: 2\r\nTransfer-Encoding: xchunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding\u000b: chunked");
    return Stream.of(lengths, codings, both).flatMap(lines -> lines);
  }

  @ParameterizedTest
  @MethodSource
  void bodiesWithTwoEnds(String lines) {
    refused(POST + lines + "\r\n\r\n" + BODY);
    refused(POST.replace("/1.1", "/1.0") + lines + "\r\n\r\n" + BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.2\r\nHost: a\r\n\r\n",
        "GET / http/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + BODY,
        "HEAD / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + BODY,
        "POST /api/v1/bookings HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + BODY,
      })
  void headsForTwoHostsOrOfAnotherTime(String request) {
    refused(request);
  }

  static Stream<String> brokenChunks() {
    return Stream.of(
        "z\r\n{}\r\n0\r\n\r\n",
        "\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        "+2\r\n{}\r\n0\r\n\r\n",
        "0x2\r\n{}\r\n0\r\n\r\n",
        " 2\r\n{}\r\n0\r\n\r\n",
        "2 \r\n{}\r\n0\r\n\r\n",
        "80000000\r\n{}\r\n0\r\n\r\n",
        "100000000000000002\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}0\r\n\r\n",
        "2\r\n{}xx0\r\n\r\n",
        "2\n{}\n0\n\n",
        "2\r\n{}\n0\r\n\r\n",
        "2;a=\"b\r\n{}\r\n0\r\n\r\n",
        "2;a=\"\r\n0\r\n\r\n\"\r\n{}\r\n0\r\n\r\n",
        "2;a\n;b\r\n{}\r\n0\r\n\r\n",
        "0\r\nno trailer\r\n\r\n",
        "0\r\nbad name: x\r\n\r\n",
        "0\nA: b\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource
  void brokenChunks(String body) {
    refused(CHUNKED + body);
  }

  /** Whoever was answered before the body came has their answer, and the connection ends. */
  @ParameterizedTest
  @MethodSource("brokenChunks")
  void brokenChunksOfWhatIsAnsweredAlready(String body) {
    try (var logs = Logs.capture(Level.INFO, "id.antrean", "io.vertx", "io.netty")) {
      var said = wire.untilClosed(CHUNKED.replace("bookings", "nothing") + body + HIDDEN);
      assertThat(said).startsWith("HTTP/1.1 404 ").containsOnlyOnce("HTTP/1.1 ");
      assertThat(logs.lines()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }

  @Test
  void theRequestBeforeIsAnsweredFirst() {
    for (var broken :
        new String[] {
          CHUNKED + "z\r\n", POST + "Host: y\r\n\r\n", POST + "Content-Length: x\r\n\r\n"
        }) {
      var said = wire.untilClosed("GET /bantuan HTTP/1.1\r\nHost: x\r\n\r\n" + broken + HIDDEN);
      assertThat(said).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 400 ");
      assertThat(said.split("HTTP/1.1 ", -1)).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHUNKED + BODY,
        POST + "transfer-encoding:CHUNKED \r\n\r\n" + BODY,
        CHUNKED + "2;a=b;c=\"d\"\r\n{}\r\n0\r\nA: b\r\n\r\n",
        CHUNKED + "0002\r\n{}\r\n000\r\n\r\n",
        POST + "Content-Length: 2\r\n\r\n{}",
        POST + "Content-Length: 002\r\n\r\n{}",
        "POST /nothing HTTP/1.1\r\nHost: x\r\n\r\n",
        "\r\nGET /nothing HTTP/1.1\r\nHost:\r\nContent-Length: 2\r\n\r\n{}",
      })
  void whatIsClearIsReadAndTheNextRequestToo(String request) {
    var said = wire.untilClosed(request + LAST);
    assertThat(said.split("HTTP/1.1 ", -1)).as(said).hasSize(3);
    assertThat(said).doesNotContain("\"bad_request\"").contains("HTTP/1.1 200 ");
  }

  /**
   * Thousands of answers would lie in memory, and the library's own end of it costs 3 KB of log
   * each.
   */
  @Test
  void requestsSentAheadOfTheirAnswersAreBounded() {
    try (var logs = Logs.capture(Level.INFO, "id.antrean", "io.vertx", "io.netty")) {
      var said = wire.untilClosed("GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200));
      assertThat(said).contains("HTTP/1.1 400 ");
      assertThat(said.split("HTTP/1\\.1 200 ", -1).length - 1)
          .isBetween(1, 200 - RequestReader.AHEAD);
      assertThat(logs.lines()).noneMatch(line -> line.startsWith("ERROR")).hasSizeLessThan(10);
    }
  }

  @Test
  void asManyAsAProgramMaySendAheadAreAnswered() {
    var ahead = "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n".repeat(RequestReader.AHEAD - 1);
    var said = wire.untilClosed(ahead + LAST);
    assertThat(said.split("HTTP/1\\.1 200 ", -1)).hasSize(RequestReader.AHEAD + 1);
  }

  @Test
  void clientsOfTheOldVersionNeedNoHost() {
    assertThat(wire.untilClosed("GET /bantuan HTTP/1.0\r\n\r\n")).contains(" 200 ");
  }

  private static void refused(String request) {
    try (var logs = Logs.capture(Level.INFO, "id.antrean", "io.vertx", "io.netty")) {
      var said = wire.untilClosed(request + HIDDEN);
      assertThat(said).matches("(?s)HTTP/1\\.[01] 400 .*").contains("nosniff");
      assertThat(said.split("HTTP/1\\.[01] ", -1)).as(said).hasSize(2);
      if (!request.startsWith("HEAD")) {
        assertThat(said).contains("\"bad_request\"");
      }
      var id = ID.matcher(said);
      assertThat(id.find()).isTrue();
      assertThat(logs.has("id=" + id.group(1))).isTrue();
      assertThat(logs.lines()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }
}
