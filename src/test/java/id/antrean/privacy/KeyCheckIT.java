package id.antrean.privacy;

import static id.antrean.privacy.SealedRows.HASH;
import static id.antrean.privacy.SealedRows.NEW;
import static id.antrean.privacy.SealedRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.privacy.KeyCheck.Verdict;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which keys a database takes for its own. */
class KeyCheckIT {
  private static final Sealed RIGHT = new Sealed(OLD, HASH);
  private static final Sealed ANOTHER = new Sealed(NEW, HASH);
  private static final Sealed BOTH = new Sealed(NEW, Optional.of(OLD), HASH);
  private static final List<String> HASHES =
      List.of(".*_hash", "fingerprint", "open_key", "receiver", "print", "link");

  private static Vertx vertx;
  private static Database db;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    db = new Database(vertx, TestPostgres.fresh());
    TestBranch.branch(db, 1);
  }

  @AfterAll
  static void close() {
    db.close();
    vertx.close().await();
  }

  @BeforeEach
  void nothingIsKnown() {
    db.run("DELETE FROM key_check");
    db.run("DELETE FROM booking");
    db.run("DELETE FROM slot");
  }

  private static Verdict check(Sealed sealed) {
    return new KeyCheck().check(db, sealed, Instant.EPOCH);
  }

  private static List<String> known() {
    return db.list(row -> row.getString("kind"), "SELECT kind FROM key_check ORDER BY kind");
  }

  @Test
  void theFirstStartMakesItsKeysTheRightOnes() {
    assertThat(check(RIGHT)).isEqualTo(Verdict.RIGHT);
    assertThat(check(RIGHT)).isEqualTo(Verdict.RIGHT);
    assertThat(check(ANOTHER)).isEqualTo(Verdict.ENCRYPTION_KEY_WRONG);
    assertThat(check(new Sealed(OLD, NEW))).isEqualTo(Verdict.HASH_KEY_WRONG);
    assertThat(check(new Sealed(NEW, OLD))).isEqualTo(Verdict.BOTH_WRONG);
    assertThat(check(new Sealed(HASH, OLD))).isEqualTo(Verdict.EXCHANGED);
    assertThat(known())
        .as("nothing is written for wrong ones")
        .containsExactly("ENCRYPTION", "HASH");
  }

  @Test
  void ofTwoFirstStartsAtOnceWithDifferentKeysOneIsRefused() {
    for (int round = 0; round < 5; round++) {
      nothingIsKnown();
      var verdicts = TestPeople.race(4, n -> check(n % 2 == 0 ? RIGHT : ANOTHER));
      assertThat(verdicts).filteredOn(v -> v == Verdict.RIGHT).hasSize(2);
      assertThat(verdicts).filteredOn(v -> v == Verdict.ENCRYPTION_KEY_WRONG).hasSize(2);
      assertThat(known()).containsExactly("ENCRYPTION", "HASH");
    }
  }

  @Test
  void whileAKeyIsReplacedBothMustBeGiven() {
    check(RIGHT);
    assertThat(check(new Sealed(OLD, Optional.of(NEW), HASH)))
        .as("the new one may come first, to open only")
        .isEqualTo(Verdict.RIGHT);
    assertThat(known()).hasSize(2);
    assertThat(check(BOTH)).isEqualTo(Verdict.RIGHT);
    assertThat(known()).containsExactly("ENCRYPTION", "ENCRYPTION", "HASH");
    assertThat(check(ANOTHER)).isEqualTo(Verdict.OLD_KEY_MISSING);
    assertThat(check(RIGHT)).isEqualTo(Verdict.OLD_KEY_MISSING);
    assertThat(check(BOTH)).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void aDatabaseFromBeforeTheCheckIsJudgedByItsNewestRows() {
    SealedRows.add(db, RIGHT, 30, 1);
    SealedRows.stripKeyIds(db);
    assertThat(check(ANOTHER)).isEqualTo(Verdict.ENCRYPTION_KEY_WRONG);
    assertThat(check(new Sealed(OLD, NEW))).isEqualTo(Verdict.HASH_KEY_WRONG);
    assertThat(check(new Sealed(NEW, OLD))).isEqualTo(Verdict.BOTH_WRONG);
    assertThat(check(new Sealed(HASH, OLD))).isEqualTo(Verdict.EXCHANGED);
    assertThat(known()).isEmpty();
    assertThat(check(RIGHT)).isEqualTo(Verdict.RIGHT);
    assertThat(known()).containsExactly("ENCRYPTION", "HASH");
  }

  @Test
  void aDatabaseFromBeforeTheCheckMayBeginToReplaceItsKeyAtOnce() {
    SealedRows.add(db, RIGHT, 3, 1);
    assertThat(check(BOTH)).isEqualTo(Verdict.RIGHT);
    assertThat(check(ANOTHER)).isEqualTo(Verdict.OLD_KEY_MISSING);
  }

  @Test
  void aDamagedRowOfADatabaseFromBeforeTheCheckDoesNotMakeTheKeysWrong() {
    var last = SealedRows.add(db, RIGHT, 3, 1).getLast();
    db.run("UPDATE booking SET person = '\\x01', code_hash = '\\x01' WHERE id = $1", last);
    assertThat(check(RIGHT)).isEqualTo(Verdict.RIGHT);
  }

  /** A new column is a hash by its name, or is in the list and so checked and resealed. */
  @Test
  void everyColumnOfBytesIsAHashOrInTheListOfSealedOnes() {
    var listed =
        Arrays.stream(SealedColumn.values()).map(c -> c.table() + "." + c.column()).toList();
    var bytes =
        db.list(
            row -> row.getString(0),
            """
            SELECT table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'bytea' AND table_name <> 'key_check'
            """);
    var sealed =
        bytes.stream().filter(c -> HASHES.stream().noneMatch(h -> c.matches("\\w+\\." + h)));
    assertThat(sealed).containsExactlyInAnyOrderElementsOf(listed);
    assertThat(Stream.of(SealedColumn.values()).map(c -> c.place(null)).distinct())
        .hasSameSizeAs(listed);
  }
}
