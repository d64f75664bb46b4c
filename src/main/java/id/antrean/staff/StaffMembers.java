package id.antrean.staff;

import id.antrean.core.Ids;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.db.ConstraintViolation;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.http.Assignment;
import id.antrean.http.Principal;
import id.antrean.security.Sessions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The people of a branch and those who manage them. Who may not see a person gets 404, who sees
 * them but may not manage all of their roles 403.
 */
public final class StaffMembers {

  /** {@code password}: good for one sign-in, and shown this once. */
  public record Given(StaffMember member, String password) {
    @Override
    public String toString() {
      return "Given[hidden]";
    }
  }

  private final AccountStore accounts = new AccountStore();
  private final FactorStore factors;
  private final StaffMemberStore store;
  private final StaffActs acts;
  private final Database db;
  private final Sealed sealed;
  private final Sessions sessions;
  private final Passwords passwords;

  StaffMembers(Database db, Sealed sealed, Sessions sessions, Passwords passwords) {
    this.db = db;
    this.sealed = sealed;
    this.sessions = sessions;
    this.passwords = passwords;
    this.store = new StaffMemberStore(sealed);
    this.acts = new StaffActs(db, sealed);
    this.factors = new FactorStore(sealed);
  }

  /** By user name. */
  public List<StaffMember> seenBy(Principal who, Instant now) {
    return store.seenBy(db, who, locked(db, now));
  }

  /** Problem 404 where the asker may not see them. */
  public StaffMember get(Principal who, String username, Instant now) {
    return mustSee(store.find(db, who, username, locked(db, now)), who);
  }

  /** Problem 409 username_taken; 403 for a role that the asker may not give. */
  public Given add(StaffAct act, NewMember wish) {
    mustGive(act.who(), wish.roles());
    var what = "add|" + wish.username() + "|" + wish.roles();
    return given(
        act,
        what,
        wish.username(),
        (tx, hash) -> {
          var id = Ids.next();
          store.add(tx, id, wish, hash, act.now());
          wish.roles().forEach(role -> addRole(tx, id, role));
          Map<String, Object> detail =
              Map.of("username", wish.username(), "roles", RoleText.of(wish.roles()));
          act.record(
              tx, wish.roles().getFirst().branch(), "STAFF_ADDED", Account.object(id), detail);
        });
  }

  /** In place of one that was forgotten; ends the person's sessions and lets them try at once. */
  public Given givePassword(StaffAct act, String username) {
    get(act.who(), username, act.now());
    return given(
        act,
        "password|" + username,
        username,
        (tx, hash) -> {
          var member = mustManage(tx, act, username);
          accounts.setPassword(tx, member.id(), hash, true);
          sessions.closeAll(tx, member.id());
          accounts.forgetTriesOf(tx, Accounts.usernameHash(sealed, username));
          record(tx, act, "PASSWORD_GIVEN", member, Map.of());
        });
  }

  private interface Write {
    void run(Tx tx, String hash);
  }

  /**
   * The password is derived from the request key, so that a repeat answers it once more: 409
   * password_used when its owner has changed it since.
   */
  private Given given(StaffAct act, String what, String username, Write write) {
    var from = sealed.hmac("one-time-password", act.who().account() + "|" + act.key() + "|" + what);
    var password = FreshSecret.password(from);
    var hash = passwords.hash(password);
    return acts.once(
        act,
        "account|" + what,
        tx -> {
          write.run(tx, hash);
          return username;
        },
        (tx, made) -> {
          var member = mustSee(tx, act.who(), made, act.now());
          if (!member.oneTime()) {
            throw Problem.conflict("password_used");
          }
          return new Given(member, password);
        });
  }

  /** Ends the tries that locked the name, on every device. */
  public StaffMember unlock(StaffAct act, String username) {
    return inOne(
        act,
        tx -> {
          var member = mustManage(tx, act, username);
          accounts.forgetTriesOf(tx, Accounts.usernameHash(sealed, username));
          record(tx, act, "STAFF_UNLOCKED", member, Map.of());
          return username;
        });
  }

  public StaffMember endSessions(StaffAct act, String username) {
    return inOne(
        act,
        tx -> {
          var member = mustManage(tx, act, username);
          int ended = sessions.closeAll(tx, member.id());
          record(tx, act, "STAFF_SESSIONS_ENDED", member, Map.of("sessionsEnded", ended));
          return username;
        });
  }

  /**
   * All of it or nothing; a disabled one is out at once. Problem 403 for a role that the asker may
   * neither give nor take; 409 last_admin.
   */
  public StaffMember change(StaffAct act, String username, MemberChange change) {
    return inOne(
        act,
        tx -> {
          mustSee(tx, act.who(), username, act.now()); // also where nothing is to change
          change.roles().ifPresent(roles -> setRoles(tx, act, username, member -> roles));
          change.disabled().ifPresent(disabled -> setDisabled(tx, act, username, disabled));
          if (change.dropFactor()) {
            dropFactor(tx, act, username);
          }
          return username;
        });
  }

  /** One more; of one that they have nothing changes. */
  public StaffMember addRole(StaffAct act, String username, Assignment role) {
    return inOne(
        act, tx -> setRoles(tx, act, username, member -> RoleText.with(member.roles(), role)));
  }

  /** One less. Problem 409 last_role: who leaves is disabled instead. */
  public StaffMember removeRole(StaffAct act, String username, Assignment role) {
    return inOne(
        act, tx -> setRoles(tx, act, username, member -> RoleText.without(member.roles(), role)));
  }

  private String setRoles(
      Tx tx, StaffAct act, String username, Function<StaffMember, List<Assignment>> wanted) {
    var member = mustSee(tx, act.who(), username, act.now());
    var roles = wanted.apply(member);
    if (roles.isEmpty()) {
      throw Problem.conflict("last_role").field("roles", Sentence.of("problem.last_role"));
    }
    var added = RoleText.missing(roles, member.roles());
    var removed = RoleText.missing(member.roles(), roles);
    mustGive(act.who(), added);
    mustGive(act.who(), removed);
    if (added.isEmpty() && removed.isEmpty()) {
      return username;
    }
    added.forEach(role -> addRole(tx, member.id(), role));
    StaffMemberStore.keepingAnAdmin(
        () -> removed.forEach(role -> accounts.removeRole(tx, member.id(), role)));
    Map<String, Object> detail =
        Map.of(
            "username", username,
            "before", RoleText.of(member.roles()),
            "after", RoleText.of(roles));
    var object = Account.object(member.id());
    act.record(tx, roles.getFirst().branch(), "STAFF_ROLES_CHANGED", object, detail);
    return username;
  }

  /** Problem 400 for a branch or a region that is not there. */
  private void addRole(Tx tx, UUID account, Assignment role) {
    try {
      accounts.addRole(tx, account, role);
    } catch (ConstraintViolation unknown) {
      if (!unknown.is("account_role_branch") && !unknown.is("account_role_region")) {
        throw unknown;
      }
      throw Problem.invalid("roles", Sentence.of("err.roleWhere"));
    }
  }

  private void setDisabled(Tx tx, StaffAct act, String username, boolean disabled) {
    var member = mustManage(tx, act, username);
    if (member.disabled() == disabled) {
      return;
    }
    store.setDisabled(tx, member.id(), disabled);
    int ended = disabled ? sessions.closeAll(tx, member.id()) : 0;
    var action = disabled ? "STAFF_DISABLED" : "STAFF_ENABLED";
    record(tx, act, action, member, Map.of("sessionsEnded", ended));
  }

  /** For whoever has lost the phone and the recovery codes: they set up another. */
  private void dropFactor(Tx tx, StaffAct act, String username) {
    var member = mustManage(tx, act, username);
    if (factors.remove(tx, member.id())) {
      sessions.closeAll(tx, member.id());
      record(tx, act, "SECOND_FACTOR_REMOVED", member, Map.of());
    }
  }

  /** The member as it is afterwards, also where the asker does not see them any more. */
  private StaffMember inOne(StaffAct act, Function<Tx, String> work) {
    return db.inTransaction(
        act.now(),
        tx ->
            store
                .find(tx, act.who(), work.apply(tx), locked(tx, act.now()))
                .orElseThrow(Problem::notFound));
  }

  private StaffMember mustSee(Tx tx, Principal who, String username, Instant now) {
    store.lock(tx, username);
    return mustSee(store.find(tx, who, username, locked(tx, now)), who);
  }

  private static StaffMember mustSee(Optional<StaffMember> member, Principal who) {
    return member
        .filter(found -> Managers.maySee(who, found.roles()))
        .orElseThrow(Problem::notFound);
  }

  private StaffMember mustManage(Tx tx, StaffAct act, String username) {
    var member = mustSee(tx, act.who(), username, act.now());
    if (!member.mine()) {
      throw Problem.forbidden();
    }
    return member;
  }

  private static void mustGive(Principal who, List<Assignment> roles) {
    if (!Managers.mayManage(who, roles)) {
      throw Problem.forbidden();
    }
  }

  private StaffMemberStore.Locked locked(Sql sql, Instant now) {
    return store.locked(sql, Accounts.TRIES, Accounts.LOCK, now);
  }

  private static void record(
      Tx tx, StaffAct act, String action, StaffMember member, Map<String, Object> detail) {
    var all = new HashMap<String, Object>(detail);
    all.put("username", member.username());
    act.record(tx, member.branch(), action, Account.object(member.id()), all);
  }
}
