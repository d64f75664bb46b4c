package id.antrean.http;

import id.antrean.core.ErrorText;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.page.StaffLinks;
import id.antrean.page.Texts;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The one mapping from problems to answers: RFC 9457 JSON for programs, a page for people. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace
  private static final Problem TURNED_AWAY = Problem.unavailable("busy", null);

  private static final Map<String, String> BUSY = new ConcurrentHashMap<>();
  private static final String ID_HERE = "@@";
  private static final List<String> OFFICES = List.of("/kantor", "/pesan", "/display");

  /**
   * What the error page shows. {@code sentence} says more than the title or is ""; {@code again}: a
   * link back to the same address does no harm. {@code code}: the one in the address, to be mended;
   * {@code ofOffice}: the address names an office, a service or a time, and no code. {@code
   * signIn}: where staff sign in, or complete it.
   */
  public record ErrorPage(
      int status,
      String title,
      String sentence,
      String advice,
      String requestId,
      boolean again,
      String code,
      boolean ofOffice,
      String signIn) {}

  private Problems() {}

  /** Anything that is not a Problem is our bug and is reported without detail. */
  public static Problem from(Throwable failure) {
    return failure instanceof Problem problem ? problem : Problem.of(500, "internal");
  }

  /** By the route's template, never the path itself, which may hold a booking's code. */
  public static void log(Throwable failure, Request request) {
    log(failure, knownMethod(request), request.route(), request.requestId());
  }

  /** Of others not even the name, which may be any text. */
  private static String knownMethod(Request request) {
    var method = HttpMethod.valueOf(request.method());
    return HttpMethod.values().contains(method) ? method.name() : "-";
  }

  /**
   * Logs our bugs with their frames and the request's id, and of a Problem one line: there are
   * hundreds a second when the database is away.
   */
  public static void log(Throwable failure, String method, String route, String requestId) {
    if (!(failure instanceof Problem problem)) {
      LOG.atError()
          .setCause(failure)
          .addKeyValue("id", requestId)
          .log("{} {} failed", method, route);
      return;
    }
    var level = problem.status() >= 500 ? Level.WARN : Level.INFO;
    var cause = problem.getCause() == null ? "" : ErrorText.of(problem.getCause());
    LOG.atLevel(level)
        .addKeyValue("id", requestId)
        .log("{} {} -> {} {} {}", method, route, problem.status(), problem.code(), cause);
  }

  public static Reply json(Problem problem, Request request) {
    return json(problem, request, new JsonObject());
  }

  /** {@code more}: what the edge adds for this very refusal, such as alternatives. */
  public static Reply json(Problem problem, Request request, JsonObject more) {
    var texts = request.texts();
    UnaryOperator<Sentence> form =
        request.visitor().isPresent() ? texts::toStaff : UnaryOperator.identity();
    return json(problem, texts, form, request.requestId(), more);
  }

  /** The refusal with this; where there is nothing to add it goes its usual way. */
  public static Reply with(JsonObject more, Problem refusal, Request request) {
    if (more.isEmpty()) {
      throw refusal;
    }
    request.log(refusal);
    return json(refusal, request, more);
  }

  public static Reply json(Problem problem, Texts texts, String requestId) {
    return json(problem, texts, UnaryOperator.identity(), requestId, new JsonObject());
  }

  private static Reply json(
      Problem problem,
      Texts texts,
      UnaryOperator<Sentence> form,
      String requestId,
      JsonObject more) {
    var body =
        new JsonObject()
            .put("type", "urn:antrean:problem:" + problem.code())
            .put("title", say(texts, form.apply(problem.sentence())))
            .put("status", problem.status())
            .put("code", problem.code())
            .put("requestId", requestId);
    if (!problem.fields().isEmpty()) {
      var fields = new JsonObject();
      problem.fields().forEach((name, wrong) -> fields.put(name, texts.say(form.apply(wrong))));
      body.put("fields", fields);
    }
    return withRetry(Reply.json(problem.status(), body.mergeIn(more)), problem)
        .header("Content-Type", "application/problem+json");
  }

  /** As {@link #json} says it, but ready: in an overload there are tens of thousands a second. */
  public static Reply busy(Texts texts, String requestId) {
    var ready =
        BUSY.computeIfAbsent(
            texts.language(), language -> json(TURNED_AWAY, texts, ID_HERE).body.toString());
    var body = Buffer.buffer(ready.replace(ID_HERE, requestId));
    return withRetry(Reply.bytes(503, "application/problem+json", body), TURNED_AWAY);
  }

  public static Reply page(Problem problem, Request request) {
    var texts = request.texts();
    var text = say(texts, problem.sentence());
    boolean ofOffice = isOfOffice(problem, request);
    var titleKey = ofOffice ? "" : "problem.title" + problem.status();
    var sentences = text.split("\\. ", 2);
    var heading = sentences[0].replaceFirst("\\.$", "");
    var rest = sentences.length > 1 ? sentences[1] : "";
    var title = texts.has(titleKey) ? texts.say(titleKey) : heading;
    var model =
        new ErrorPage(
            problem.status(),
            title,
            title.equals(heading) ? rest : text,
            advice(texts, problem),
            request.requestId(),
            isWorthATry(problem, request),
            typedCode(request),
            ofOffice,
            request
                .hold()
                .map(hold -> hold.page(here(request)))
                .orElse(StaffLinks.signIn(here(request))));
    return withRetry(Reply.page(problem.status(), "http/error.jte", model), problem);
  }

  /** A form's address is none to come back to. */
  private static String here(Request request) {
    return request.method().equals("GET") ? LocalPath.of(request.uri()).orElse("") : "";
  }

  /** Waiting helps against our own faults only. */
  private static String advice(Texts texts, Problem problem) {
    var key = "problem." + problem.code() + ".advice";
    if (texts.has(key)) {
      return texts.say(new Sentence(key, problem.sentence().args()));
    }
    return texts.say(problem.status() >= 500 ? "problem.advice" : "problem.kept");
  }

  /** What is missing is not a ticket, so asking for its code would be a riddle. */
  private static boolean isOfOffice(Problem problem, Request request) {
    return problem.status() == 404
        && (problem.code().startsWith("unknown_")
            || OFFICES.stream().anyMatch(request.uri()::startsWith));
  }

  /** Shown again for correction, so only what may have been meant as a code. */
  private static String typedCode(Request request) {
    var code = request.uri().startsWith("/t/") ? request.path("code") : "";
    return code != null && code.matches("[\\w -]{1,40}") ? code : "";
  }

  /** Every form URL also answers GET, so "try again" can link to it. */
  private static boolean isWorthATry(Problem problem, Request request) {
    return problem.is("csrf")
        || problem.retryAfterSeconds() > 0
        || (problem.status() >= 500 && request.method().equals("GET"));
  }

  private static Reply withRetry(Reply reply, Problem problem) {
    return problem.retryAfterSeconds() > 0
        ? reply.header("Retry-After", Integer.toString(problem.retryAfterSeconds()))
        : reply;
  }

  private static String say(Texts texts, Sentence sentence) {
    return texts.has(sentence.key()) ? texts.say(sentence) : texts.say("problem.internal");
  }
}
