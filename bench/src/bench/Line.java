package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One kept connection, and just enough HTTP to see where an answer ends. */
final class Line {
  private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NUMBER = "\"number\":\"".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(256 * 1024);
  private long dueAt;
  private int headEnd;
  private int wholeAt;
  private boolean closed;

  Line(SocketChannel channel) {
    this.channel = channel;
  }

  void send(byte[] request, long dueAt) throws IOException {
    this.dueAt = dueAt;
    in.clear();
    headEnd = 0;
    wholeAt = 0;
    var out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** True once the whole answer is here. */
  boolean read() throws IOException {
    if (closed) {
      return false;
    }
    if (channel.read(in) < 0) {
      closed = true;
      return false;
    }
    if (headEnd == 0) {
      headEnd = endOfHead();
      if (headEnd == 0) {
        return false;
      }
      wholeAt = headEnd + length();
    }
    return wholeAt >= headEnd
        ? in.position() >= wholeAt
        : in.position() >= headEnd + 5 && endsWith(LAST_CHUNK);
  }

  boolean isClosed() {
    return closed;
  }

  long dueAt() {
    return dueAt;
  }

  int status() {
    return (in.get(9) - '0') * 100 + (in.get(10) - '0') * 10 + in.get(11) - '0';
  }

  /** The queue number of a booking that was made. */
  Optional<String> number() {
    int at = status() == 201 ? indexOf(NUMBER, headEnd, in.position()) : -1;
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + NUMBER.length;
    int to = from;
    while (in.get(to) != '"') {
      to++;
    }
    return Optional.of(new String(in.array(), from, to - from, StandardCharsets.US_ASCII));
  }

  private int endOfHead() {
    for (int i = 3; i < in.position(); i++) {
      if (in.get(i) == '\n' && in.get(i - 2) == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  /** Content-Length; below zero when the answer comes in chunks. */
  private int length() {
    int at = indexOf(LENGTH, 0, headEnd);
    if (at < 0) {
      return Integer.MIN_VALUE / 2;
    }
    int length = 0;
    for (int i = at + LENGTH.length; in.get(i) >= '0'; i++) {
      length = length * 10 + in.get(i) - '0';
    }
    return length;
  }

  private boolean endsWith(byte[] tail) {
    return indexOf(tail, in.position() - tail.length, in.position()) >= 0
        || in.position() == headEnd + 5 && in.get(headEnd) == '0';
  }

  /** Header names are compared without regard to case. */
  private int indexOf(byte[] what, int from, int to) {
    for (int i = Math.max(0, from); i <= to - what.length; i++) {
      int k = 0;
      while (k < what.length && lower(in.get(i + k)) == lower(what[k])) {
        k++;
      }
      if (k == what.length) {
        return i;
      }
    }
    return -1;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }
}
