package id.antrean.http;

import id.antrean.core.Problem;
import id.antrean.page.Param;
import id.antrean.page.Texts;
import id.antrean.page.View;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One request, as the rooms see it; {@code io.vertx.ext.web} stays behind it. */
public final class Request {
  public static final String LANGUAGE_COOKIE = "bahasa";
  public static final String CONTRAST_COOKIE = "kontras";

  /** As the contract states it. */
  private static final Pattern REQUEST_KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{7,99}");

  private final RoutingContext context;
  private final Instant now;
  private final String requestId;
  private final String address;
  private final boolean secure;
  private final boolean demo;
  private final RequestBody body;
  private Principal principal;
  private String csrfToken;
  private String requestKey;
  private Hold hold;

  public Request(
      RoutingContext context,
      Instant now,
      String requestId,
      String address,
      boolean secure,
      boolean demo) {
    this.context = context;
    this.body = new RequestBody(context);
    this.now = now;
    this.requestId = requestId;
    this.address = address;
    this.secure = secure;
    this.demo = demo;
  }

  /** Business time: the same for everything this request does. */
  public Instant now() {
    return now;
  }

  /** Printed with every error and found in the log (R122). */
  public String requestId() {
    return requestId;
  }

  /** The client's address, behind the trusted proxies. */
  public String address() {
    return address;
  }

  /** A branch's id in any case: a TV's keyboard begins with a capital letter. */
  public String path(String parameter) {
    var value = context.pathParam(parameter);
    return parameter.equals("branch") ? branchId(value) : value;
  }

  /** The id of the branch that the query names, in any case. */
  public Optional<String> office() {
    return query(Param.OFFICE).map(Request::branchId);
  }

  private static String branchId(String typed) {
    return typed.toLowerCase(Locale.ROOT);
  }

  public Optional<String> query(String parameter) {
    return queryAll(parameter).stream().findFirst().map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Every value as it was sent; none of a query that cannot be read. */
  public List<String> queryAll(String parameter) {
    try {
      return context.queryParam(parameter);
    } catch (IllegalArgumentException | HttpException unreadable) {
      return List.of(); // refused by now, and its page asks what it may show
    }
  }

  /** The JSON body; its shape was checked against the contract. */
  public JsonObject json() {
    return body.json();
  }

  /** The body, read once. Throws DecodeException. */
  public Object parsed() {
    return body.parsed();
  }

  public Buffer body() {
    return body.whole();
  }

  /** The whole body of a request that brings a file; nobody else has read it. */
  public void received(Buffer whole) {
    body.received(whole);
  }

  /** The content of a file field; empty where none was sent. Problem 400 of a broken form. */
  public Optional<byte[]> file(String name) {
    return body.file(name);
  }

  /** A form field, "" when absent. */
  public String form(String name) {
    return body.form(name);
  }

  /** Where the query says to go afterwards: an address on this site. */
  public Optional<String> back() {
    return query(Param.BACK).flatMap(LocalPath::of);
  }

  public List<String> formAll(String name) {
    return body.formAll(name);
  }

  /** The client's request key; a write without one is refused: 400 request_key_missing. */
  public String requestKey() {
    if (requestKey == null) {
      var key = context.request().getHeader("Idempotency-Key");
      if (key == null || !REQUEST_KEY.matcher(key).matches()) {
        throw Problem.of(400, "request_key_missing");
      }
      requestKey = key;
    }
    return requestKey;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }

  public String method() {
    return context.request().method().name();
  }

  /** The template of its route, "-" without one: safe for logs, unlike the path. */
  public String route() {
    var route = context.currentRoute();
    return route == null || route.getPath() == null ? "-" : route.getPath();
  }

  /** Path and query, as typed. */
  public String uri() {
    return context.request().uri();
  }

  public Cookies cookies() {
    return new Cookies(context.request(), context.response(), secure);
  }

  public Optional<String> cookie(String name) {
    return cookies().get(name);
  }

  /** "en" by the cookie of the switch, else by Accept-Language on the API, else "id". */
  public Texts texts() {
    return texts(context.request(), secure);
  }

  /** {@code secure}: the public address is https. */
  public static Texts texts(HttpServerRequest request, boolean secure) {
    var chosen = Cookies.get(request, LANGUAGE_COOKIE, secure);
    if (chosen.isPresent()) {
      return Texts.of(chosen.get());
    }
    var accepted = isApi(request) ? request.getHeader("Accept-Language") : null;
    return Texts.of(accepted != null && accepted.startsWith("en") ? "en" : "id");
  }

  /** The draft that the URL names, "" without one. */
  public String draft() {
    return query(Param.DRAFT).filter(id -> id.matches("[0-9a-f]{16}")).orElse("");
  }

  /** {@code maintenance}: a sentence on the planned outage, or "". */
  public View view(String styles, String maintenance) {
    boolean contrast = cookie(CONTRAST_COOKIE).filter("tinggi"::equals).isPresent();
    // Also after a POST: each page with a form answers a GET at the same address.
    return new View(
        texts(), here(), draft(), contrast, requestId, demo, styles, now, isPart(), maintenance);
  }

  /** {@link #uri} as a link of this page may name it: "//elsewhere" is an address, too. */
  private String here() {
    return LocalPath.of(uri()).orElse("/");
  }

  /** Whether a script on the page asks for its content again. */
  public boolean isPart() {
    return header("X-Part").isPresent();
  }

  public boolean isApi() {
    return isApi(context.request());
  }

  private static boolean isApi(HttpServerRequest request) {
    return request.path().startsWith("/api/");
  }

  /** The member of staff; present on every route that is not public. */
  public Principal principal() {
    if (hold != null) {
      throw Problem.of(401, hold.code());
    }
    return member();
  }

  /** As {@link #principal}, also while something holds the session: for routes that say so. */
  public Principal member() {
    if (principal == null) {
      throw Problem.of(401, "not_signed_in");
    }
    return principal;
  }

  /** Problem 401 without a session, or while something holds it that the route does not name. */
  public void mustBeHere(Access.Rule rule) {
    member();
    if (hold != null && !rule.during().contains(hold)) {
      throw Problem.of(401, hold.code());
    }
  }

  /** Leaves those of the member's roles that may call this route; Problem 403 where none may. */
  public void mustMay(Access.Rule rule) {
    var allowed = member().among(rule.roles());
    if (allowed.roles().isEmpty() || (rule.isOfBranch() && !allowed.worksAt(path("branch")))) {
      throw Problem.forbidden();
    }
    principal = allowed;
  }

  public Optional<Principal> visitor() {
    return hold != null ? Optional.empty() : Optional.ofNullable(principal);
  }

  /** The CSRF token of the session behind {@link #member}. */
  public String csrfToken() {
    member();
    return csrfToken;
  }

  public void signedIn(Principal who, String csrfToken) {
    this.principal = who;
    this.csrfToken = csrfToken;
    this.hold = null;
  }

  /** There is a session, but something is asked for first. */
  public void held(Principal who, String csrfToken, Hold by) {
    signedIn(who, csrfToken);
    this.hold = by;
  }

  public Optional<Hold> hold() {
    return Optional.ofNullable(hold);
  }

  /** For a page that words a refusal itself: the id it shows is found in the log. */
  public void log(Problem problem) {
    Problems.log(problem, this);
  }

  /** For event streams only; everything else answers with a {@link Reply}. */
  public HttpServerResponse response() {
    return context.response();
  }

  public HttpConnection connection() {
    return context.request().connection();
  }
}
