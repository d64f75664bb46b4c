package id.antrean.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Whether a head says in one way only where its request ends and to whom it goes (RFC 9112). Where
 * a proxy in front could read it otherwise, a second request may hide in the first. The library's
 * decoder has refused Content-Length that is odd, repeated or beside Transfer-Encoding.
 */
final class Framing {
  private Framing() {}

  @SuppressWarnings("ReferenceEquality") // "http/1.1" equals it, but the library serves these two
  static boolean isClear(HttpRequest head) {
    boolean isNew = head.protocolVersion() == HttpVersion.HTTP_1_1;
    return (isNew || head.protocolVersion() == HttpVersion.HTTP_1_0)
        && !head.headers().contains("")
        && hasOneHost(head.headers(), isNew)
        && hasClearBody(head);
  }

  private static boolean hasOneHost(HttpHeaders headers, boolean isNew) {
    var hosts = headers.valueCharSequenceIterator(HttpHeaderNames.HOST);
    if (!hosts.hasNext()) {
      return !isNew;
    }
    hosts.next();
    return !hosts.hasNext();
  }

  /** A GET is answered before its body, so a body whose end is not yet known is none for it. */
  private static boolean hasClearBody(HttpRequest head) {
    var codings = head.headers().valueCharSequenceIterator(HttpHeaderNames.TRANSFER_ENCODING);
    return !codings.hasNext()
        || (HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.next())
            && !codings.hasNext()
            && !head.method().equals(HttpMethod.GET)
            && !head.method().equals(HttpMethod.HEAD));
  }
}
