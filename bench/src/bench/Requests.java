package bench;

import java.nio.charset.StandardCharsets;

/** The n-th request's bytes, or null when there are no more. */
interface Requests {
  byte[] bytes(int n);

  static byte[] get(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
