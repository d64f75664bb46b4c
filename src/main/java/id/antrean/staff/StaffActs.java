package id.antrean.staff;

import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.RequestKeys;
import id.antrean.db.Tx;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Does what a member of staff asks for once for each request key, in one transaction. */
public final class StaffActs {
  private final Database db;
  private final Sealed sealed;

  public StaffActs(Database db, Sealed sealed) {
    this.db = db;
    this.sealed = sealed;
  }

  /**
   * {@code first} names what it made, and {@code made} answers with that, as it is now. Problem 422
   * request_key_reused: the key came with another {@code what}, or from somebody else.
   */
  public <T> T once(
      StaffAct act, String what, Function<Tx, String> first, BiFunction<Tx, String, T> made) {
    return db.inTransaction(act.now(), tx -> once(tx, act, what, first, made));
  }

  /** The same for what takes long: each step may take a minute. */
  public <T> T onceInBulk(
      StaffAct act, String what, Function<Tx, String> first, BiFunction<Tx, String, T> made) {
    return db.inBulk(act.now(), tx -> once(tx, act, what, first, made));
  }

  private <T> T once(
      Tx tx,
      StaffAct act,
      String what,
      Function<Tx, String> first,
      BiFunction<Tx, String, T> made) {
    var earlier = RequestKeys.claim(tx, act.key(), print(act, what), act.now());
    if (earlier.isPresent()) {
      return made.apply(tx, earlier.get());
    }
    var name = first.apply(tx);
    RequestKeys.remember(tx, act.key(), name);
    return made.apply(tx, name);
  }

  private byte[] print(StaffAct act, String what) {
    return sealed.hash("staff-act", act.who().account() + "|" + what);
  }
}
