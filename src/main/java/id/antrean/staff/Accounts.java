package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Role;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.http.Assignment;
import id.antrean.security.Sessions;
import id.antrean.staff.KnownDevices.Origin;
import id.antrean.staff.Passwords.Asker;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Who may sign in (R114). Five wrong passwords in a row lock a name for a quarter of an hour, for
 * the device or the address that they came from.
 */
public final class Accounts {
  /**
   * Where the demo's supervisor, officer and guard work, and its regional's region, unless other
   * branches were seeded.
   */
  public static final String DEMO_BRANCH = "semarang-pemuda";

  public static final List<String> DEMO_NAMES =
      List.of("admin", "regional", "supervisor", "officer", "guard");

  static final int TRIES = 5;
  static final Duration LOCK = Duration.ofMinutes(15);

  private final AccountStore store = new AccountStore();
  private final FactorStore factors;
  private final Database db;
  private final Sealed sealed;
  private final Sessions sessions;
  private final Passwords passwords;

  public Accounts(Vertx vertx, Database db, Sealed sealed, Sessions sessions) {
    this.db = db;
    this.sealed = sealed;
    this.sessions = sessions;
    this.factors = new FactorStore(sealed);
    this.passwords = new Passwords(vertx);
  }

  /**
   * Creates the administrator, or gives them the setting's password when the setting has changed:
   * so a lost password, or a lost second factor, is replaced by a restart. What they chose
   * themselves stays as long as the setting does.
   */
  public void createAdmin(String password, Instant now) {
    whereChanged("admin", password, now, (tx, hash) -> set(tx, "admin", hash, true, now));
  }

  /** Creates an account of each role, all with one password, which is set again when it changed. */
  public void createDemo(String password, Instant now) {
    whereChanged(
        "guard",
        password,
        now,
        (tx, hash) -> {
          store
              .demoBranch(tx, DEMO_BRANCH)
              .ifPresent(
                  branch -> {
                    for (var role : List.of(Role.SUPERVISOR, Role.OFFICER, Role.GUARD)) {
                      addIfNew(tx, Assignment.at(role, branch.id()), hash, now);
                    }
                    addIfNew(tx, Assignment.in(branch.region(), Set.of()), hash, now);
                  });
          DEMO_NAMES.forEach(name -> set(tx, name, hash, false, now));
        });
  }

  /** {@code write}: is given the new hash; the administrator is there by then. */
  private void whereChanged(
      String judged, String password, Instant now, BiConsumer<Tx, String> write) {
    if (isSettingOf(judged, password)) {
      return;
    }
    var hash = passwords.hash(password);
    db.inTransaction(
        now,
        tx -> {
          addIfNew(tx, Assignment.everywhere(), hash, now);
          write.accept(tx, hash);
          return null;
        });
  }

  private boolean isSettingOf(String username, String password) {
    return store
        .settingHash(db, username)
        .filter(hash -> passwords.matches(Asker.KNOWN, password, hash))
        .isPresent();
  }

  /** Ends the sessions of the old one. */
  private void set(Sql sql, String username, String hash, boolean oneTime, Instant now) {
    store
        .setSetting(sql, username, hash, oneTime)
        .ifPresent(
            account -> {
              sessions.closeAll(sql, account);
              factors.remove(sql, account);
              var object = Account.object(account);
              Audit.record(sql, now, "settings", null, null, "PASSWORD_SET", object, Map.of());
            });
  }

  /** Named as its role. */
  private void addIfNew(Sql sql, Assignment role, String hash, Instant now) {
    store.addIfNew(sql, role.role().name().toLowerCase(Locale.ROOT), hash, role, now);
  }

  /**
   * The same answer after the same time whether the name is unknown or the password wrong, also
   * when locked: tries are counted per name, known or not, and origin.
   */
  Account signIn(String username, String password, Origin origin, Instant now) {
    var name = sealed.hash("sign-in", username + "\n" + origin.from());
    store.forgetOldTries(db, now.minus(Duration.ofDays(1)));
    var tries = store.countTry(db, name, usernameHash(username), TRIES, LOCK, now);
    var account = store.find(db, username);
    var branch = account.map(Account::branch).orElse(null);
    var object = account.map(a -> Account.object(a.id())).orElse("account:unknown");
    var actor = username(account);
    var from = origin.address();
    if (tries.count() > TRIES) {
      Audit.record(db, now, actor, from, branch, "SIGN_IN_WHILE_LOCKED", object, Map.of());
      throw locked(Duration.between(now, tries.lastAt().plus(LOCK)));
    }
    if (isRight(account, password, origin, name)) {
      store.forgetTries(db, name);
      Audit.record(db, now, actor, from, branch, "SIGNED_IN", object, Map.of());
      return account.orElseThrow();
    }
    var detail = Map.<String, Object>of("try", tries.count());
    Audit.record(db, now, actor, from, branch, "SIGN_IN_FAILED", object, detail);
    throw Problem.of(401, "sign_in_failed");
  }

  private boolean isRight(Optional<Account> account, String password, Origin origin, byte[] name) {
    var asker = origin.isKnown() ? Asker.KNOWN : Asker.STRANGER;
    try {
      if (account.isEmpty()) {
        passwords.verifyAgainstDummy(asker, password);
        return false;
      }
      return passwords.matches(asker, password, account.get().passwordHash())
          && account.get().mayComeIn();
    } catch (Problem busy) {
      store.giveBackTry(db, name);
      throw busy;
    }
  }

  /** As it is stored. */
  static String username(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  String hash(Pin pin) {
    return passwords.hash(pin.digits());
  }

  /**
   * Counts a try of something that only the person themselves knows, within their session. Problem
   * 429 locked after five in a row.
   */
  void countTry(String what, String username, Instant now) {
    var tries = store.countTry(db, tried(what, username), usernameHash(username), TRIES, LOCK, now);
    if (tries.count() > TRIES) {
      throw locked(Duration.between(now, tries.lastAt().plus(LOCK)));
    }
  }

  /** For one that was not looked at. */
  void giveBackTry(String what, String username) {
    store.giveBackTry(db, tried(what, username));
  }

  void forgetTries(Sql sql, String what, String username) {
    store.forgetTries(sql, tried(what, username));
  }

  private byte[] tried(String what, String username) {
    return sealed.hash("sign-in", username + "\n" + what);
  }

  private byte[] usernameHash(String username) {
    return usernameHash(sealed, username);
  }

  /** Of the tries of a name, wherever they came from. */
  static byte[] usernameHash(Sealed sealed, String username) {
    return sealed.hash("sign-in-name", username);
  }

  /** Problem 503 busy: nothing was looked at. */
  boolean isPin(String typed, String hash) {
    return passwords.matches(Asker.KNOWN, typed, hash);
  }

  Passwords passwords() {
    return passwords;
  }

  /** An unknown name is not written down: it may be a password typed into the wrong field. */
  private static String username(Optional<Account> account) {
    return account.map(Account::username).orElse("unknown");
  }

  private static Problem locked(Duration wait) {
    int seconds = Math.max(1, (int) wait.toSeconds());
    return Problem.of(429, "locked", "n", (seconds + 59) / 60).retryAfter(seconds);
  }
}
