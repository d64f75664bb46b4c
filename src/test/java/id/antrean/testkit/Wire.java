package id.antrean.testkit;

import id.antrean.testkit.Http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests as no decent client sends them, byte by byte over a socket. Answers are held to the same
 * rules as those of {@link Http}, and must come within five seconds.
 */
public final class Wire {
  private static final int PATIENCE_MS = 5_000;

  private final int port;

  public Wire(int port) {
    this.port = port;
  }

  /** {@code headers}: whole lines, "Name: value". Host, length and "close" are added. */
  public Answer send(String method, String target, byte[] body, String... headers) {
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port);
    head.append("\r\nConnection: close\r\nContent-Length: ").append(body.length).append("\r\n");
    Arrays.stream(headers).forEach(line -> head.append(line).append("\r\n"));
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    var answer = send(bytes.toByteArray());
    Http.check(method, target.replaceFirst("[?#].*", ""), answer);
    return answer;
  }

  public Answer send(String method, String target, String body, String... headers) {
    return send(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** Exactly these bytes. Empty when the server closed without a word: they were no request. */
  public Optional<Answer> sendRaw(byte[] request) {
    try {
      return Optional.of(send(request));
    } catch (NoAnswer e) {
      return Optional.empty();
    }
  }

  /** All that the server says to these bytes until it closes, which it must do by itself. */
  public String untilClosed(String request) {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("not closed within " + PATIENCE_MS + " ms", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer send(byte[] request) {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MS);
      try {
        socket.getOutputStream().write(request);
      } catch (IOException refusedWhileSending) {
        // The answer may be there all the same.
      }
      return read(socket.getInputStream());
    } catch (SocketTimeoutException e) {
      throw new AssertionError("no answer within " + PATIENCE_MS + " ms", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class NoAnswer extends RuntimeException {
    NoAnswer() {
      super("the connection was closed without an answer");
    }
  }

  private static Answer read(InputStream in) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    if (lines.isEmpty()) {
      throw new NoAnswer();
    }
    Map<String, List<String>> named = new HashMap<>();
    lines.stream()
        .skip(1)
        .map(line -> line.split(": ?", 2))
        .forEach(h -> named.computeIfAbsent(h[0], name -> new ArrayList<>()).add(h[1]));
    var headers = HttpHeaders.of(named, (name, value) -> true);
    var type = headers.firstValue("Content-Type").orElse("");
    var body =
        type.startsWith("text/event-stream")
            ? new byte[0]
            : headers.firstValue("Transfer-Encoding").isPresent()
                ? chunks(in)
                : in.readNBytes(
                    (int) headers.firstValueAsLong("Content-Length").orElse(Integer.MAX_VALUE));
    int status = Integer.parseInt(lines.getFirst().split(" ")[1]);
    return new Answer(status, new String(body, StandardCharsets.UTF_8), headers);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      out.writeBytes(in.readNBytes(size));
      line(in);
    }
    return out.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        out.write(b);
      }
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
