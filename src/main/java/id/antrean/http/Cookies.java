package id.antrean.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;

/** The cookies of one request. {@code secure}: the public address is https. */
public final class Cookies {
  /** A browser takes a cookie so named only over https, from this host and for all its paths. */
  private static final String HOST_COOKIE = "__Host-";

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final boolean secure;

  Cookies(HttpServerRequest request, HttpServerResponse response, boolean secure) {
    this.request = request;
    this.response = response;
    this.secure = secure;
  }

  Optional<String> get(String name) {
    return get(request, name, secure);
  }

  static Optional<String> get(HttpServerRequest request, String name, boolean secure) {
    return Optional.ofNullable(request.getCookie(sentName(name, secure))).map(Cookie::getValue);
  }

  /** Those that {@link #set} may have set. */
  public List<String> names() {
    var prefix = sentName("", secure);
    return request.cookies().stream()
        .map(Cookie::getName)
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .distinct()
        .toList();
  }

  /**
   * HttpOnly, SameSite=Lax; where the public address is https Secure, and under a name that no
   * other host can set. Seconds 0 deletes it.
   */
  public void set(String name, String value, long seconds) {
    set(name, value, seconds, CookieSameSite.LAX);
  }

  public void set(String name, String value, long seconds, CookieSameSite sameSite) {
    response.addCookie(
        Cookie.cookie(sentName(name, secure), value)
            .setHttpOnly(true)
            .setSecure(secure)
            .setSameSite(sameSite)
            .setPath("/")
            .setMaxAge(seconds));
  }

  private static String sentName(String name, boolean secure) {
    return secure ? HOST_COOKIE + name : name;
  }
}
