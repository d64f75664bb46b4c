package id.antrean.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A small client of one node. {@link #browser} keeps cookies; {@link #as} signs staff in. Every
 * answer of the API is held against the contract, and every answer must carry the security headers.
 */
public final class Http {
  private static final HttpClient SHARED =
      HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();

  /** One answer, read whole. */
  public record Answer(int status, String body, HttpHeaders headers) {
    public JsonObject json() {
      return new JsonObject(body);
    }

    public JsonArray array() {
      return new JsonArray(body);
    }

    public String code() {
      return json().getString("code");
    }

    public String location() {
      return header("Location");
    }

    /** "" when absent. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  private final String base;
  private final HttpClient client;
  private final String csrfToken;

  public Http(String base) {
    this(base, SHARED, null);
  }

  private Http(String base, HttpClient client, String csrfToken) {
    this.base = base;
    this.client = client;
    this.csrfToken = csrfToken;
  }

  public String base() {
    return base;
  }

  /** The same node with a cookie jar of its own, and without following redirects. */
  public Http browser() {
    var jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    return new Http(base, HttpClient.newBuilder().cookieHandler(jar).build(), null);
  }

  /** The same browser, cookies and all, at another node. */
  public Http at(Http node) {
    return new Http(node.base, client, csrfToken);
  }

  /** The same browser, sending this CSRF token with its writes. */
  public Http with(String token) {
    return new Http(base, client, token);
  }

  /** The same node, sending this cookie ("name=value") and no CSRF token. */
  public Http withCookie(String cookie) {
    var jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    jar.getCookieStore().add(URI.create(base), HttpCookie.parse(cookie + "; Path=/").getFirst());
    return new Http(base, HttpClient.newBuilder().cookieHandler(jar).build(), null);
  }

  /** Signed in; writes carry the CSRF token. */
  public Http as(String username) {
    var browser = browser();
    var answer =
        browser.send(
            "POST",
            "/api/v1/session",
            new JsonObject().put("username", username).put("password", Nodes.PASSWORD),
            null);
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.status() + " " + answer.body());
    }
    return new Http(base, browser.client, answer.json().getString("csrfToken"));
  }

  public Answer get(String path) {
    return send("GET", path, null, null);
  }

  /** A write with a request key of its own. */
  public Answer post(String path, JsonObject body) {
    return send("POST", path, body, UUID.randomUUID().toString());
  }

  public Answer post(String path, JsonObject body, String requestKey) {
    return send("POST", path, body, requestKey);
  }

  /** As every client should: asks again after a 503 with the same request key. */
  public Answer insist(String method, String path, JsonObject body, String requestKey) {
    var answer = send(method, path, body, requestKey);
    for (int tries = 1; answer.status() == 503 && tries < 20; tries++) {
      LockSupport.parkNanos(200_000_000);
      answer = send(method, path, body, requestKey);
    }
    return answer;
  }

  public Answer patch(String path, JsonObject body) {
    return send("PATCH", path, body, UUID.randomUUID().toString());
  }

  /** A write of an array, with a request key of its own. */
  public Answer put(String path, JsonArray body) {
    return put(path, body, UUID.randomUUID().toString());
  }

  public Answer put(String path, JsonArray body, String requestKey) {
    return sendEncoded("PUT", path, body.encode(), requestKey);
  }

  public Answer put(String path, JsonObject body) {
    return send("PUT", path, body, UUID.randomUUID().toString());
  }

  public Answer delete(String path) {
    return send("DELETE", path, null, UUID.randomUUID().toString());
  }

  public Answer send(String method, String path, JsonObject body, String requestKey) {
    return sendEncoded(method, path, body == null ? null : body.encode(), requestKey);
  }

  private Answer sendEncoded(String method, String path, String body, String requestKey) {
    var request =
        request(path)
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (requestKey != null) {
      request.header("Idempotency-Key", requestKey);
    }
    return answer(request);
  }

  /** Sends a file of CSV to the API. */
  public Answer csv(String path, byte[] file, String requestKey) {
    return answer(
        request(path)
            .header("Content-Type", "text/csv")
            .header("Idempotency-Key", requestKey)
            .POST(BodyPublishers.ofByteArray(file)));
  }

  /** Posts a form with a file in the field {@code berkas}; the other fields in pairs. */
  public Answer upload(String path, byte[] file, String... fields) {
    var parts = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      parts.append(part(fields[i], "")).append(fields[i + 1]).append("\r\n");
    }
    parts.append(part("berkas", "; filename=\"daftar.csv\"\r\nContent-Type: text/csv"));
    var bytes = Buffer.buffer(parts.toString()).appendBytes(file).appendString("\r\n--garis--\r\n");
    return answer(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=garis")
            .header("Origin", base)
            .POST(BodyPublishers.ofByteArray(bytes.getBytes())));
  }

  private static String part(String name, String more) {
    return "--garis\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n".formatted(name, more);
  }

  /** Posts a form as a browser does; fields in pairs: name, value. */
  public Answer form(String path, String... fields) {
    return answer(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", base)
            .POST(BodyPublishers.ofString(encoded(fields))));
  }

  /** Names and values in turn. */
  static String encoded(String... fields) {
    var body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return body.toString();
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    if (csrfToken != null) {
      request.header("X-CSRF-Token", csrfToken);
    }
    return request;
  }

  private Answer answer(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      var answer = new Answer(response.statusCode(), response.body(), response.headers());
      check(response.request().method(), response.uri().getRawPath(), answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What holds for every answer, of the API and of pages alike. */
  static void check(String method, String path, Answer answer) {
    assertThat(answer.header("Content-Security-Policy"))
        .as("%s %s -> %d %s", method, path, answer.status(), answer.body())
        .contains("default-src 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("X-Request-Id")).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
    if (path.startsWith("/api/v1/")) {
      assertThat(answer.header("Cache-Control"))
          .as("%s %s -> %d %s", method, path, answer.status(), answer.body())
          .isEqualTo("no-store");
      Contract.check(method, path, answer);
    }
  }
}
