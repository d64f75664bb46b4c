package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.db.Database;
import id.antrean.web.Call;
import id.antrean.web.Limit;
import id.antrean.web.Limits;
import id.antrean.web.Reply;
import id.antrean.web.Routes;
import id.antrean.web.Sessions;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Staff sign in, go on where they were, and sign out. */
public final class StaffApi {
  private final Database db;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Limits limits;

  public StaffApi(Database db, Accounts accounts, Sessions sessions, Limits limits) {
    this.db = db;
    this.accounts = accounts;
    this.sessions = sessions;
    this.limits = limits;
  }

  public void register(Routes routes) {
    routes.post("/api/v1/session", this::signIn);
    routes.post("/api/v1/session/unlock", this::unlock);
    routes.get("/api/v1/session", this::resume);
    routes.delete("/api/v1/session", this::signOut);
  }

  private Reply signIn(Call call) {
    var body = call.json();
    var username = body.getString("username");
    var pin = Optional.ofNullable(body.getString("pin")).map(Pin::of);
    limits.take(
        Limit.SIGN_IN.by(username + " " + call.address()),
        Limit.SIGN_IN_ADDRESS.by(call.address()));
    var account = accounts.signIn(username, body.getString("password"), call.now());
    var csrfToken = sessions.open(call, account.id(), pin.map(accounts::hash));
    return Reply.json(
        201, session(csrfToken, account.username(), account.role(), account.branch()));
  }

  private Reply resume(Call call) {
    var who = call.principal();
    return Reply.json(session(call.csrfToken(), who.username(), who.role(), who.branch()));
  }

  /** After the last try only the password helps. */
  private Reply unlock(Call call) {
    var tried = sessions.tryPin(call).orElseThrow(() -> Problem.of(401, "not_signed_in"));
    if (accounts.isPin(call.json().getString("pin"), tried.pinHash())) {
      sessions.unlock(call);
      return resume(call);
    }
    if (tried.left() == 0) {
      sessions.close(call);
      throw Problem.of(401, "not_signed_in");
    }
    throw Problem.of(401, "pin_wrong", "n", tried.left());
  }

  private Reply signOut(Call call) {
    var who = call.principal();
    sessions.close(call);
    var object = "account:" + who.account();
    Audit.record(db, call.now(), who.username(), who.branch(), "SIGNED_OUT", object, Map.of());
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
