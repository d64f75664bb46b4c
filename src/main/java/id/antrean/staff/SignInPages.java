package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.core.Sentence;
import id.antrean.db.Database;
import id.antrean.http.Principal;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormToken;
import id.antrean.security.Sessions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Signing in and out by plain forms. */
public final class SignInPages {

  /** {@code refusal}: why the last try came to nothing, or null. */
  public record SignInPage(
      String action,
      String token,
      String username,
      Sentence refusal,
      Map<String, Sentence> wrong) {}

  /** As the API takes them: more is no name and no password of anybody. */
  private static final int LONGEST = 256;

  private final Database db;
  private final SignIns signIns;
  private final Sessions sessions;
  private final FormToken tokens;

  SignInPages(Database db, SignIns signIns, Sessions sessions, FormToken tokens) {
    this.db = db;
    this.signIns = signIns;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  void register(Routes routes) {
    routes.get("/staf/masuk", this::show);
    routes.post("/staf/masuk", this::signIn);
    routes.post("/staf/keluar", this::signOut);
  }

  private Reply show(Request request) {
    return page(request, 200, "", null, Map.of());
  }

  private Reply page(
      Request request, int status, String username, Sentence refusal, Map<String, Sentence> wrong) {
    var action = StaffLinks.signIn(request.back().orElse(""));
    var token = tokens.of(StaffLinks.signIn(""), request.now());
    var model = new SignInPage(action, token, username, refusal, wrong);
    return Reply.page(status, "staff/signin.jte", model);
  }

  private Reply signIn(Request request) {
    var username = request.form("username");
    var password = request.form("password");
    if (!tokens.isGood(request, StaffLinks.signIn(""))) {
      return page(request, 403, username, Sentence.of("err.old"), Map.of());
    }
    var wrong = new LinkedHashMap<String, Sentence>();
    if (username.isBlank() || username.length() > LONGEST) {
      wrong.put("username", Sentence.of("err.username"));
    }
    if (password.isEmpty() || password.length() > LONGEST) {
      wrong.put("password", Sentence.of("err.password"));
    }
    if (!wrong.isEmpty()) {
      request.log(Problem.invalid());
      return page(request, 400, username, null, wrong);
    }
    try {
      var signedIn = signIns.signIn(StaffApi.typed(request, username, password));
      StaffApi.open(request, sessions, signedIn, Optional.empty());
    } catch (Problem refusal) {
      request.log(refusal);
      return page(request, refusal.status(), username, refusal.sentence(), Map.of());
    }
    return Reply.seeOther(onward(request));
  }

  private Reply signOut(Request request) {
    StaffApi.signOut(db, sessions, request);
    return Reply.seeOther(StaffLinks.signIn(""));
  }

  /** To what the session still lacks, else where they wanted to go. */
  static String onward(Request request) {
    var back = target(request);
    return request.hold().map(hold -> hold.page(back)).orElse(back);
  }

  static String target(Request request) {
    return request
        .back()
        .filter(
            path -> path.startsWith(StaffLinks.staff()) || path.startsWith(StaffLinks.console()))
        .orElseGet(() -> home(request.member()));
  }

  private static String home(Principal who) {
    boolean decides = who.roles().stream().anyMatch(one -> one.role().isAbove(Role.OFFICER));
    return decides ? StaffLinks.staff() : StaffLinks.console();
  }
}
