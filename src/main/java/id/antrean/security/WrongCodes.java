package id.antrean.security;

import id.antrean.core.Problem;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;

/**
 * Counts look-ups of codes that nobody has (R111), by address. Right codes always open: 65 bits are
 * not guessed, and one phone must not shut its neighbours behind a carrier's NAT out.
 */
final class WrongCodes {
  static final String PARAMETER = "{code}";

  private final Limits limits;

  WrongCodes(Limits limits) {
    this.limits = limits;
  }

  /** Problem 429 in place of a 404 that is one too many. */
  Routes.Handler counted(Routes.Handler handler) {
    return request -> answer(handler, request);
  }

  private Reply answer(Routes.Handler handler, Request request) {
    try {
      return handler.handle(request);
    } catch (Problem problem) {
      if (problem.is("not_found")) {
        limits.take(Limit.CODE_WRONG_ADDRESS.by(request.address()));
      }
      throw problem;
    }
  }
}
