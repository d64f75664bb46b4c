package id.antrean.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the rooms answer to. Each path is a template: /api/v1/branches/{branch}. */
public final class Routes {

  /** Runs on a virtual thread: wait where you must. Throw a Problem to refuse. */
  @FunctionalInterface
  public interface Handler {
    Reply handle(Request request);
  }

  /**
   * Takes over the response, e.g. for an event stream; errors before its first byte are answered.
   */
  @FunctionalInterface
  public interface Stream {
    void open(Request request);
  }

  /** {@code ready}: answers that are kept for a moment, or null. */
  public record Route(
      Access.Rule rule, Handler handler, Stream stream, boolean admitted, ResponseCache ready) {
    public Reply answer(Request request) {
      return ready == null
          ? handler.handle(request)
          : ready.keep(request, () -> handler.handle(request));
    }

    /** What can be read can be asked about, but for streams, which never end. */
    java.util.stream.Stream<String> methods() {
      return rule.method().equals("GET") && stream == null
          ? java.util.stream.Stream.of("GET", "HEAD")
          : java.util.stream.Stream.of(rule.method());
    }
  }

  private final Access access;
  private final List<Route> routes = new ArrayList<>();
  private final List<ResponseCache> kept = new ArrayList<>();
  private final Set<String> admittedApi = new HashSet<>();
  private final Set<String> takingFiles = new HashSet<>();
  private final Map<String, UnaryOperator<Handler>> wrappers = new LinkedHashMap<>();

  public Routes(Access access) {
    this.access = access;
  }

  /** From now on what answers a path with this parameter runs inside: none is forgotten. */
  public void wrap(String parameter, UnaryOperator<Handler> wrapper) {
    wrappers.put(parameter, wrapper);
  }

  public Routes get(String path, Handler handler) {
    return add("GET", path, handler, null, false, null);
  }

  /** Public JSON that many ask for at once: an answer serves everybody for so long. */
  public Routes getKept(String path, Duration keep, Handler handler) {
    var answers = new ResponseCache(keep);
    if (!access.of("GET", path).isPublic()) {
      throw new IllegalStateException("only what everybody may read is kept: " + path);
    }
    kept.add(answers);
    return add("GET", path, handler, null, false, answers);
  }

  public Routes post(String path, Handler handler) {
    return add("POST", path, handler, null, false, null);
  }

  /** A POST that may bring a file: a form with one, or a body of CSV. */
  public Routes postFile(String path, Handler handler) {
    takingFiles.add(path);
    return post(path, handler);
  }

  public boolean takesFile(String path) {
    return takingFiles.contains(path);
  }

  /** A POST that books: at most ANTREAN_BOOKINGS_IN_FLIGHT at once, the next gets 503. */
  public Routes postAdmitted(String path, Handler handler) {
    if (path.startsWith("/api/")) {
      admittedApi.add(path);
    }
    return add("POST", path, handler, null, true, null);
  }

  public Routes patch(String path, Handler handler) {
    return add("PATCH", path, handler, null, false, null);
  }

  public Routes put(String path, Handler handler) {
    return add("PUT", path, handler, null, false, null);
  }

  public Routes delete(String path, Handler handler) {
    return add("DELETE", path, handler, null, false, null);
  }

  public Routes stream(String path, Stream stream) {
    return add("GET", path, null, stream, false, null);
  }

  private Routes add(
      String method,
      String path,
      Handler handler,
      Stream stream,
      boolean admitted,
      ResponseCache ready) {
    var inner = handler == null ? asHandler(stream) : handler;
    for (var wrapper : wrappers.entrySet()) {
      if (path.contains(wrapper.getKey())) {
        inner = wrapper.getValue().apply(inner);
      }
    }
    var wrapped = inner;
    routes.add(
        handler == null
            ? new Route(access.of(method, path), null, wrapped::handle, admitted, ready)
            : new Route(access.of(method, path), wrapped, null, admitted, ready));
    return this;
  }

  /** What wraps answers wraps the opening of a stream, too. */
  private static Handler asHandler(Stream stream) {
    return request -> {
      stream.open(request);
      return null;
    };
  }

  /** Fixed paths before those with a parameter in the same place: /pesan/data, /pesan/{branch}. */
  public List<Route> all() {
    return routes.stream()
        .sorted(Comparator.comparing(route -> route.rule().path().replaceAll("\\{\\w+}", "~")))
        .toList();
  }

  public boolean isAdmittedApi(HttpServerRequest request) {
    return HttpMethod.POST.equals(request.method()) && admittedApi.contains(request.path());
  }

  public List<ResponseCache> kept() {
    return kept;
  }

  /** The methods that this path answers to. */
  public Set<String> methods(String path) {
    return routes.stream()
        .filter(route -> path.matches(route.rule().path().replaceAll("\\{\\w+}", "[^/]+")))
        .flatMap(Route::methods)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every listed route must exist, else the table lies. */
  public void mustBeComplete() {
    var registered = new HashSet<Access.Rule>();
    routes.forEach(route -> registered.add(route.rule()));
    for (var rule : access.rules()) {
      if (!registered.contains(rule)) {
        throw new IllegalStateException(
            "routes.txt lists a route that nobody answers: " + rule.method() + " " + rule.path());
      }
    }
  }
}
