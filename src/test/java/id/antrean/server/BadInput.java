package id.antrean.server;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What arrives when a form is broken, a program is wrong, or somebody tries the doors. */
final class BadInput {
  /** In a path, where a name of ours should be. */
  static final List<String> PATHS =
      List.of(
          "tidak-ada",
          "0",
          "-1",
          "99999999999999999999",
          "1e309",
          "null",
          "%00",
          "%ZZ",
          "%",
          "%2",
          "%C3%28",
          "%ED%A0%80",
          "%25%5A%5A",
          "%E2%80%AE",
          "%F0%9F%98%80",
          "..%2f..%2fetc%2fpasswd",
          "'%20OR%201=1--",
          "%3Cscript%3E",
          ";",
          "a".repeat(65),
          "a".repeat(3_000));

  static final List<String> QUERIES =
      List.of(
          "?q=%00&region=%00&days=%00&from=%00&lane=%00&state=%00",
          "?q=%ZZ&region=%ZZ&days=%ZZ&from=%ZZ&lane=%ZZ&state=%ZZ",
          "?q=%ED%A0%80&region=%C3%28&days=%EF%BC%91&from=%E2%80%AE&lane=%F0%9F%98%80",
          "?days=0",
          "?days=32",
          "?days=-1",
          "?days=99999999999999999999",
          "?days=1.5",
          "?from=2026-02-30",
          "?from=99999-01-01",
          "?from=0000-00-00",
          "?from=-999999999-01-01",
          "?lane=WALK_IN",
          "?lane=online",
          "?state=ASLEEP",
          "?q=" + "a".repeat(3_000),
          "?q=%25_&region='--",
          "?&&&=&=x&q&days",
          "?" + "a=b&".repeat(1_500),
          "??days=1?days=2",
          "?days=1&days=two&lane=ONLINE&lane=x");

  /** Sent as JSON where an object is expected. */
  static final List<String> BODIES =
      List.of(
          "",
          " ",
          "{",
          "}",
          "nul",
          "null",
          "true",
          "1",
          "1e999",
          "-",
          "\"x\"",
          "[]",
          "[{}]",
          "{}",
          "{\"a\":}",
          "{\"a\":1,}",
          "{'a':1}",
          "{\"\":\"\"}",
          "{\"a\":1}{\"b\":2}",
          "{\"slot\":1e999999999}",
          "\u0000",
          "{\"a\":\"\u0000\"}",
          "\ufeff{}",
          "[".repeat(10_000),
          "[".repeat(10_000) + "]".repeat(10_000),
          "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
          "{\"__proto__\":{\"x\":1},\"constructor\":1}");

  /** In place of any value of a right body, as JSON. */
  static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "123456789012345678901234567890",
          "1.5",
          "\"\"",
          "\" \"",
          "[]",
          "{}",
          "[null]",
          "[[\"x\"]]",
          "{\"a\":1}",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u202e\\u202d\\u2066\"",
          "\"😀👩‍👩‍👧‍👦\"",
          "\"الاسم مقلوب\"",
          "\"\\r\\nX-Injected: 1\"",
          "\"<script>alert(1)</script>\"",
          "\"' OR 1=1 --\"",
          "\"${jndi:ldap://x}\"",
          "\"%s%n{0}{}\"",
          "\"" + "9".repeat(18) + "\"",
          "\"" + "9".repeat(300) + "\"",
          "\"" + "e\\u0301".repeat(40) + "\"",
          "\"" + "x".repeat(20_000) + "\"");

  static final List<String> CONTENT_TYPES =
      List.of(
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=x; charset=zz",
          "application/json; charset=utf-16",
          "application/xml",
          ";;;",
          "");

  private BadInput() {}

  /** A copy with a few bytes changed, left out, doubled or put in. */
  static byte[] mutated(byte[] right, RandomGenerator random) {
    var bytes = new ArrayList<Byte>();
    for (byte b : right) {
      bytes.add(b);
    }
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && !bytes.isEmpty(); i++) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(5)) {
        case 0 -> bytes.set(at, (byte) random.nextInt(256));
        case 1 -> bytes.remove(at);
        case 2 -> bytes.add(at, bytes.get(at));
        case 3 -> bytes.add(at, (byte) "\"{}[],:0\\".charAt(random.nextInt(9)));
        default -> bytes.subList(at, Math.min(bytes.size(), at + random.nextInt(20))).clear();
      }
    }
    var out = new byte[bytes.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = bytes.get(i);
    }
    return out;
  }
}
