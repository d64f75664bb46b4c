package id.antrean.booking;

import id.antrean.core.Lane;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sentence;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.staff.StaffAct;
import id.antrean.staff.StaffActs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Passes for the e-Klaim lane, granted and taken back by supervisors until claims do it. */
public final class PassGrants {
  private static final Duration LISTED = Duration.ofDays(30);
  private static final int LISTED_MOST = 50;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Database db;
  private final Sealed sealed;
  private final StaffActs acts;
  private final GrantedPassStore store;

  PassGrants(Database db, Sealed sealed, StaffActs acts) {
    this.db = db;
    this.sealed = sealed;
    this.acts = acts;
    this.store = new GrantedPassStore(sealed);
  }

  /**
   * The same person, claim and days are one pass, however often it is granted. Problem 409
   * claim_of_another: the claim has a pass of another NIK; 404 for a repeat of what was taken back.
   */
  public GrantedPass grant(StaffAct act, String branch, PassWish wish) {
    var pass = branch + "|" + wish.nik().digits() + "|" + wish.claim().bare() + "|" + wish.days();
    var id = UUID.nameUUIDFromBytes(sealed.hmac("granted-pass", pass));
    return acts.once(
        act,
        "grant|" + pass,
        tx -> {
          add(tx, act, branch, wish, id);
          return id.toString();
        },
        (tx, made) -> mustFind(tx, branch, made));
  }

  private void add(Tx tx, StaffAct act, String branch, PassWish wish, UUID id) {
    var nikHash = Person.nikHash(sealed, wish.nik());
    var claimHash = wish.claim().hash(sealed);
    store.lock(tx, claimHash);
    if (store.isOfAnother(tx, claimHash, nikHash)) {
      throw Problem.conflict("claim_of_another")
          .field("reference", Sentence.of("problem.claim_of_another"));
    }
    var row = new GrantedPassStore.NewRow(id, nikHash, Lane.E_KLAIM, branch, claimHash, act.now());
    if (store.add(tx, row, wish, act.who().username())) {
      Map<String, Object> detail = Map.of("days", wish.days(), "reason", wish.reason().text());
      act.record(tx, branch, "PASS_GRANTED", "lane_pass:" + id, detail);
    }
  }

  /** Problem 409 pass_used: somebody booked with it; 404: not of this branch, or gone already. */
  public void takeBack(StaffAct act, String branch, String id) {
    acts.once(
        act,
        "take back|" + branch + "|" + id,
        tx -> {
          var granted = mustFind(tx, branch, id);
          if (granted.used()) {
            throw Problem.conflict("pass_used");
          }
          if (!store.remove(tx, granted.pass().id())) {
            throw Problem.notFound();
          }
          act.record(tx, branch, "PASS_TAKEN_BACK", "lane_pass:" + id, Map.of());
          return id;
        },
        (tx, made) -> made);
  }

  private GrantedPass mustFind(Tx tx, String branch, String id) {
    return find(tx, branch, id).orElseThrow(Problem::notFound);
  }

  public Optional<GrantedPass> find(String branch, String id) {
    return find(db, branch, id);
  }

  private Optional<GrantedPass> find(Sql sql, String branch, String id) {
    return isId(id) ? store.find(sql, branch, UUID.fromString(id)) : Optional.empty();
  }

  /** Whether there may be, or may have been, a pass of this id. */
  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** The newest first. */
  public List<GrantedPass> recent(String branch, Instant now) {
    return store.recent(db, branch, now.minus(LISTED), LISTED_MOST);
  }
}
