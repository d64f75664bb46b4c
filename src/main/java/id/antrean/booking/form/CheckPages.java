package id.antrean.booking.form;

import id.antrean.booking.Person;
import id.antrean.booking.form.BookingDraft.Typed;
import id.antrean.branch.Branch;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Param;
import id.antrean.security.Captcha;
import id.antrean.security.CaptchaField;
import id.antrean.security.FormToken;
import id.antrean.security.Proof;
import java.util.Map;

/** Check the answers, solve the captcha, book. */
public final class CheckPages {

  /**
   * {@code captcha} is null once it was solved, or when none is asked. {@code near}: the key of
   * what becomes of the wish to be told when the turn is near.
   */
  public record CheckPage(
      Form form,
      Branch branch,
      String serviceName,
      String when,
      Person person,
      String claim,
      String near,
      String token,
      String copy,
      Captcha.Issued captcha,
      Map<String, Sentence> wrong) {}

  private final CaptchaField captcha;
  private final DraftPages forms;
  private final FormToken tokens;
  private final OutcomePages outcome;

  CheckPages(CaptchaField captcha, DraftPages forms, FormToken tokens, OutcomePages outcome) {
    this.captcha = captcha;
    this.forms = forms;
    this.tokens = tokens;
    this.outcome = outcome;
  }

  void register(Routes routes) {
    routes.get("/pesan/periksa", forms.step(this::show));
    routes.postAdmitted("/pesan/periksa", forms.step(this::book));
  }

  private Reply show(Request request, Form form) {
    if (!form.isComplete()) {
      return Reply.seeOther(form.toWrongData());
    }
    if (form.isOver(request.now())) {
      return Reply.seeOther(form.toPast());
    }
    var proof = forms.proof(request, form);
    if (proof.isEmpty()) {
      return Reply.seeOther(form.toProof());
    }
    var draft = form.draft();
    boolean ask = captcha.isAsked(draft.attempt().pass());
    return Reply.page(
        "booking/check.jte",
        new CheckPage(
            form,
            form.branch(),
            form.serviceName(request.texts().language()),
            form.when(request.texts()),
            form.person(),
            draft.typed().claim(),
            near(draft.typed(), proof.get()),
            tokens.of(form.shown(), request.now()),
            forms.copy(request, form),
            ask ? captcha.issue(request) : null,
            ask ? CaptchaField.wrong(request, Param.WRONG) : Map.of()));
  }

  /** Who proved the mailbox alone gets everything there. */
  private static String near(Typed typed, Proof proof) {
    if (!typed.nearTurnSms()) {
      return "check.no";
    }
    return proof.mail() && !proof.mobile() ? "check.nearByMail" : "check.yes";
  }

  private Reply book(Request request, Form form) {
    if (CaptchaField.wantsAnother(request)) {
      return Reply.seeOther(form.toCheck() + "#captcha");
    }
    tokens.check(request, form.shown());
    return outcome.book(request, form);
  }
}
