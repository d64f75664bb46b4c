package id.antrean.booking;

import static id.antrean.booking.FormPages.link;

import id.antrean.booking.LostNumbers.Who;
import id.antrean.core.Message;
import id.antrean.core.Problem;
import id.antrean.web.Call;
import id.antrean.web.Captcha;
import id.antrean.web.Drafts;
import id.antrean.web.FormToken;
import id.antrean.web.Limits;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
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
      Map<String, Message> wrong) {}

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

    Map<String, Message> wrong() {
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
  private final Drafts drafts;
  private final FormToken tokens;

  public LostPages(
      LostNumbers lost, Captcha captcha, Limits limits, Drafts drafts, FormToken tokens) {
    this.lost = lost;
    this.captcha = captcha;
    this.limits = limits;
    this.drafts = drafts;
    this.tokens = tokens;
  }

  public void register(Routes routes) {
    routes.get(PATH, this::show);
    routes.post(PATH, this::ask);
  }

  private Reply show(Call call) {
    if (call.query("terkirim").isPresent()) {
      return Reply.page("booking/lostsent.jte", "");
    }
    var typed = typed(call);
    var wrong = new LinkedHashMap<String, Message>();
    if (call.query("salah").isPresent()) {
      wrong.putAll(typed.wrong());
    }
    boolean ask = asksCaptcha(typed, call);
    if (ask) {
      call.query("gambar")
          .filter(ASK_AGAIN::contains)
          .ifPresent(code -> wrong.put("captcha", Message.of("problem." + code)));
    }
    return page(call, 200, typed, wrong);
  }

  private Reply page(Call call, int status, Typed typed, Map<String, Message> wrong) {
    var id = call.draft().isEmpty() ? drafts.newId() : call.draft();
    return Reply.page(
        status,
        "booking/lost.jte",
        new LostPage(
            link(PATH, "d", id),
            tokens.of(PATH, call.now()),
            typed.nik(),
            typed.phone(),
            typed.key(),
            asksCaptcha(typed, call) ? captcha.issue(call.address(), call.now()) : null,
            wrong));
  }

  private Reply ask(Call call) {
    try {
      tokens.check(call.form("token"), PATH, call.now());
    } catch (Problem old) {
      call.log(old);
      return page(call, 403, posted(call), Map.of("nik", Message.of("err.old")));
    }
    var id = call.draft().isEmpty() ? drafts.newId() : call.draft();
    var typed = posted(call);
    var wrongCaptcha = "";
    if (call.form("ganti").isEmpty() && asksCaptcha(typed, call)) {
      try {
        typed = typed.withPass(solved(call, typed));
      } catch (Problem problem) {
        wrongCaptcha = mustBeAboutTheCaptcha(problem);
      }
    }
    if (!drafts.save(call, id, typed.json())) {
      call.log(Problem.invalid());
      return page(call, 400, typed, typed.wrong());
    }
    if (!call.form("ganti").isEmpty()) {
      return Reply.seeOther(link(PATH, "d", id) + "#captcha");
    }
    if (!typed.wrong().isEmpty()) {
      return Reply.seeOther(link(PATH, "d", id, "salah", "1", "gambar", wrongCaptcha));
    }
    return answered(call, id, typed, wrongCaptcha);
  }

  /** A double press has its answer before the captcha, which is spent by then, and the limit. */
  private Reply answered(Call call, String id, Typed typed, String wrongCaptcha) {
    var who = Who.parse(typed.nik(), typed.phone());
    if (!lost.askedBefore(who, typed.key())) {
      if (!wrongCaptcha.isEmpty()) {
        return Reply.seeOther(link(PATH, "d", id, "gambar", wrongCaptcha));
      }
      try {
        var spent = captcha.redeem(typed.pass(), typed.key(), call.now());
        limits.take(LostApi.tries(who, call));
        lost.ask(who, typed.key(), spent, call.now());
      } catch (Problem problem) {
        var code = mustBeAboutTheCaptcha(problem);
        drafts.save(call, id, typed.withPass("").json());
        return Reply.seeOther(link(PATH, "d", id, "gambar", code));
      }
    }
    drafts.drop(call, id);
    return Reply.seeOther(PATH + "?terkirim=1");
  }

  private Typed typed(Call call) {
    return Typed.of(drafts.find(call, call.draft()).orElseGet(JsonObject::new));
  }

  private Typed posted(Call call) {
    var before = typed(call);
    var key = call.form("kunci").matches("[0-9a-f-]{36}") ? call.form("kunci") : before.key();
    var pass = key.equals(before.key()) ? before.pass() : "";
    return new Typed(call.form("nik").strip(), call.form("phone").strip(), key, pass);
  }

  private boolean asksCaptcha(Typed typed, Call call) {
    if (!captcha.on()) {
      return false;
    }
    try {
      return typed.pass().isEmpty()
          || captcha.redeem(typed.pass(), typed.key(), call.now()).isEmpty();
    } catch (Problem expired) {
      return true;
    }
  }

  private String solved(Call call, Typed typed) {
    return captcha.solve(
        call.form("captcha-id"), call.form("captcha"), typed.key(), call.address(), call.now());
  }

  private static String mustBeAboutTheCaptcha(Problem problem) {
    if (!ASK_AGAIN.contains(problem.code())) {
      throw problem;
    }
    return problem.code();
  }
}
