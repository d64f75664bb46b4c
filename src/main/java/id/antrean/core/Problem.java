package id.antrean.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one error type: everything that may be reported to a caller. {@code http.Problems} turns it
 * into RFC 9457 JSON or a page. {@code code} is the API's snake_case state; people read the
 * sentence under the key {@code problem.<code>} in the message files. Immutable: what adds to a
 * problem returns another one.
 */
public final class Problem extends RuntimeException {
  private final int status;
  private final String code;
  private final Sentence sentence;
  private final Map<String, Sentence> fields;
  private final Record detail;

  /** From here on a wait is told in hours. */
  private static final int MANY_MINUTES = 120;

  private final int retryAfterSeconds;

  private Problem(
      int status,
      String code,
      Sentence sentence,
      Map<String, Sentence> fields,
      Record detail,
      int retryAfterSeconds,
      Throwable cause) {
    // A refusal is an answer, not a fault: no stack trace unless something caused it.
    super(code, cause, false, cause != null);
    this.status = status;
    this.code = code;
    this.sentence = sentence;
    this.fields = fields;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Arguments for the sentence come in pairs: name, value. */
  public static Problem of(int status, String code, Object... args) {
    return made(status, code, 0, null, args);
  }

  private static Problem made(
      int status, String code, int retryAfterSeconds, Throwable cause, Object... args) {
    var sentence = Sentence.of("problem." + code, args);
    return new Problem(status, code, sentence, Map.of(), null, retryAfterSeconds, cause);
  }

  /** 400: the body as a whole; where fields are wrong, {@link #invalid(Map)} names them. */
  public static Problem invalid() {
    return of(400, "invalid_input");
  }

  public static Problem invalid(String field, Sentence sentence) {
    return invalid().field(field, sentence);
  }

  /** 400: each wrong field with its sentence, in this order. */
  public static Problem invalid(Map<String, Sentence> fields) {
    return invalid().withFields(fields);
  }

  public static Problem notFound() {
    return of(404, "not_found");
  }

  public static Problem forbidden() {
    return of(403, "forbidden");
  }

  public static Problem conflict(String code, Object... args) {
    return of(409, code, args);
  }

  public static Problem tooMany(int retryAfterSeconds) {
    int minutes = (retryAfterSeconds + 59) / 60;
    var problem = made(429, "too_many_requests", retryAfterSeconds, null, "n", minutes);
    return minutes < MANY_MINUTES
        ? problem
        : problem.saying(Sentence.of("problem.too_many_requests_hours", "n", (minutes + 59) / 60));
  }

  /** 503: nothing was done; the same request may be sent again. */
  public static Problem unavailable(String code, Throwable cause) {
    return made(503, code, 2, cause);
  }

  /** 503: the connection was lost on the way; only a repeat with the same request key can tell. */
  public static Problem outcomeUnknown(Throwable cause) {
    return made(503, "outcome_unknown", 2, cause);
  }

  /** The same with one more wrong field. */
  public Problem field(String name, Sentence wrong) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, wrong);
    return withFields(more);
  }

  private Problem withFields(Map<String, Sentence> others) {
    return new Problem(
        status,
        code,
        sentence,
        Collections.unmodifiableMap(new LinkedHashMap<>(others)),
        detail,
        retryAfterSeconds,
        getCause());
  }

  /** The same in words for this very case instead of those of the code. */
  public Problem saying(Sentence message) {
    return new Problem(status, code, message, fields, detail, retryAfterSeconds, getCause());
  }

  /** The same with what the refusing room has to offer; its edge puts it into the answer. */
  public Problem with(Record offer) {
    return new Problem(status, code, sentence, fields, offer, retryAfterSeconds, getCause());
  }

  public Problem retryAfter(int seconds) {
    return new Problem(status, code, sentence, fields, detail, seconds, getCause());
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public boolean is(String other) {
    return code.equals(other);
  }

  public Sentence sentence() {
    return sentence;
  }

  /** The wrong fields, in the order in which they were found. */
  public Map<String, Sentence> fields() {
    return fields;
  }

  /** What was given by {@link #with}, if it is of this kind. */
  public <T extends Record> Optional<T> detail(Class<T> kind) {
    return kind.isInstance(detail) ? Optional.of(kind.cast(detail)) : Optional.empty();
  }

  /** Seconds to wait before a repeat; 0 when waiting does not help. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
