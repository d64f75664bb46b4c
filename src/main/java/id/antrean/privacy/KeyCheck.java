package id.antrean.privacy;

import id.antrean.core.Code;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.privacy.KeyCheckStore.Kind;
import id.antrean.privacy.KeyCheckStore.Known;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether the keys given are those of the data. The first start leaves what each key made of a
 * constant; of a database from before there was such a check, the newest rows are tried.
 */
public final class KeyCheck {

  /** What is wrong with the keys given, if anything. */
  public enum Verdict {
    RIGHT,
    EXCHANGED,
    ENCRYPTION_KEY_WRONG,
    HASH_KEY_WRONG,
    BOTH_WRONG,
    /** The encryption key is right, but values lie under another one, too. */
    OLD_KEY_MISSING
  }

  private static final String PLACE = "key_check/proof";
  private static final String CONSTANT = "antrean";
  private static final int ROWS = 20;

  /**
   * What shows in the database which keys are right. {@code ofEachKey}: all values must open, for
   * they stand for a key each; else one will do, for a row may be damaged.
   */
  private record Evidence(
      List<Predicate<Sealed>> opens, boolean ofEachKey, List<Predicate<Sealed>> finds) {

    boolean isOfHashKey(Sealed sealed) {
      return finds.isEmpty() || finds.stream().anyMatch(found -> found.test(sealed));
    }

    boolean isOfEncryptionKey(Sealed sealed) {
      return opens.isEmpty() || opens.stream().anyMatch(opened -> opened.test(sealed));
    }

    boolean isOfAllKeys(Sealed sealed) {
      return !ofEachKey || opens.stream().allMatch(opened -> opened.test(sealed));
    }

    Verdict verdict(Sealed sealed) {
      boolean encryption = isOfEncryptionKey(sealed);
      boolean hash = isOfHashKey(sealed);
      if (encryption && hash) {
        return isOfAllKeys(sealed) ? Verdict.RIGHT : Verdict.OLD_KEY_MISSING;
      }
      var exchanged = sealed.exchanged();
      if (isOfEncryptionKey(exchanged) && isOfHashKey(exchanged)) {
        return Verdict.EXCHANGED;
      }
      return encryption
          ? Verdict.HASH_KEY_WRONG
          : hash ? Verdict.ENCRYPTION_KEY_WRONG : Verdict.BOTH_WRONG;
    }
  }

  private final KeyCheckStore store = new KeyCheckStore();
  private final SealedStore rows = new SealedStore();

  /** Keys that are right are remembered; else nothing is written. */
  public Verdict check(Database db, Sealed sealed, Instant now) {
    return db.inBulk(
        now,
        tx -> {
          var known = store.lock(tx);
          var evidence = known.isEmpty() ? ofRows(tx) : ofConstants(known);
          var verdict = evidence.verdict(sealed);
          if (verdict == Verdict.RIGHT) {
            remember(tx, sealed, known.isEmpty() && !evidence.opens().isEmpty());
          }
          return verdict;
        });
  }

  private static Evidence ofConstants(List<Known> known) {
    return new Evidence(
        of(known, Kind.ENCRYPTION).<Predicate<Sealed>>map(k -> s -> opens(s, k.proof())).toList(),
        true,
        of(known, Kind.HASH)
            .<Predicate<Sealed>>map(k -> s -> MessageDigest.isEqual(hash(s), k.proof()))
            .toList());
  }

  private static Stream<Known> of(List<Known> known, Kind kind) {
    return known.stream().filter(k -> k.kind() == kind);
  }

  private static boolean opens(Sealed sealed, byte[] proof) {
    return sealed.opens(proof, PLACE);
  }

  private static byte[] hash(Sealed sealed) {
    return sealed.hmac("key-check", CONSTANT);
  }

  private Evidence ofRows(Tx tx) {
    var opens = new ArrayList<Predicate<Sealed>>();
    for (var column : SealedColumn.values()) {
      rows.newest(tx, column, ROWS)
          .forEach(v -> opens.add(s -> s.opens(v.sealed(), column.place(v.row()))));
    }
    var finds =
        rows.newestPrints(tx, ROWS).stream()
            .<Predicate<Sealed>>map(
                p ->
                    s ->
                        MessageDigest.isEqual(
                            Code.lookup(s, Code.ofBooking(s, p.booking())), p.codeHash()))
            .toList();
    return new Evidence(opens, false, finds);
  }

  /**
   * The old key only of a database from before the check: in any other its row is there, or it was
   * forgotten because nothing lies under it any more.
   */
  private void remember(Tx tx, Sealed sealed, boolean andOld) {
    store.add(tx, Kind.HASH, sealed.hash("key-id", CONSTANT), hash(sealed));
    addEncryption(tx, sealed);
    if (andOld) {
      sealed.ofOldKey().ifPresent(old -> addEncryption(tx, old));
    }
  }

  private void addEncryption(Tx tx, Sealed sealed) {
    store.add(tx, Kind.ENCRYPTION, sealed.keyId(), sealed.seal(CONSTANT, PLACE));
  }
}
