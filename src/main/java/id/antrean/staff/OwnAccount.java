package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.db.Database;
import id.antrean.security.Sessions;
import id.antrean.staff.Passwords.Asker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What members of staff do about their own sign-in: password, sessions, devices. */
public final class OwnAccount {
  private static final String PASSWORD = "password";

  private final AccountStore store = new AccountStore();
  private final DeviceStore devices = new DeviceStore();
  private final Database db;
  private final Accounts accounts;
  private final Sessions sessions;

  OwnAccount(Database db, Accounts accounts, Sessions sessions) {
    this.db = db;
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /**
   * Ends all other sessions. Problem 400 names what is wrong with either; 429 locked after five
   * wrong old ones. {@code here}: the session that asks.
   */
  void changePassword(StaffAct act, byte[] here, String old, String fresh) {
    var username = act.who().username();
    var wrong = new WrongFields();
    PasswordRule.judge(fresh, username).ifPresent(fault -> wrong.put("new", fault));
    if (fresh.equals(old)) {
      wrong.put("new", Sentence.of("err.passwordSame"));
    }
    if (!isOwn(act, old)) {
      wrong.put("old", Sentence.of("err.passwordOld"));
    }
    wrong.mustBeNone();
    setPassword(act, here, fresh);
  }

  /** Instead of the one that somebody else gave them, with which they have just signed in. */
  void choosePassword(StaffAct act, byte[] here, String fresh) {
    var username = act.who().username();
    PasswordRule.judge(fresh, username)
        .ifPresent(
            fault -> {
              throw Problem.invalid("new", fault);
            });
    var given = store.find(db, username).orElseThrow(Problem::notFound).passwordHash();
    if (accounts.passwords().matches(Asker.KNOWN, fresh, given)) {
      throw Problem.invalid("new", Sentence.of("err.passwordSame"));
    }
    setPassword(act, here, fresh);
  }

  private void setPassword(StaffAct act, byte[] here, String fresh) {
    var username = act.who().username();
    var hash = accounts.passwords().hash(fresh);
    db.inTransaction(
        act.now(),
        tx -> {
          var account = act.who().account();
          store.setPassword(tx, account, hash, false);
          int ended = sessions.closeOthers(tx, account, here);
          accounts.forgetTries(tx, PASSWORD, username);
          Map<String, Object> detail = Map.of("sessionsEnded", ended);
          act.recordOwn(tx, "PASSWORD_CHANGED", detail);
          return null;
        });
  }

  /** Whether the password is theirs. Problem 429 locked after five that were not. */
  boolean isOwn(StaffAct act, String password) {
    var username = act.who().username();
    accounts.countTry(PASSWORD, username, act.now());
    try {
      var account = store.find(db, username).orElseThrow(Problem::notFound);
      boolean right =
          password.length() <= PasswordRule.LONGEST
              && accounts.passwords().matches(Asker.KNOWN, password, account.passwordHash());
      if (right) {
        accounts.forgetTries(db, PASSWORD, username);
      }
      return right;
    } catch (Problem busy) {
      accounts.giveBackTry(PASSWORD, username);
      throw busy;
    }
  }

  List<Sessions.Own> sessions(UUID account, byte[] here, Instant now) {
    return sessions.of(account, here, now);
  }

  /** {@code here}: the device that asks. */
  List<OwnDevice> devices(UUID account, byte[] here) {
    return devices.of(db, account, here);
  }

  /** False where it has ended already. */
  boolean endSession(StaffAct act, UUID id) {
    return db.inTransaction(
        act.now(),
        tx -> {
          boolean ended = sessions.closeOne(tx, act.who().account(), id);
          if (ended) {
            act.recordOwn(tx, "OWN_SESSION_ENDED", Map.of());
          }
          return ended;
        });
  }

  boolean forgetDevice(StaffAct act, UUID id) {
    return db.inTransaction(
        act.now(),
        tx -> {
          boolean gone = devices.forget(tx, act.who().account(), id);
          if (gone) {
            act.recordOwn(tx, "DEVICE_FORGOTTEN", Map.of());
          }
          return gone;
        });
  }
}
