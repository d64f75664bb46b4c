package id.antrean.server;

import id.antrean.page.Param;
import id.antrean.testkit.Contract;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Values that no form of ours sends, and every place of a request that one can stand in. */
final class OddValues {
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x".repeat(65),
          "x".repeat(10_000),
          "\u0000",
          "a\u0001\u007f\u0085b",
          "/\t/evil.example/phish",
          "//evil.example",
          "\\\\evil.example",
          "a\r\nX-Injected: 1",
          "-1",
          "99999999999999999999",
          "1e309",
          "NaN",
          "+999999999-12-31",
          "-999999999-01-01",
          "2026-02-30",
          "9999-12-31",
          "é😀\u202e\ufffd",
          "\ud800",
          "\u2028\ufeff",
          "' OR 1=1 --",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}%s%n{0}",
          "null",
          "[1,2]",
          "{\"a\":{\"b\":[{}]}}",
          ";;,,==\"",
          "bytes=10-5",
          "../../etc/passwd");

  /** In an address, as they are. */
  static final List<String> ESCAPES =
      List.of("%", "%2", "%zz", "%00", "%C3%28", "%ED%A0%80", "%25%5A", "%2e%2e%2f", "+%0d%0a");

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Encoding",
          "Accept-Language",
          "Content-Type",
          "Cookie",
          "Expect",
          "Idempotency-Key",
          "If-Modified-Since",
          "If-None-Match",
          "Origin",
          "Range",
          "Referer",
          "Sec-Fetch-Site",
          "X-CSRF-Token",
          "X-Forwarded-For",
          "X-Idle-Seconds",
          "X-Part");

  private static final List<String> COOKIES =
      List.of("antrean_staf", "bahasa", "kontras", "draft_0123456789abcdef", "draft_x");

  private static final Set<String> QUERIES = namesOfQueries();

  /** One odd value in one place: a target with it, or a header line beside it. */
  record Probe(String method, String target, String header) {}

  private OddValues() {}

  /** All for one route; {@code filled} has something that exists in place of each parameter. */
  static Stream<Probe> probes(String method, String template, String filled) {
    var out = new ArrayList<Probe>();
    var inAddress = new ArrayList<>(ESCAPES);
    TEXTS.forEach(text -> inAddress.add(URLEncoder.encode(text, StandardCharsets.UTF_8)));
    for (var value : inAddress) {
      for (int at = template.indexOf('{'); at >= 0; at = template.indexOf('{', at + 1)) {
        var name = template.substring(at, template.indexOf('}', at) + 1);
        out.add(new Probe(method, template.replace(name, value), ""));
      }
      QUERIES.forEach(name -> out.add(new Probe(method, filled + "?" + name + "=" + value, "")));
    }
    for (var text : TEXTS) {
      var line = text.replaceAll("[\\r\\n\\x00]", "");
      HEADERS.forEach(name -> out.add(new Probe(method, filled, name + ": " + line)));
      COOKIES.forEach(name -> out.add(new Probe(method, filled, "Cookie: " + name + "=" + line)));
    }
    return out.stream();
  }

  /** Those of the pages and those of the API. */
  private static Set<String> namesOfQueries() {
    var out = new TreeSet<String>();
    for (var route : Contract.routes()) {
      for (var parameter : Contract.parameters(route)) {
        if (parameter.getString("in").equals("query")) {
          out.add(parameter.getString("name"));
        }
      }
    }
    Arrays.stream(Param.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .forEach(field -> out.add(value(field)));
    return out;
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
