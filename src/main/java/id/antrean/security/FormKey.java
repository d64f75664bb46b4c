package id.antrean.security;

import id.antrean.http.Request;
import id.antrean.page.Param;
import java.util.Optional;
import java.util.UUID;

/** The request key of a public form, in a hidden field: a double press does one thing once. */
public final class FormKey {
  private FormKey() {}

  public static String next() {
    return UUID.randomUUID().toString();
  }

  /** Empty when the field is missing or is no key of ours. */
  public static Optional<String> sent(Request request) {
    return Optional.of(request.form(Param.REQUEST_KEY)).filter(key -> key.matches("[0-9a-f-]{36}"));
  }

  public static String sentOrNext(Request request) {
    return sent(request).orElseGet(FormKey::next);
  }
}
