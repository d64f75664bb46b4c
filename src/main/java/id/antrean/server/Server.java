package id.antrean.server;

import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.work.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The HTTP server: listeners on event loops, one per core, all on one port, and as many workers on
 * virtual threads, which may wait. What happens to a request is {@link Pipeline}'s. Knows no room;
 * the rooms hand it {@link Routes}, all registered before the server is made.
 */
public final class Server implements AutoCloseable {
  private static final int GRACE_SECONDS = 5;
  private static final int IDLE_SECONDS = 75; // later than a body that takes too long
  private static final int HEADER_BYTES = 24 * 1024; // four full drafts and what browsers add
  private static final int FORM_FIELDS =
      1_000; // an office of forty counters, each with what it serves

  /**
   * What the server needs to know. {@code origin}: the scheme and host people type. {@code resume}:
   * tells a request which member of staff sent it, if any. {@code keepOverStop}: keeps what is half
   * filled in of a request that a stop refuses. {@code maintenance}: the stop under way or to come.
   */
  public record Options(
      int port,
      int managementPort,
      String host,
      Supplier<String> origin,
      List<String> trustedProxies,
      int bookingsInFlight,
      boolean demo,
      Function<Instant, Optional<Maintenance>> maintenance,
      Optional<URI> securityContact,
      Consumer<Request> resume,
      Consumer<Request> keepOverStop) {

    boolean isSecure() {
      return origin.get().startsWith("https:");
    }
  }

  private final Vertx vertx;
  private final Options options;
  private final Pipeline pipeline;
  private final EarlyAnswers early;
  private final Answering answering;
  private final AnswerTimes answerTimes;
  private final Connections connections;
  private final AtomicInteger port = new AtomicInteger();
  private final Queue<HttpServer> listening = new ConcurrentLinkedQueue<>();

  public Server(
      Vertx vertx,
      Options options,
      Routes routes,
      ApiContract contract,
      InstantSource clock,
      MeterRegistry meters) {
    this.vertx = vertx;
    this.options = options;
    this.answerTimes = new AnswerTimes(meters);
    connections =
        new Connections(ConnectionLimits.with(Descriptors.most()), options.trustedProxies());
    Gauge.builder("connections.open", connections, Connections::open).register(meters);
    var styles = new Styles(vertx);
    var away = new AwayPage(vertx);
    Preferences.register(routes);
    new SecurityContact(options.securityContact(), options.origin()).register(routes);
    routes.get("/pages.css", styles::answer);
    routes.mustBeComplete();
    answering = new Answering(options, styles, away);
    var admission = new Admission(options.bookingsInFlight());
    early = new EarlyAnswers(routes, admission, answering);
    pipeline =
        new Pipeline(options, routes, contract, admission, clock, answering, away, answerTimes);
    port.set(options.port());
  }

  /**
   * Vert.x assigns event loops round-robin, and {@code setInstances(n)} would put every instance on
   * one loop. So deploy each verticle separately, and all workers before the listeners; alternating
   * them would put all listeners on the same loop. Throws if the port is taken.
   */
  public void start() {
    int verticles = Math.max(1, Runtime.getRuntime().availableProcessors());
    var workers = Stream.generate(() -> new Worker(vertx)).limit(verticles).toList();
    workers.forEach(each -> vertx.deployVerticle(new Listener(each)).await());
  }

  public int port() {
    return port.get();
  }

  /** Whether a load balancer may send more people here. */
  boolean hasRoom() {
    return !connections.isNearlyFull();
  }

  /** From now on each answer ends its connection, so that the next request goes elsewhere. */
  public void leaving() {
    answering.leaving();
  }

  /** Accepts no new connections and gives requests under way a few seconds to finish. */
  @Override
  public void close() {
    Future.all(listening.stream().map(s -> s.shutdown(GRACE_SECONDS, TimeUnit.SECONDS)).toList())
        .otherwiseEmpty()
        .await();
  }

  private final class Listener extends AbstractVerticle {
    private final Worker worker;

    Listener(Worker worker) {
      this.worker = worker;
    }

    @Override
    public void start(Promise<Void> started) {
      var router = pipeline.router(getVertx(), worker::run);
      getVertx()
          .createHttpServer(httpOptions())
          .connectionHandler(connections::opened)
          .requestHandler(
              request -> {
                long from = System.nanoTime();
                if (early.answers(request)) {
                  answerTimes.add(request.response().getStatusCode(), from);
                } else {
                  router.handle(request);
                }
              })
          .invalidRequestHandler(request -> Unreadable.answer(request, options.isSecure()))
          .listen()
          .onSuccess(
              server -> {
                port.set(server.actualPort());
                listening.add(server);
              })
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }

  private HttpServerOptions httpOptions() {
    // To the library 0 is a port for each listener, below 0 one free port for all of them.
    int shared = options.port() == 0 ? -1 : options.port();
    return new HttpServerOptions()
        .setPort(shared)
        .setHost(options.host())
        .setIdleTimeout(IDLE_SECONDS)
        .setCompressionSupported(true)
        .setPerFrameWebSocketCompressionSupported(false) // there are none
        .setPerMessageWebSocketCompressionSupported(false)
        .setHttp2ClearTextEnabled(false)
        .setMaxHeaderSize(HEADER_BYTES)
        .setMaxFormAttributeSize(Pipeline.BODY_BYTES)
        .setMaxFormFields(FORM_FIELDS);
  }
}
