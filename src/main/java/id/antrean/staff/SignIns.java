package id.antrean.staff;

import id.antrean.core.Ids;
import id.antrean.core.Problem;
import id.antrean.db.Database;
import id.antrean.http.Network;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.staff.KnownDevices.Origin;
import java.time.Instant;

/** Signs people in, by page and by API: with limits on tries, and known devices apart. */
final class SignIns {

  /**
   * What a browser sent: {@code device} is the value of its cookie, "" without one; {@code browser}
   * its name.
   */
  record Typed(
      String username,
      String password,
      String device,
      String browser,
      String address,
      Instant now) {
    @Override
    public String toString() {
      return "Typed[hidden]";
    }
  }

  /** {@code device}: the value that the cookie has from now on. */
  record SignedIn(Account account, String device) {}

  private final Database db;
  private final Accounts accounts;
  private final Limits limits;
  private final KnownDevices devices;
  private final DeviceStore store = new DeviceStore();

  SignIns(Database db, Accounts accounts, Limits limits, KnownDevices devices) {
    this.db = db;
    this.accounts = accounts;
    this.limits = limits;
    this.devices = devices;
  }

  /** Problem 401 sign_in_failed; 429 locked, too_many_requests; 503 busy. */
  SignedIn signIn(Typed typed) {
    var username = Accounts.username(typed.username());
    var account = account(typed, username, origin(typed, username));
    var device = devices.remembered(username, typed.device());
    var before = typed.now().minus(KnownDevices.KEPT);
    store.forgetOld(db, before);
    store.seen(db, account.id(), devices.hash(device), Ids.next(), typed.browser(), typed.now());
    return new SignedIn(account, device);
  }

  /** A device that its owner forgot is a stranger again, whatever its cookie says. */
  private Origin origin(Typed typed, String username) {
    var origin = devices.origin(username, typed.device(), typed.address());
    return origin.isKnown() && !store.isKnown(db, username, devices.hash(typed.device()))
        ? Origin.address(typed.address())
        : origin;
  }

  /** Where no password was looked at, no try is used up. */
  private Account account(Typed typed, String username, Origin origin) {
    var tries = tries(username, origin, typed.address());
    limits.take(tries);
    try {
      return accounts.signIn(username, typed.password(), origin, typed.now());
    } catch (Problem problem) {
      if (problem.status() == 503) {
        limits.giveBack(tries);
        limits.giveBack(first(username, typed.address()));
      }
      throw problem;
    }
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
}
