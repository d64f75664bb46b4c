package id.antrean.core;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one error type: everything that may be reported to a caller. {@code http.Problems} turns it
 * into RFC 9457 JSON or a page. {@code code} is the API's snake_case state; people read the
 * sentence under the key {@code problem.<code>} in the message files.
 */
public final class Problem extends RuntimeException {
  private final int status;
  private final String code;
  private final Map<String, Object> args;
  private final Map<String, Sentence> fields = new LinkedHashMap<>();
  private final Map<String, Object> extras = new LinkedHashMap<>();
  private Sentence sentence;
  private int retryAfterSeconds;

  private Problem(int status, String code, Throwable cause, Map<String, Object> args) {
    // A refusal is an answer, not a fault: no stack trace unless something caused it.
    super(code, cause, false, cause != null);
    this.status = status;
    this.code = code;
    this.args = args;
  }

  /** Arguments for the sentence come in pairs: name, value. */
  public static Problem of(int status, String code, Object... args) {
    return new Problem(status, code, null, Sentence.of(code, args).args());
  }

  /** 400: add the wrong fields with {@link #field}. */
  public static Problem invalid() {
    return of(400, "invalid_input");
  }

  public static Problem invalid(String field, Sentence sentence) {
    return invalid().field(field, sentence);
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
    return of(429, "too_many_requests", "n", (retryAfterSeconds + 59) / 60)
        .retryAfter(retryAfterSeconds);
  }

  /** 503: nothing was done; the same request may be sent again. */
  public static Problem unavailable(String code, Throwable cause) {
    return new Problem(503, code, cause, Map.of()).retryAfter(2);
  }

  /** 503: the connection was lost on the way; only a repeat with the same request key can tell. */
  public static Problem outcomeUnknown(Throwable cause) {
    return new Problem(503, "outcome_unknown", cause, Map.of()).retryAfter(2);
  }

  public Problem field(String name, Sentence sentence) {
    fields.put(name, sentence);
    return this;
  }

  /** Words for this very case instead of those of the code. */
  public Problem saying(Sentence message) {
    sentence = message;
    return this;
  }

  /** An extra member of the JSON problem, e.g. {@code alternatives}. */
  public Problem with(String member, Object value) {
    extras.put(member, value);
    return this;
  }

  public Problem retryAfter(int seconds) {
    retryAfterSeconds = seconds;
    return this;
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
    return sentence == null ? new Sentence("problem." + code, args) : sentence;
  }

  public Map<String, Sentence> fields() {
    return fields;
  }

  public Map<String, Object> extras() {
    return extras;
  }

  /** Seconds to wait before a repeat; 0 when waiting does not help. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
