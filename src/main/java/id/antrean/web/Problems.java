package id.antrean.web;

import id.antrean.core.Message;
import id.antrean.core.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  /**
   * What the error page shows. {@code sentence} says more than the title or is ""; {@code again}: a
   * link back to the same address does no harm. {@code code}: the one in the address, to be mended.
   */
  public record ErrorPage(
      int status,
      String title,
      String sentence,
      String advice,
      String requestId,
      boolean again,
      String code) {}

  private Problems() {}

  static Problem of(Throwable failure, Call call, String route) {
    return of(failure, call.method(), route, call.requestId());
  }

  /**
   * Anything that is not a Problem is our bug: logged whole with its id, told without detail. Of a
   * Problem one line: hundreds a second when the database is away.
   */
  static Problem of(Throwable failure, String method, String route, String requestId) {
    if (!(failure instanceof Problem problem)) {
      LOG.atError()
          .setCause(failure)
          .addKeyValue("id", requestId)
          .log("{} {} failed", method, route);
      return Problem.of(500, "internal");
    }
    var level = problem.status() >= 500 ? Level.WARN : Level.INFO;
    var cause = problem.getCause() == null ? "" : problem.getCause().toString();
    LOG.atLevel(level)
        .addKeyValue("id", requestId)
        .log("{} {} -> {} {} {}", method, route, problem.status(), problem.code(), cause);
    return problem;
  }

  static Reply json(Problem problem, Call call) {
    return json(problem, call.texts(), call.requestId());
  }

  static Reply json(Problem problem, Texts texts, String requestId) {
    var body =
        new JsonObject()
            .put("type", "urn:antrean:problem:" + problem.code())
            .put("title", say(texts, problem))
            .put("status", problem.status())
            .put("code", problem.code())
            .put("requestId", requestId);
    if (!problem.fields().isEmpty()) {
      var fields = new JsonObject();
      problem.fields().forEach((name, message) -> fields.put(name, texts.say(message)));
      body.put("fields", fields);
    }
    problem.extras().forEach(body::put);
    return withRetry(Reply.json(problem.status(), body), problem)
        .header("Content-Type", "application/problem+json");
  }

  /** As {@link #json} says it, but ready: in an overload there are tens of thousands a second. */
  static Reply busy(Texts texts, String requestId) {
    var ready =
        BUSY.computeIfAbsent(
            texts.language(), language -> json(TURNED_AWAY, texts, ID_HERE).body.toString());
    var body = Buffer.buffer(ready.replace(ID_HERE, requestId));
    return withRetry(Reply.bytes(503, "application/problem+json", body), TURNED_AWAY);
  }

  static Reply page(Problem problem, Call call) {
    var texts = call.texts();
    var sentence = say(texts, problem);
    var titleKey = "problem.title" + problem.status();
    var title = texts.has(titleKey) ? texts.say(titleKey) : sentence;
    var adviceKey = "problem." + problem.code() + ".advice";
    var advice =
        texts.has(adviceKey)
            ? texts.say(new Message(adviceKey, problem.sentence().args()))
            : texts.say("problem.advice");
    var model =
        new ErrorPage(
            problem.status(),
            title,
            sentence.equals(title) ? "" : sentence,
            advice,
            call.requestId(),
            isWorthATry(problem, call),
            typedCode(call));
    return withRetry(Reply.page(problem.status(), "web/error.jte", model), problem);
  }

  /** To be mended, so only what somebody may have meant as a code. */
  private static String typedCode(Call call) {
    var code = call.uri().startsWith("/t/") ? call.path("code") : "";
    return code != null && code.matches("[\\w -]{1,40}") ? code : "";
  }

  /** A form's address answers a GET too: with a fresh form. */
  private static boolean isWorthATry(Problem problem, Call call) {
    return problem.is("csrf")
        || problem.retryAfterSeconds() > 0
        || (problem.status() >= 500 && call.method().equals("GET"));
  }

  private static Reply withRetry(Reply reply, Problem problem) {
    return problem.retryAfterSeconds() > 0
        ? reply.header("Retry-After", Integer.toString(problem.retryAfterSeconds()))
        : reply;
  }

  private static String say(Texts texts, Problem problem) {
    var sentence = problem.sentence();
    return texts.has(sentence.key()) ? texts.say(sentence) : texts.say("problem.internal");
  }
}
