package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Hold;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.page.QrCodeSvg;
import id.antrean.page.StaffLinks;
import id.antrean.security.Sessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Code, own password and second factor: steps of a sign-in that is not complete, and what members
 * of staff change later about their own.
 */
public final class StepPages {

  /** {@code step}: of the sign-in; else the reader may leave the page. */
  public record StepPage(
      String action,
      String csrf,
      String username,
      boolean step,
      Sentence refusal,
      Map<String, Sentence> wrong) {}

  /** {@code asksPassword}: another factor is replaced. */
  public record FactorPage(
      StepPage page, String proof, QrCodeSvg qr, String letters, boolean asksPassword) {}

  /** {@code codes}: shown this once. */
  public record CodesPage(List<String> codes, String username, String next) {
    @Override
    public String toString() {
      return "CodesPage[hidden]";
    }
  }

  private final OwnAccount own;
  private final OwnFactor factor;
  private final Sessions sessions;

  StepPages(OwnAccount own, OwnFactor factor, Sessions sessions) {
    this.own = own;
    this.factor = factor;
    this.sessions = sessions;
  }

  void register(Routes routes) {
    routes.get("/staf/masuk/kode", this::askCode);
    routes.post("/staf/masuk/kode", this::showCode);
    routes.get("/staf/saya/sandi", this::askPassword);
    routes.post("/staf/saya/sandi", this::changePassword);
    routes.get("/staf/saya/faktor", this::askFactor);
    routes.post("/staf/saya/faktor", this::setFactor);
  }

  private static boolean isHeldBy(Request request, Hold hold) {
    return request.hold().filter(hold::equals).isPresent();
  }

  private static StepPage model(Request request, String action, Hold hold, Problem refusal) {
    var wrong = new LinkedHashMap<String, Sentence>();
    if (refusal != null) {
      request.log(refusal);
      wrong.putAll(refusal.fields());
    }
    return new StepPage(
        action,
        request.csrfToken(),
        request.member().username(),
        isHeldBy(request, hold),
        refusal == null || !wrong.isEmpty() ? null : refusal.sentence(),
        wrong);
  }

  private Reply askCode(Request request) {
    return isHeldBy(request, Hold.CODE)
        ? codePage(request, 200, null)
        : Reply.seeOther(SignInPages.onward(request));
  }

  private Reply codePage(Request request, int status, Problem refusal) {
    var action = StaffLinks.signInCode(request.back().orElse(""));
    return Reply.page(status, "staff/code.jte", model(request, action, Hold.CODE, refusal));
  }

  private Reply showCode(Request request) {
    if (isHeldBy(request, Hold.CODE)) {
      try {
        factor.show(StaffApi.act(request), sessions.here(request), request.form("code"));
      } catch (Problem refusal) {
        return codePage(request, refusal.status(), refusal);
      }
      sessions.resume(request);
    }
    return Reply.seeOther(SignInPages.onward(request));
  }

  private Reply askPassword(Request request) {
    return passwordPage(request, 200, null);
  }

  private Reply passwordPage(Request request, int status, Problem refusal) {
    var action = StaffLinks.ownPassword(request.back().orElse(""));
    return Reply.page(status, "staff/password.jte", model(request, action, Hold.PASSWORD, refusal));
  }

  /**
   * Whoever has just signed in with the password that they were given is not asked for it again.
   */
  private Reply changePassword(Request request) {
    var act = StaffApi.act(request);
    var here = sessions.here(request);
    try {
      var fresh = request.form("new");
      if (!fresh.equals(request.form("again"))) {
        throw Problem.invalid("again", Sentence.of("err.passwordAgain"));
      }
      if (isHeldBy(request, Hold.PASSWORD)) {
        own.choosePassword(act, here, fresh);
      } else {
        own.changePassword(act, here, request.form("old"), fresh);
      }
    } catch (Problem refusal) {
      return passwordPage(request, refusal.status(), refusal);
    }
    return after(request);
  }

  private Reply after(Request request) {
    boolean step = request.hold().isPresent();
    sessions.resume(request);
    return Reply.seeOther(
        step || request.back().isPresent()
            ? SignInPages.onward(request)
            : Links.with(StaffLinks.own(), Param.DONE, "sandi"));
  }

  private Reply askFactor(Request request) {
    return factorPage(request, 200, factor.offer(request.member().account()), null);
  }

  private Reply factorPage(Request request, int status, OwnFactor.Offer offer, Problem refusal) {
    var who = request.member();
    var page =
        model(request, StaffLinks.ownFactor(request.back().orElse("")), Hold.FACTOR, refusal);
    var qr = QrCodeSvg.of(offer.totp().address(who.username()));
    var letters = offer.totp().letters().replaceAll("(.{4})(?=.)", "$1 ");
    var model = new FactorPage(page, offer.proof(), qr, letters, factor.isSet(who.account()));
    return Reply.page(status, "staff/factor.jte", model);
  }

  private Reply setFactor(Request request) {
    var act = StaffApi.act(request);
    var offer = factor.offer(act.who().account(), request.form("proof"));
    List<String> codes;
    try {
      if (factor.isSet(act.who().account()) && !own.isOwn(act, request.form("password"))) {
        throw Problem.invalid("password", Sentence.of("err.passwordOld"));
      }
      codes = factor.set(act, sessions.here(request), offer, request.form("code"));
    } catch (Problem refusal) {
      return factorPage(request, refusal.status(), offer, refusal);
    }
    boolean step = request.hold().isPresent();
    sessions.resume(request);
    var next = step ? SignInPages.onward(request) : StaffLinks.own();
    return Reply.page("staff/codes.jte", new CodesPage(codes, act.who().username(), next));
  }
}
