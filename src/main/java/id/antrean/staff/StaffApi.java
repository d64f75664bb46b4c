package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.db.Database;
import id.antrean.http.Hold;
import id.antrean.http.Principal;
import id.antrean.http.Problems;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.StaffLinks;
import id.antrean.security.BrowserName;
import id.antrean.security.Sessions;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Staff sign in, go on where they were, and sign out. */
public final class StaffApi {
  private final Database db;
  private final SignIns signIns;
  private final Accounts accounts;
  private final OwnAccount own;
  private final OwnFactor factor;
  private final Sessions sessions;

  StaffApi(
      Database db,
      SignIns signIns,
      Accounts accounts,
      OwnAccount own,
      OwnFactor factor,
      Sessions sessions) {
    this.db = db;
    this.signIns = signIns;
    this.accounts = accounts;
    this.own = own;
    this.factor = factor;
    this.sessions = sessions;
  }

  public void register(Routes routes) {
    routes.post("/api/v1/session", this::signIn);
    routes.post("/api/v1/session/lock", this::lock);
    routes.post("/api/v1/session/unlock", this::unlock);
    routes.post("/api/v1/session/code", this::showCode);
    routes.patch("/api/v1/session/password", this::changePassword);
    routes.get("/api/v1/session", this::resume);
    routes.delete("/api/v1/session", this::signOut);
  }

  private Reply signIn(Request request) {
    var body = request.json();
    var signedIn =
        signIns.signIn(typed(request, body.getString("username"), body.getString("password")));
    // After the password: a new PIN does not help whoever has a wrong one.
    var pin = Optional.ofNullable(body.getString("pin")).map(Pin::of);
    open(request, sessions, signedIn, pin.map(accounts::hash));
    return Reply.json(201, session(request));
  }

  static SignIns.Typed typed(Request request, String username, String password) {
    return new SignIns.Typed(
        username,
        password,
        device(request),
        BrowserName.of(request.header("User-Agent").orElse("")),
        request.address(),
        request.now());
  }

  static String device(Request request) {
    return request.cookie(KnownDevices.COOKIE).orElse("");
  }

  /** The session and the device's cookie; the request goes on as the one who signed in. */
  static void open(
      Request request, Sessions sessions, SignIns.SignedIn signedIn, Optional<String> pinHash) {
    sessions.open(request, signedIn.account().id(), pinHash);
    request
        .cookies()
        .set(
            KnownDevices.COOKIE,
            signedIn.device(),
            KnownDevices.KEPT.toSeconds(),
            CookieSameSite.STRICT);
  }

  /** Of a held session only the token, with which its console can sign out, and whose it is. */
  private Reply resume(Request request) {
    if (request.hold().isEmpty()) {
      return Reply.json(session(request));
    }
    var held = Problem.of(401, request.hold().get().code());
    request.log(held);
    var known =
        new JsonObject()
            .put("csrfToken", request.csrfToken())
            .put("username", request.member().username());
    next(request).ifPresent(page -> known.put("next", page));
    return Problems.json(held, request, known);
  }

  /** The page that asks for what a session lacks. */
  private static Optional<String> next(Request request) {
    return request
        .hold()
        .filter(hold -> hold != Hold.LOCKED)
        .map(hold -> hold.page(StaffLinks.console()));
  }

  private Reply lock(Request request) {
    sessions.lock(request);
    return Reply.noContent();
  }

  /** After the last try only the password helps. */
  private Reply unlock(Request request) {
    var tried = sessions.tryPin(request).orElseThrow(() -> Problem.of(401, "not_signed_in"));
    if (isRight(request, tried.pinHash())) {
      sessions.unlock(request);
      return resume(request);
    }
    if (tried.left() == 0) {
      sessions.close(request);
      throw Problem.of(401, "not_signed_in");
    }
    throw Problem.of(401, "pin_wrong", "n", tried.left());
  }

  private boolean isRight(Request request, String pinHash) {
    try {
      return accounts.isPin(request.json().getString("pin"), pinHash);
    } catch (Problem busy) {
      sessions.giveBackPinTry(request);
      throw busy;
    }
  }

  private Reply showCode(Request request) {
    factor.show(act(request), sessions.here(request), request.json().getString("code"));
    sessions.resume(request);
    return Reply.json(session(request));
  }

  private Reply changePassword(Request request) {
    var body = request.json();
    own.changePassword(
        act(request), sessions.here(request), body.getString("old"), body.getString("new"));
    return Reply.noContent();
  }

  static StaffAct act(Request request) {
    return new StaffAct(request.member(), request.address(), "", request.now());
  }

  private Reply signOut(Request request) {
    signOut(db, sessions, request);
    return Reply.noContent();
  }

  static void signOut(Database db, Sessions sessions, Request request) {
    var who = request.member();
    sessions.close(request);
    var object = Account.object(who.account());
    var from = request.address();
    Audit.record(
        db, request.now(), who.username(), from, who.branch(), "SIGNED_OUT", object, Map.of());
  }

  /** {@code next}: what the session lacks before anything else answers, and where it is asked. */
  private static JsonObject session(Request request) {
    var json =
        new JsonObject().put("csrfToken", request.csrfToken()).put("user", user(request.member()));
    next(request).ifPresent(page -> json.put("next", page));
    return json;
  }

  private static JsonObject user(Principal who) {
    var user = new JsonObject().put("username", who.username()).put("role", who.role().name());
    if (who.branch() != null) {
      user.put("branch", who.branch());
    }
    return user.put("roles", RoleJson.of(who.roles()));
  }
}
