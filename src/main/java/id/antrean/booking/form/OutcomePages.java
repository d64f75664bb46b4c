package id.antrean.booking.form;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingTries;
import id.antrean.booking.BookingWish;
import id.antrean.booking.Bookings;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.Captcha;
import id.antrean.security.CaptchaField;
import id.antrean.security.FormToken;
import id.antrean.security.Limits;
import id.antrean.security.Proof;
import id.antrean.security.SecurityRoom;
import java.util.Optional;

/**
 * Books what a form says, and leads to the page for the way it ended. One draft has one request
 * key, so a double click, a retry and Back make one booking.
 */
public final class OutcomePages {

  /** Nothing is lost: the form's button sends the same once more. */
  public record TroublePage(
      String titleKey,
      Sentence sentence,
      String buttonKey,
      String action,
      String token,
      String copy) {}

  private final Bookings bookings;
  private final CaptchaField captcha;
  private final Limits limits;
  private final DraftPages forms;
  private final FormToken tokens;

  OutcomePages(Bookings bookings, CaptchaField captcha, SecurityRoom security, DraftPages forms) {
    this.bookings = bookings;
    this.captcha = captcha;
    this.limits = security.limits();
    this.forms = forms;
    this.tokens = security.formTokens();
  }

  /** Whether the captcha of this form is solved, or none is asked. */
  boolean isReady(Form form) {
    return !captcha.isAsked(form.draft().attempt().pass());
  }

  Reply book(Request request, Form form) {
    if (!form.isComplete()) {
      return Reply.seeOther(form.toWrongData());
    }
    try {
      var code = bookings.code(booked(request, form));
      forms.save(request, form.with(form.draft().made(code)));
      return Reply.seeOther(form.toTicket(code));
    } catch (Problem problem) {
      return ended(request, form, problem);
    }
  }

  /** The captcha comes first: it costs no database, and no tries are used up without one. */
  private Booking booked(Request request, Form form) {
    var now = request.now();
    var draft = form.draft();
    var key = draft.attempt().requestKey();
    var pass = draft.attempt().pass();
    if (captcha.isAsked(pass)) {
      pass = captcha.solve(request, key);
      forms.save(request, form.with(draft.withPass(pass)));
    }
    // After an unknown outcome people go back and change things; what was made stays made.
    var earlier = bookings.madeBy(key);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    var proof = forms.proof(request, form).orElseThrow(() -> Problem.conflict("phone_unproved"));
    var wish = wish(request, form, proof);
    var solved = captcha.redeem(pass, key, now);
    boolean isCounted = bookings.isCounted(wish, now);
    var spent = solved.map(Captcha.Solved::captcha);
    bookings.mustBeUnspent(wish, spent);
    var tries = BookingTries.NONE;
    if (isCounted) {
      boolean pictureAlone = solved.filter(one -> !one.worked()).isPresent();
      tries = BookingTries.of(wish, request.address(), pictureAlone);
      limits.take(tries);
    }
    return BookingTries.counted(
        limits,
        wish,
        request.address(),
        isCounted,
        tries,
        () -> bookings.book(wish, key, spent, Optional.of(request.address()), now));
  }

  private static BookingWish wish(Request request, Form form, Proof proof) {
    var choice = form.draft().choice();
    var typed = form.draft().typed();
    return new BookingWish(
        form.person(),
        choice.service(),
        choice.chosenReason(),
        choice.slot(),
        typed.claim().isEmpty() ? Optional.empty() : Optional.of(typed.claim()),
        request.texts().language(),
        typed.nearTurnSms(),
        proof,
        Optional.empty());
  }

  private Reply ended(Request request, Form form, Problem problem) {
    if (CaptchaField.asksAgain(problem)) {
      forms.save(request, form.with(form.draft().withPass("")));
      return Reply.seeOther(Links.with(form.toCheck(), Param.WRONG, problem.code()));
    }
    return switch (problem.code()) {
      case "slot_full" -> Reply.seeOther(form.toFull());
      case "not_bookable" -> Reply.seeOther(form.toPast());
      case "phone_unproved" -> Reply.seeOther(form.toProof());
      case "cannot_book", "pass_required", "pass_expired" ->
          Reply.seeOther(form.toRefused(problem.code()));
      default -> {
        if (problem.status() != 429 && problem.status() != 503) {
          throw problem;
        }
        yield trouble(request, form, problem);
      }
    };
  }

  private Reply trouble(Request request, Form form, Problem problem) {
    request.log(problem);
    boolean unknown = problem.is("outcome_unknown");
    var model =
        new TroublePage(
            problem.status() == 429
                ? "trouble.tooMany"
                : unknown ? "trouble.unknown" : "trouble.away",
            problem.sentence(),
            unknown ? "check.again" : "act.retry",
            form.toCheck(),
            tokens.of(form.shown(), request.now()),
            forms.copy(request, form));
    return Reply.page(problem.status(), "booking/trouble.jte", model)
        .header("Retry-After", Integer.toString(Math.max(1, problem.retryAfterSeconds())));
  }
}
