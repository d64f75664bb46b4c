package id.antrean.booking.form;

import id.antrean.booking.Person;
import id.antrean.branch.Branch;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Param;
import id.antrean.security.Captcha;
import id.antrean.security.CaptchaField;
import id.antrean.security.FormToken;
import java.util.Map;

/** Check the answers, solve the captcha, book. */
public final class CheckPages {

  /** {@code captcha} is null once it was solved, or when none is asked. */
  public record CheckPage(
      Form form,
      Branch branch,
      String serviceName,
      String when,
      Person person,
      String claim,
      String token,
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
    if (forms.proof(request, form).isEmpty()) {
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
            tokens.of(form.shown(), request.now()),
            ask ? captcha.issue(request) : null,
            ask ? CaptchaField.wrong(request, Param.WRONG) : Map.of()));
  }

  private Reply book(Request request, Form form) {
    tokens.check(request, form.shown());
    return outcome.book(request, form);
  }
}
