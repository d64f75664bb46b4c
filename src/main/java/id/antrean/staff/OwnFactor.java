package id.antrean.staff;

import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.security.Sessions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The second factor of a member of staff: set up, shown, replaced. Its codes follow the real time,
 * as the phone does, also where the demo's clock is another.
 */
public final class OwnFactor {
  private static final String CODE = "code";
  private static final Pattern DIGITS = Pattern.compile("[0-9]{6}");

  private final FactorStore store;
  private final Database db;
  private final Sealed sealed;
  private final Accounts accounts;
  private final Sessions sessions;
  private final InstantSource phones;
  private final SecureRandom random = new SecureRandom();

  OwnFactor(
      Database db, Sealed sealed, Accounts accounts, Sessions sessions, InstantSource phones) {
    this.store = new FactorStore(sealed);
    this.db = db;
    this.sealed = sealed;
    this.accounts = accounts;
    this.sessions = sessions;
    this.phones = phones;
  }

  /** A secret not in use yet; {@code proof} carries it through the form that proves it. */
  record Offer(Totp totp, String proof) {}

  Offer offer(UUID account) {
    return offer(account, Totp.next(random));
  }

  private Offer offer(UUID account, Totp totp) {
    var bytes = sealed.seal(totp.secret(), place(account));
    return new Offer(totp, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The same once more, for a form that was refused; another where the proof is none of ours. */
  Offer offer(UUID account, String proof) {
    try {
      var bytes = Base64.getUrlDecoder().decode(proof);
      return offer(account, new Totp(sealed.open(bytes, place(account))));
    } catch (IllegalArgumentException notOurs) {
      return offer(account);
    }
  }

  private static String place(UUID account) {
    return "totp-offer/" + account;
  }

  /**
   * Makes the offered secret the factor of the account, in place of any before; answers the
   * recovery codes, which nobody can read again. Problem 400 for a code that is not of now.
   */
  List<String> set(StaffAct act, byte[] here, Offer offer, String typed) {
    var account = act.who().account();
    accounts.countTry(CODE, act.who().username(), act.now());
    var step = offer.totp().stepOf(plain(typed), phones.instant());
    if (step.isEmpty()) {
      throw Problem.invalid(CODE, Sentence.of("err.codeWrong"));
    }
    var codes = FreshSecret.recoveryCodes(random);
    db.inTransaction(
        act.now(),
        tx -> {
          store.set(tx, account, offer.totp(), step.getAsLong(), act.now());
          store.setRecoveryCodes(tx, account, codes);
          shown(tx, act, here);
          act.recordOwn(tx, "SECOND_FACTOR_SET", Map.of());
          return null;
        });
    return codes;
  }

  /**
   * Lets the session go on: by a code of the factor, each good once, or by a recovery code. Problem
   * 401 code_wrong; 429 locked after five wrong ones.
   */
  void show(StaffAct act, byte[] here, String typed) {
    accounts.countTry(CODE, act.who().username(), act.now());
    boolean right =
        db.inTransaction(
            act.now(),
            tx -> {
              var way = way(tx, act, typed);
              if (way.isEmpty()) {
                act.recordOwn(tx, "CODE_WRONG", Map.of());
                return false;
              }
              shown(tx, act, here);
              Map<String, Object> detail = Map.of("by", way);
              act.recordOwn(tx, "CODE_SHOWN", detail);
              return true;
            });
    if (!right) {
      throw Problem.of(401, "code_wrong").field(CODE, Sentence.of("err.codeWrong"));
    }
  }

  private void shown(Tx tx, StaffAct act, byte[] here) {
    sessions.codeShown(tx, here, act.now());
    accounts.forgetTries(tx, CODE, act.who().username());
  }

  /** By what it was proved; "" where it was not. */
  private String way(Tx tx, StaffAct act, String typed) {
    var account = act.who().account();
    var code = plain(typed);
    if (!DIGITS.matcher(code).matches()) {
      var recovery = FreshSecret.recoveryCode(typed);
      return store.useRecoveryCode(tx, account, recovery, act.now()) ? "recovery code" : "";
    }
    var step =
        store
            .find(tx, account)
            .map(totp -> totp.stepOf(code, phones.instant()))
            .filter(found -> found.isPresent());
    return step.isPresent() && store.use(tx, account, step.get().getAsLong()) ? "app" : "";
  }

  /** Without the space that apps show in the middle. */
  private static String plain(String typed) {
    return typed.replaceAll("[\\s-]", "");
  }

  /** How many recovery codes are left. */
  int recoveryCodesLeft(UUID account) {
    return store.recoveryCodesLeft(db, account);
  }

  boolean isSet(UUID account) {
    return store.find(db, account).isPresent();
  }

  /** In place of those from before, of which some may be lost or used. */
  List<String> newRecoveryCodes(StaffAct act) {
    var codes = FreshSecret.recoveryCodes(random);
    db.inTransaction(
        act.now(),
        tx -> {
          store.setRecoveryCodes(tx, act.who().account(), codes);
          act.recordOwn(tx, "RECOVERY_CODES_RENEWED", Map.of());
          return null;
        });
    return codes;
  }
}
