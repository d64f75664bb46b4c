package id.antrean.booking.lost;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.FormExit;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.Captcha;
import id.antrean.security.CaptchaField;
import id.antrean.security.DraftCookie;
import id.antrean.security.FormKey;
import id.antrean.security.FormToken;
import id.antrean.security.SecurityRoom;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** "Find a lost number": what was typed is kept in a draft until all of it is right. */
public final class LostPages {

  /** {@code captcha} is null once it was solved, or when none is asked. */
  public record LostPage(
      String action,
      String token,
      String nik,
      String phone,
      String key,
      Captcha.Issued captcha,
      Map<String, Sentence> wrong) {}

  private final LostNumbers lost;
  private final CaptchaField captcha;
  private final DraftCookie drafts;
  private final FormToken tokens;

  public LostPages(LostNumbers lost, SecurityRoom security) {
    this.lost = lost;
    this.captcha = new CaptchaField(security.captcha());
    this.drafts = security.drafts();
    this.tokens = security.formTokens();
  }

  public void register(Routes routes) {
    routes.get("/cari-nomor", this::show);
    routes.post("/cari-nomor", this::ask);
  }

  private Reply show(Request request) {
    if (request.query(Param.SENT).isPresent()) {
      return Reply.page("booking/lostsent.jte", "");
    }
    var draft = kept(request);
    var wrong = new LinkedHashMap<String, Sentence>();
    if (request.query(Param.WRONG).isPresent()) {
      wrong.putAll(draft.wrong());
    }
    if (asksCaptcha(request, draft)) {
      wrong.putAll(CaptchaField.wrong(request, Param.CAPTCHA_WRONG));
    }
    if (!wrong.isEmpty()) {
      request.log(Problem.invalid());
    }
    return page(request, 200, draft, wrong);
  }

  private Reply page(Request request, int status, LostDraft draft, Map<String, Sentence> wrong) {
    return Reply.page(
        status,
        "booking/lost.jte",
        new LostPage(
            Links.lost(id(request)),
            tokens.of(Links.lost(), request.now()),
            draft.nik(),
            draft.phone(),
            draft.requestKey(),
            asksCaptcha(request, draft) ? captcha.issue(request) : null,
            wrong));
  }

  private Reply ask(Request request) {
    var typed = typed(request);
    if (!tokens.isGood(request, Links.lost())) {
      request.log(Problem.of(403, "csrf"));
      return page(request, 403, typed, Map.of("nik", Sentence.of("err.old")));
    }
    if (FormExit.isIn(request)) {
      return leave(request, typed);
    }
    boolean anotherCaptcha = CaptchaField.wantsAnother(request);
    var answer = anotherCaptcha ? new Answer(typed, "") : answer(request, typed);
    var draft = answer.draft();
    var id = id(request);
    if (!save(request, id, draft)) {
      request.log(Problem.invalid());
      return page(request, 400, draft, draft.wrong());
    }
    if (anotherCaptcha) {
      return Reply.seeOther(Links.lost(id) + "#captcha");
    }
    if (!draft.wrong().isEmpty()) {
      return again(id, "1", answer.wrong());
    }
    return send(request, id, answer);
  }

  private Reply leave(Request request, LostDraft typed) {
    var id = id(request);
    return save(request, id, typed)
        ? FormExit.take(request, Links.lost(id), Links.home())
        : page(request, 400, typed, typed.wrong());
  }

  /**
   * What the captcha's answer is worth: a draft with a pass, or the problem code in {@code wrong}.
   */
  private record Answer(LostDraft draft, String wrong) {}

  private Answer answer(Request request, LostDraft draft) {
    if (!asksCaptcha(request, draft)) {
      return new Answer(draft, "");
    }
    try {
      return new Answer(draft.withPass(captcha.solve(request, draft.requestKey())), "");
    } catch (Problem problem) {
      return new Answer(draft, captchaProblem(problem));
    }
  }

  /**
   * Sends the links. A double press gets its answer before captcha and limit are looked at: the
   * captcha is spent by then.
   */
  private Reply send(Request request, String id, Answer answer) {
    var draft = answer.draft();
    var who = draft.who();
    if (!lost.askedBefore(who, draft.requestKey())) {
      if (!answer.wrong().isEmpty()) {
        return again(id, "", answer.wrong());
      }
      try {
        var spent = captcha.redeem(draft.pass(), draft.requestKey(), request.now());
        lost.ask(
            who,
            draft.requestKey(),
            spent.map(Captcha.Solved::captcha),
            request.address(),
            request.now());
      } catch (Problem problem) {
        var code = captchaProblem(problem);
        save(request, id, draft.withPass(""));
        return again(id, "", code);
      }
    }
    drafts.drop(request, id);
    return Reply.seeOther(Links.with(Links.lost(), Param.SENT, "1"));
  }

  private static Reply again(String id, String wrong, String captchaWrong) {
    return Reply.seeOther(
        Links.with(Links.lost(id), Param.WRONG, wrong, Param.CAPTCHA_WRONG, captchaWrong));
  }

  private boolean asksCaptcha(Request request, LostDraft draft) {
    return captcha.isAskedAgain(draft.pass(), draft.requestKey(), request.now());
  }

  /** The code of a problem that another captcha solves; any other problem is thrown. */
  private static String captchaProblem(Problem problem) {
    if (!CaptchaField.asksAgain(problem)) {
      throw problem;
    }
    return problem.code();
  }

  private String id(Request request) {
    return request.draft().isEmpty() ? drafts.newId(request.now()) : request.draft();
  }

  private LostDraft kept(Request request) {
    var json = drafts.find(request, request.draft()).orElseGet(JsonObject::new);
    return new LostDraft(
        json.getString("nik", ""),
        json.getString("phone", ""),
        json.getString("key", FormKey.next()),
        json.getString("pass", ""));
  }

  private boolean save(Request request, String id, LostDraft draft) {
    var json =
        new JsonObject()
            .put("nik", draft.nik())
            .put("phone", draft.phone())
            .put("key", draft.requestKey())
            .put("pass", draft.pass());
    return drafts.save(request, id, json);
  }

  /** As sent now; the pass of before stays with its request key. */
  private LostDraft typed(Request request) {
    var before = kept(request);
    var key = FormKey.sent(request).orElse(before.requestKey());
    var pass = key.equals(before.requestKey()) ? before.pass() : "";
    return new LostDraft(request.form("nik").strip(), request.form("phone").strip(), key, pass);
  }
}
