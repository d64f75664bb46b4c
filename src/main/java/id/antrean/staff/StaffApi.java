package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.db.Database;
import id.antrean.http.Network;
import id.antrean.http.Problems;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.security.Sessions;
import id.antrean.staff.KnownDevices.Origin;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Staff sign in, go on where they were, and sign out. */
public final class StaffApi {
  private final Database db;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Limits limits;
  private final KnownDevices devices;

  StaffApi(Database db, Accounts accounts, Sessions sessions, Limits limits, KnownDevices devices) {
    this.db = db;
    this.accounts = accounts;
    this.sessions = sessions;
    this.limits = limits;
    this.devices = devices;
  }

  public void register(Routes routes) {
    routes.post("/api/v1/session", this::signIn);
    routes.post("/api/v1/session/lock", this::lock);
    routes.post("/api/v1/session/unlock", this::unlock);
    routes.get("/api/v1/session", this::resume);
    routes.delete("/api/v1/session", this::signOut);
  }

  private Reply signIn(Request request) {
    var body = request.json();
    var username = Accounts.username(body.getString("username"));
    var device = request.cookie(KnownDevices.COOKIE).orElse("");
    var origin = devices.origin(username, device, request.address());
    var account = account(request, username, body.getString("password"), origin);
    // After the password: a new PIN does not help whoever has a wrong one.
    var pin = Optional.ofNullable(body.getString("pin")).map(Pin::of);
    var csrfToken = sessions.open(request, account.id(), pin.map(accounts::hash));
    request.setCookie(
        KnownDevices.COOKIE,
        devices.remembered(username, device),
        KnownDevices.KEPT.toSeconds(),
        CookieSameSite.STRICT);
    return Reply.json(
        201, session(csrfToken, account.username(), account.role(), account.branch()));
  }

  /** Neither an attack on the name nor one from the same address slows a known device. */
  private Limits.Try[] tries(String username, Origin origin, String address) {
    var ofName = Limit.SIGN_IN.by(username + " " + origin.from());
    if (origin.isKnown()) {
      return new Limits.Try[] {ofName};
    }
    // The first tries of a network are apart: whoever goes on from a few uses up only their own.
    boolean isFirst = limits.isTaken(first(username, address));
    var ofAll = isFirst ? Limit.SIGN_IN_FIRST_NAME : Limit.SIGN_IN_NAME;
    return new Limits.Try[] {ofName, Limit.SIGN_IN_ADDRESS.by(address), ofAll.by(username)};
  }

  private static Limits.Try first(String username, String address) {
    return Limit.SIGN_IN_FIRST.by(username + " " + Network.of(address));
  }

  /** Where no password was looked at, no try is used up. */
  private Account account(Request request, String username, String password, Origin origin) {
    var tries = tries(username, origin, request.address());
    limits.take(tries);
    try {
      return accounts.signIn(username, password, origin, request.now());
    } catch (Problem problem) {
      if (problem.status() == 503) {
        limits.giveBack(tries);
        limits.giveBack(first(username, request.address()));
      }
      throw problem;
    }
  }

  /** Of a locked session only the token, with which its console can sign out, and whose it is. */
  private Reply resume(Request request) {
    if (request.isLocked()) {
      var locked = Problem.of(401, "session_locked");
      request.log(locked);
      var known =
          new JsonObject()
              .put("csrfToken", request.csrfToken())
              .put("username", request.member().username());
      return Problems.json(locked, request, known);
    }
    var who = request.principal();
    return Reply.json(session(request.csrfToken(), who.username(), who.role(), who.branch()));
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

  private Reply signOut(Request request) {
    var who = request.member();
    sessions.close(request);
    var object = "account:" + who.account();
    var from = request.address();
    Audit.record(
        db, request.now(), who.username(), from, who.branch(), "SIGNED_OUT", object, Map.of());
    return Reply.noContent();
  }

  private static JsonObject session(String csrfToken, String username, Role role, String branch) {
    var user = new JsonObject().put("username", username).put("role", role.name());
    if (branch != null) {
      user.put("branch", branch);
    }
    return new JsonObject().put("csrfToken", csrfToken).put("user", user);
  }
}
