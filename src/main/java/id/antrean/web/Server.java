package id.antrean.web;

import id.antrean.core.Ids;
import id.antrean.core.Problem;
import id.antrean.db.Patience;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The HTTP server. Requests are read, turned away and, where the answer lies ready, answered on
 * event loops, one per core, all on one port; everything else runs on virtual threads, which may
 * wait. Knows no room; the rooms hand it {@link Routes}, all registered before the server is made.
 */
public final class Server implements AutoCloseable {
  private static final int GRACE_SECONDS = 5;
  private static final int BODY_BYTES = 64 * 1024;
  private static final int HEADER_BYTES = 24 * 1024; // four full drafts and what browsers add
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
  private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** What the server needs to know; {@code origin} is the scheme and host people type. */
  public record Options(
      int port,
      String host,
      Supplier<String> origin,
      List<String> trustedProxies,
      boolean demo,
      Optional<Maintenance> maintenance) {}

  private final Vertx vertx;
  private final Options options;
  private final Routes routes;
  private final Sessions sessions;
  private final ApiContract contract;
  private final Admission admission;
  private final InstantSource clock;
  private final AnswerTimes answerTimes;
  private final Pages pages = new Pages();
  private final Styles styles;
  private final AwayPage away;
  private volatile boolean leaving;
  private final AtomicInteger port = new AtomicInteger();
  private final Queue<HttpServer> listening = new ConcurrentLinkedQueue<>();

  public Server(
      Vertx vertx,
      Options options,
      Routes routes,
      Sessions sessions,
      ApiContract contract,
      Admission admission,
      InstantSource clock,
      MeterRegistry meters) {
    this.vertx = vertx;
    this.options = options;
    this.routes = routes;
    this.sessions = sessions;
    this.contract = contract;
    this.admission = admission;
    this.clock = clock;
    this.answerTimes = new AnswerTimes(meters);
    this.styles = new Styles(vertx);
    this.away = new AwayPage(vertx);
    Preferences.register(routes);
    routes.get("/pages.css", styles::answer);
    routes.mustBeComplete();
    port.set(options.port());
  }

  /**
   * Throws when the port is taken. One deployment each, because setInstances(n) shares one loop;
   * and first all hands, because loops are dealt in turn: one of each by turns would put all
   * listeners on the same loop.
   */
  public void start() {
    var virtual = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    int verticles = Math.max(1, Runtime.getRuntime().availableProcessors());
    var hands = Stream.generate(Hands::new).limit(verticles).toList();
    hands.forEach(each -> vertx.deployVerticle(each, virtual).await());
    hands.forEach(each -> vertx.deployVerticle(new Listener(each)).await());
  }

  public int port() {
    return port.get();
  }

  /** From now on each answer ends its connection, so that the next request goes elsewhere. */
  public void leaving() {
    leaving = true;
  }

  /** Lets nobody new in, and those inside finish for a few seconds. */
  @Override
  public void close() {
    Future.all(listening.stream().map(s -> s.shutdown(GRACE_SECONDS, TimeUnit.SECONDS)).toList())
        .otherwiseEmpty()
        .await();
  }

  /** Where handlers run and may wait. */
  private static final class Hands extends AbstractVerticle {
    void run(Runnable work) {
      context.runOnContext(v -> work.run());
    }
  }

  private final class Listener extends AbstractVerticle {
    private final Hands hands;

    Listener(Hands hands) {
      this.hands = hands;
    }

    @Override
    public void start(Promise<Void> started) {
      // To the library 0 is a port for each listener, below 0 one free port for all of them.
      int shared = options.port() == 0 ? -1 : options.port();
      HttpServer server =
          getVertx()
              .createHttpServer(
                  new HttpServerOptions()
                      .setPort(shared)
                      .setHost(options.host())
                      .setIdleTimeout(60)
                      .setCompressionSupported(true)
                      .setPerFrameWebSocketCompressionSupported(false) // there are none
                      .setPerMessageWebSocketCompressionSupported(false)
                      .setHttp2ClearTextEnabled(false)
                      .setMaxHeaderSize(HEADER_BYTES)
                      .setMaxFormAttributeSize(BODY_BYTES)
                      .setMaxFormFields(64));
      var router = router(getVertx(), hands);
      server.requestHandler(
          request -> {
            long from = System.nanoTime();
            if (isAnsweredAtOnce(request)) {
              answerTimes.add(request.response().getStatusCode(), from);
            } else {
              router.handle(request);
            }
          });
      server.invalidRequestHandler(request -> Unreadable.answer(request, isSecure()));
      server
          .listen()
          .onSuccess(
              s -> {
                port.set(s.actualPort());
                listening.add(s);
              })
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }

  private Router router(Vertx vertx, Hands hands) {
    var router = Router.router(vertx);
    router.route().handler(this::begin);
    for (var route : routes.all()) {
      var path = route.rule().path().replaceAll("\\{(\\w+)}", ":$1");
      var method = HttpMethod.valueOf(route.rule().method());
      if (route.admitted()) {
        router.route(method, path).handler(this::refuseWhenFull);
      }
      var one = router.route(method, path);
      if (!READING.contains(route.rule().method())) {
        one.handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES));
      } else if (route.stream() == null) {
        one.method(HttpMethod.HEAD);
      }
      if (route.admitted()) {
        one.handler(this::admit);
      }
      one.handler(context -> hands.run(() -> run(route, context)));
    }
    router.route(HttpMethod.GET, "/503.html").handler(away::show);
    // Screens load their parts from /static: /display/{branch} would swallow /display/display.js.
    // They are asked for anew each time, so that no screen mixes parts of two versions.
    router.route("/static/*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(files(0));
    router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(files(3_600));
    router.route().handler(context -> fail(context, nobodyAnswers(context)));
    router.route().failureHandler(context -> fail(context, context.failure()));
    return router;
  }

  private static StaticHandler files(long maxAgeSeconds) {
    return StaticHandler.create(FileSystemAccess.RELATIVE, "webroot")
        .setDirectoryListing(false)
        .setMaxAgeSeconds(maxAgeSeconds);
  }

  private boolean isSecure() {
    return options.origin().get().startsWith("https:");
  }

  private Problem nobodyAnswers(RoutingContext context) {
    var methods = routes.methods(context.normalizedPath());
    if (methods.isEmpty()) {
      return Problem.notFound();
    }
    context.response().putHeader("Allow", String.join(", ", methods));
    return Problem.of(405, "method_not_allowed");
  }

  private void begin(RoutingContext context) {
    call(context);
    if (isReadable(context)) {
      context.next();
    } else {
      fail(context, Problem.of(400, "bad_request"));
    }
  }

  /** Made once; here already for what the router refuses by itself, such as a broken Host. */
  private Call call(RoutingContext context) {
    Call made = context.get("call");
    if (made != null) {
      return made;
    }
    var requestId = RequestId.of(Ids.next());
    var address = ClientAddress.of(context.request(), options.trustedProxies());
    var call = new Call(context, clock.instant(), requestId, address, isSecure(), options.demo());
    context.put("call", call);
    commonHeaders(context.request(), requestId);
    measure(context);
    return call;
  }

  /** But no stream, which lasts as long as somebody looks at it. */
  private void measure(RoutingContext context) {
    long from = System.nanoTime();
    context.addEndHandler(
        ended -> {
          if (ended.succeeded() && !context.response().isChunked()) {
            answerTimes.add(context.response().getStatusCode(), from);
          }
        });
  }

  /** The router cannot match a path with broken escapes, and would not ask us what to answer. */
  private static boolean isReadable(RoutingContext context) {
    try {
      context.normalizedPath();
      context.queryParams();
      return true;
    } catch (IllegalArgumentException | HttpException e) {
      return false;
    }
  }

  /** Nothing is read from the one too many; but a place is taken only by {@link #admit}. */
  private void refuseWhenFull(RoutingContext context) {
    if (admission.isFull()) {
      turnAway(context);
    } else {
      context.next();
    }
  }

  private void turnAway(RoutingContext context) {
    admission.turnedAway();
    var call = call(context);
    var problem = Problem.unavailable("busy", null);
    send(context, call, call.isApi() ? Problems.json(problem, call) : Problems.page(problem, call));
  }

  /** With its body here: whoever only promises one keeps no place from others. */
  private void admit(RoutingContext context) {
    if (!admission.enter()) {
      turnAway(context);
      return;
    }
    context.addEndHandler(ended -> admission.leave());
    context.next();
  }

  /** What lies ready, or is turned away anyhow, needs no route, no session and no thread. */
  private boolean isAnsweredAtOnce(HttpServerRequest request) {
    if (HttpMethod.GET.equals(request.method())) {
      return isKept(request);
    }
    if (!admission.isFull() || !routes.isAdmittedApi(request)) {
      return false;
    }
    admission.turnedAway();
    var requestId = RequestId.of(Ids.next());
    commonHeaders(request, requestId);
    write(request, Problems.busy(Call.texts(request), requestId));
    return true;
  }

  private boolean isKept(HttpServerRequest request) {
    var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    for (var kept : routes.kept()) {
      var reply = kept.find(request.uri(), known);
      if (reply.isPresent()) {
        commonHeaders(request, RequestId.of(Ids.next()));
        write(request, reply.get());
        return true;
      }
    }
    return false;
  }

  private void commonHeaders(HttpServerRequest request, String requestId) {
    var response = request.response();
    SecurityHeaders.on(request, isSecure());
    response.putHeader(REQUEST_ID, requestId);
    if (leaving) {
      response.putHeader("Connection", "close");
    }
  }

  private void run(Routes.Route route, RoutingContext context) {
    Call call = context.get("call");
    Patience.begin();
    try {
      guard(route.rule(), call, context);
      options.maintenance().ifPresent(stop -> stop.mustNotStop(route.rule(), call.now()));
      if (route.rule().path().startsWith("/api/")) {
        contract.check(route.rule().method(), route.rule().path(), call);
      }
      if (route.stream() != null) {
        route.stream().open(call);
      } else {
        send(context, call, route.answer(call));
      }
    } catch (Throwable failure) {
      fail(context, failure);
    } finally {
      Patience.end();
    }
  }

  /** Who may come in: staff by session, role and branch; public forms only from our own pages. */
  private void guard(Access.Rule rule, Call call, RoutingContext context) {
    boolean writes = !READING.contains(rule.method());
    if (writes) {
      Origin.mustBeOurs(context.request(), options.origin().get());
    }
    sessions.resume(call);
    if (rule.isPublic()) {
      return;
    }
    var principal = call.principal();
    if (writes) {
      sessions.mustCarryCsrf(call);
    }
    if (!rule.roles().contains(principal.role())
        || (rule.isOfBranch() && !principal.worksAt(call.path("branch")))) {
      throw Problem.forbidden();
    }
  }

  private void send(RoutingContext context, Call call, Reply reply) {
    var response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (reply.template == null) {
      write(context.request(), reply);
      return;
    }
    var view = call.view(styles.address(), options.maintenance());
    head(response, reply).end(pages.render(reply.template, view, reply.model));
  }

  private static void write(HttpServerRequest request, Reply reply) {
    var response = head(request.response(), reply);
    var accepted = reply.gzip == null ? null : request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (accepted != null && accepted.contains("gzip")) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP).end(reply.gzip);
    } else {
      response.end(reply.body);
    }
  }

  private static HttpServerResponse head(HttpServerResponse response, Reply reply) {
    response.setStatusCode(reply.status);
    if (reply.contentType != null) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, reply.contentType);
    }
    response.putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    reply.headers.forEach(response::putHeader);
    return response;
  }

  private void fail(RoutingContext context, Throwable failure) {
    var call = call(context);
    if (failure instanceof HttpClosedException || context.response().closed()) {
      return; // nobody is left to be told
    }
    if (context.response().headWritten()) {
      failHalfWay(context, call, failure);
      return;
    }
    var problem = Problems.of(known(failure, context), call, templated(context));
    try {
      send(context, call, told(problem, call));
    } catch (RuntimeException e) {
      Problems.of(e, call, templated(context));
      context.response().setStatusCode(500).end();
    }
  }

  /** Half an answer must not look whole. Not reset(): on HTTP/1.1 that does nothing by now. */
  static void failHalfWay(RoutingContext context, Call call, Throwable failure) {
    Problems.of(failure, call, templated(context));
    call.connection().close();
  }

  private Reply told(Problem problem, Call call) {
    if (call.isApi()) {
      return Problems.json(problem, call);
    }
    return away.isFor(problem) ? away.answer(problem, call) : Problems.page(problem, call);
  }

  private static Throwable known(Throwable failure, RoutingContext context) {
    int status =
        failure instanceof HttpException http ? http.getStatusCode() : context.statusCode();
    return switch (status) {
      case 400 -> failure instanceof Problem ? failure : Problem.of(400, "bad_request");
      case 404 -> Problem.notFound();
      case 405 -> Problem.of(405, "method_not_allowed");
      case 413 -> Problem.of(413, "body_too_large");
      default -> failure;
    };
  }

  /** For the log: never the path itself, which may hold a booking's code. */
  private static String templated(RoutingContext context) {
    var route = context.currentRoute();
    return route == null || route.getPath() == null ? "-" : route.getPath();
  }
}
