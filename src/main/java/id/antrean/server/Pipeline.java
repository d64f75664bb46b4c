package id.antrean.server;

import static java.util.Locale.ROOT;

import id.antrean.core.Ids;
import id.antrean.core.Problem;
import id.antrean.http.Access;
import id.antrean.http.Csrf;
import id.antrean.http.Request;
import id.antrean.http.RequestId;
import id.antrean.http.Routes;
import id.antrean.work.RequestBudget;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The way of a request: made into a {@link Request}, refused where the node is full, its body read,
 * admitted, and then on a worker guarded, checked against the contract and answered by its route.
 */
final class Pipeline {
  static final int BODY_BYTES = 64 * 1024;

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> EXPECTED = Set.of("", "100-continue");
  private static final String REQUEST = "request";
  private static final int FILE_SECONDS = 3_600;

  private final Server.Options options;
  private final Routes routes;
  private final ApiContract contract;
  private final Admission admission;
  private final InstantSource clock;
  private final Answering answering;
  private final AwayPage away;
  private final AnswerTimes answerTimes;
  private final FileBody fileBody;

  Pipeline(
      Server.Options options,
      Routes routes,
      ApiContract contract,
      Admission admission,
      InstantSource clock,
      Answering answering,
      AwayPage away,
      AnswerTimes answerTimes) {
    this.options = options;
    this.routes = routes;
    this.contract = contract;
    this.admission = admission;
    this.clock = clock;
    this.answering = answering;
    this.away = away;
    this.answerTimes = answerTimes;
    fileBody = new FileBody((context, whole) -> request(context).received(whole));
  }

  /** {@code worker}: where handlers run and may wait. */
  Router router(Vertx vertx, Executor worker) {
    var router = Router.router(vertx);
    router.route().handler(this::begin);
    routes.all().forEach(route -> add(router, route, worker));
    router.route(HttpMethod.GET, "/503.html").handler(away::show);
    // Screens load their parts from /static: /display/{branch} would swallow /display/display.js.
    // They are asked for again each time, so that no screen mixes parts of two versions.
    router.route("/static/*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(files(0));
    // Open tabs, and tickets kept on phones, name the scripts as they were before webroot/portal.
    router.routeWithRegex("/shared/(?<script>copy|find|pages)\\.js").handler(Pipeline::moved);
    router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(files(FILE_SECONDS));
    router.route().handler(context -> fail(context, nobodyAnswers(context)));
    router.route().failureHandler(context -> fail(context, context.failure()));
    return router;
  }

  private void add(Router router, Routes.Route route, Executor worker) {
    var path = route.rule().path().replaceAll("\\{(\\w+)}", ":$1");
    var method = HttpMethod.valueOf(route.rule().method());
    if (route.admitted()) {
      router.route(method, path).handler(this::refuseWhenFull);
    }
    var one = router.route(method, path);
    if (!READING.contains(route.rule().method())) {
      one.handler(body(routes.takesFile(route.rule().path())));
    } else if (route.stream() == null) {
      one.method(HttpMethod.HEAD);
    }
    if (route.admitted()) {
      one.handler(this::admit);
    }
    one.handler(context -> worker.execute(() -> run(route, context)));
  }

  /** {@code file}: what brings one is read by us, all else as everywhere. */
  private Handler<RoutingContext> body(boolean file) {
    var small = BodyHandler.create(false).setBodyLimit(BODY_BYTES);
    if (!file) {
      return small;
    }
    return context -> {
      if (FileBody.isOne(context.request())) {
        fileBody.read(context);
      } else {
        small.handle(context);
      }
    };
  }

  private static void moved(RoutingContext context) {
    context
        .response()
        .setStatusCode(308)
        .putHeader("Location", "/portal/" + context.pathParam("script") + ".js")
        .end();
  }

  private static StaticHandler files(long maxAgeSeconds) {
    return StaticHandler.create(FileSystemAccess.RELATIVE, "webroot")
        .setDirectoryListing(false)
        .setMaxAgeSeconds(maxAgeSeconds);
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
    request(context);
    if (!isReadable(context)) {
      fail(context, Problem.of(400, "bad_request"));
    } else if (!EXPECTED.contains(request(context).header("Expect").orElse("").toLowerCase(ROOT))) {
      fail(context, Problem.of(417, "bad_request"));
    } else if (isMultipart(context) && !mayBringFile(context)) {
      fail(context, Problem.of(400, "bad_request"));
    } else {
      context.next();
    }
  }

  private boolean mayBringFile(RoutingContext context) {
    return routes.takesFile(context.normalizedPath()) && FileBody.isOne(context.request());
  }

  /** Other forms have no files, and of a broken one the library's reader fails as if we had. */
  private static boolean isMultipart(RoutingContext context) {
    var type = context.request().getHeader("Content-Type");
    return type != null && type.strip().toLowerCase(ROOT).startsWith("multipart/");
  }

  /** Made once; here already for what the router refuses by itself, such as a broken Host. */
  private Request request(RoutingContext context) {
    Request made = context.get(REQUEST);
    if (made != null) {
      return made;
    }
    var id = RequestId.of(Ids.next());
    var address = ClientAddress.of(context.request(), options.trustedProxies());
    var request =
        new Request(context, clock.instant(), id, address, options.isSecure(), options.demo());
    context.put(REQUEST, request);
    answering.commonHeaders(context.request(), id);
    measure(context);
    return request;
  }

  /** Streams are not measured; they stay open as long as the page does. */
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

  /**
   * Refuses before reading the body when the node is full. The slot itself is taken later, in
   * {@link #admit}.
   */
  private void refuseWhenFull(RoutingContext context) {
    if (admission.isFull()) {
      turnAway(context);
    } else {
      context.next();
    }
  }

  /** Takes a place only once the body has arrived, so a slow upload cannot hold one. */
  private void admit(RoutingContext context) {
    if (!admission.enter()) {
      turnAway(context);
      return;
    }
    context.addEndHandler(ended -> admission.leave());
    context.next();
  }

  private void turnAway(RoutingContext context) {
    admission.turnedAway();
    answering.refuse(context, request(context), Problem.unavailable("busy", null));
  }

  private void run(Routes.Route route, RoutingContext context) {
    var request = request(context);
    RequestBudget.begin();
    try {
      guard(route.rule(), request, context);
      refuseIfStopped(route.rule(), request);
      if (route.rule().path().startsWith("/api/")) {
        contract.check(route.rule().method(), route.rule().path(), request);
      }
      if (route.stream() != null) {
        route.stream().open(request);
      } else {
        answering.send(context, request, route.answer(request));
      }
    } catch (Throwable failure) {
      fail(context, failure);
    } finally {
      RequestBudget.end();
    }
  }

  private void refuseIfStopped(Access.Rule rule, Request request) {
    var stop = options.maintenance().apply(request.now());
    try {
      stop.ifPresent(planned -> planned.refuseIfStopped(rule, request.now()));
    } catch (Problem stopped) {
      options.keepOverStop().accept(request);
      throw stopped;
    }
  }

  /** Who may come in: staff by session, role and branch; public forms only from our own pages. */
  private void guard(Access.Rule rule, Request request, RoutingContext context) {
    boolean writes = !READING.contains(rule.method());
    if (writes) {
      Origin.mustBeOurs(context.request(), options.origin().get());
    }
    options.resume().accept(request);
    if (rule.isPublic()) {
      return;
    }
    request.mustBeHere(rule);
    if (writes) {
      Csrf.mustBeCarried(request);
    }
    request.mustMay(rule);
  }

  private void fail(RoutingContext context, Throwable failure) {
    answering.fail(context, request(context), failure);
  }
}
