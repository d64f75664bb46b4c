package id.antrean.booking.lost;

import static id.antrean.page.Links.link;

import id.antrean.booking.lost.LostNumbers.Who;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.Captcha;
import id.antrean.security.DraftCookie;
import id.antrean.security.FormToken;
import id.antrean.security.Limits;
import id.antrean.security.SecurityRoom;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** "Find a lost number": what was typed is kept in a draft until it was right. */
public final class LostPages {
  private static final String PATH = "/cari-nomor";
  private static final Set<String> ASK_AGAIN =
      Set.of("captcha_required", "captcha_wrong", "captcha_expired", "captcha_used");

  /** {@code captcha} is null once it was solved, or when none is asked. */
  public record LostPage(
      String action,
      String token,
      String nik,
      String phone,
      String key,
      Captcha.Issued captcha,
      Map<String, Sentence> wrong) {}

  /** As typed; {@code pass}: the captcha was solved. */
  private record Typed(String nik, String phone, String key, String pass) {
    static Typed of(JsonObject draft) {
      return new Typed(
          draft.getString("nik", ""),
          draft.getString("phone", ""),
          draft.getString("key", UUID.randomUUID().toString()),
          draft.getString("pass", ""));
    }

    Typed withPass(String solved) {
      return new Typed(nik, phone, key, solved);
    }

    JsonObject json() {
      return new JsonObject().put("nik", nik).put("phone", phone).put("key", key).put("pass", pass);
    }

    Map<String, Sentence> wrong() {
      try {
        Who.parse(nik, phone);
        return Map.of();
      } catch (Problem problem) {
        return problem.fields();
      }
    }
  }

  private final LostNumbers lost;
  private final Captcha captcha;
  private final Limits limits;
  private final DraftCookie drafts;
  private final FormToken tokens;

  public LostPages(LostNumbers lost, SecurityRoom security) {
    this.lost = lost;
    this.captcha = security.captcha();
    this.limits = security.limits();
    this.drafts = security.drafts();
    this.tokens = security.formTokens();
  }

  public void register(Routes routes) {
    routes.get(PATH, this::show);
    routes.post(PATH, this::ask);
  }

  private Reply show(Request request) {
    if (request.query("terkirim").isPresent()) {
      return Reply.page("booking/lostsent.jte", "");
    }
    var typed = typed(request);
    var wrong = new LinkedHashMap<String, Sentence>();
    if (request.query("salah").isPresent()) {
      wrong.putAll(typed.wrong());
    }
    boolean ask = asksCaptcha(typed, request);
    if (ask) {
      request
          .query("gambar")
          .filter(ASK_AGAIN::contains)
          .ifPresent(code -> wrong.put("captcha", Sentence.of("problem." + code)));
    }
    return page(request, 200, typed, wrong);
  }

  private Reply page(Request request, int status, Typed typed, Map<String, Sentence> wrong) {
    var id = request.draft().isEmpty() ? drafts.newId() : request.draft();
    return Reply.page(
        status,
        "booking/lost.jte",
        new LostPage(
            link(PATH, "d", id),
            tokens.of(PATH, request.now()),
            typed.nik(),
            typed.phone(),
            typed.key(),
            asksCaptcha(typed, request) ? captcha.issue(request.address(), request.now()) : null,
            wrong));
  }

  private Reply ask(Request request) {
    try {
      tokens.check(request.form("token"), PATH, request.now());
    } catch (Problem old) {
      request.log(old);
      return page(request, 403, posted(request), Map.of("nik", Sentence.of("err.old")));
    }
    var id = request.draft().isEmpty() ? drafts.newId() : request.draft();
    var typed = posted(request);
    var wrongCaptcha = "";
    if (request.form("ganti").isEmpty() && asksCaptcha(typed, request)) {
      try {
        typed = typed.withPass(solved(request, typed));
      } catch (Problem problem) {
        wrongCaptcha = mustBeAboutTheCaptcha(problem);
      }
    }
    if (!drafts.save(request, id, typed.json())) {
      request.log(Problem.invalid());
      return page(request, 400, typed, typed.wrong());
    }
    if (!request.form("ganti").isEmpty()) {
      return Reply.seeOther(link(PATH, "d", id) + "#captcha");
    }
    if (!typed.wrong().isEmpty()) {
      return Reply.seeOther(link(PATH, "d", id, "salah", "1", "gambar", wrongCaptcha));
    }
    return answered(request, id, typed, wrongCaptcha);
  }

  /** A double press has its answer before the captcha, which is spent by then, and the limit. */
  private Reply answered(Request request, String id, Typed typed, String wrongCaptcha) {
    var who = Who.parse(typed.nik(), typed.phone());
    if (!lost.askedBefore(who, typed.key())) {
      if (!wrongCaptcha.isEmpty()) {
        return Reply.seeOther(link(PATH, "d", id, "gambar", wrongCaptcha));
      }
      try {
        var spent = captcha.redeem(typed.pass(), typed.key(), request.now());
        limits.take(LostApi.tries(who, request));
        lost.ask(who, typed.key(), spent, request.now());
      } catch (Problem problem) {
        var code = mustBeAboutTheCaptcha(problem);
        drafts.save(request, id, typed.withPass("").json());
        return Reply.seeOther(link(PATH, "d", id, "gambar", code));
      }
    }
    drafts.drop(request, id);
    return Reply.seeOther(PATH + "?terkirim=1");
  }

  private Typed typed(Request request) {
    return Typed.of(drafts.find(request, request.draft()).orElseGet(JsonObject::new));
  }

  private Typed posted(Request request) {
    var before = typed(request);
    var key = request.form("kunci").matches("[0-9a-f-]{36}") ? request.form("kunci") : before.key();
    var pass = key.equals(before.key()) ? before.pass() : "";
    return new Typed(request.form("nik").strip(), request.form("phone").strip(), key, pass);
  }

  private boolean asksCaptcha(Typed typed, Request request) {
    if (!captcha.on()) {
      return false;
    }
    try {
      return typed.pass().isEmpty()
          || captcha.redeem(typed.pass(), typed.key(), request.now()).isEmpty();
    } catch (Problem expired) {
      return true;
    }
  }

  private String solved(Request request, Typed typed) {
    return captcha.solve(
        request.form("captcha-id"),
        request.form("captcha"),
        typed.key(),
        request.address(),
        request.now());
  }

  private static String mustBeAboutTheCaptcha(Problem problem) {
    if (!ASK_AGAIN.contains(problem.code())) {
      throw problem;
    }
    return problem.code();
  }
}
