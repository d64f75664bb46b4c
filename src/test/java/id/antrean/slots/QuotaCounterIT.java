package id.antrean.slots;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.cluster.Cluster;
import id.antrean.cluster.Peers;
import id.antrean.db.Database;
import id.antrean.slots.QuotaCounter.Word;
import id.antrean.testkit.QuotaCounters;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The counter on a real Hazelcast member, beside a real database. */
@ExtendWith(VertxExtension.class)
class QuotaCounterIT {
  private static Database db;
  private static Cluster cluster;
  private static QuotaCounter counter;
  private static QuotaCounters counters;
  private static int slots;

  @BeforeAll
  static void open(Vertx vertx) {
    db = new Database(vertx, TestPostgres.fresh());
    cluster = new Cluster(Peers.NONE);
    counter = new QuotaCounter(new QuotaMap(cluster, new SimpleMeterRegistry()), new SlotStore(db));
    counters = new QuotaCounters(cluster);
    TestBranch.branch(db, 1);
    take(-1);
  }

  /** The counter's own word: a slow machine may need longer than the counter is waited for. */
  private static Word take(long slot) {
    return take(slot, TestBranch.NOW);
  }

  private static Word take(long slot, Instant now) {
    while (true) {
      long before = counter.bypasses();
      var word = counter.take(slot, now);
      if (counter.bypasses() == before) {
        return word;
      }
    }
  }

  @AfterAll
  static void close() {
    cluster.close();
    db.close();
  }

  /** Each test begins with counters that are right. */
  @BeforeEach
  void mend() {
    while (counter.reconcile() > 0) {}
  }

  @Test
  void itSaysFullWhenThePlacesAreTakenThereAndInTheDatabase() {
    long slot = slot(1);
    assertThat(take(slot)).isEqualTo(Word.GO_TRY);
    sellOut(slot);
    assertThat(take(slot)).isEqualTo(Word.FULL);
  }

  @Test
  void aFullSlotIsRememberedForLessThanASecond() {
    long slot = slot(1);
    take(slot);
    sellOut(slot);
    assertThat(take(slot)).isEqualTo(Word.FULL);
    db.run("UPDATE slot SET free = '{1}' WHERE id = $1", slot); // freed at another node
    assertThat(take(slot, TestBranch.NOW.plusMillis(999))).isEqualTo(Word.FULL);
    assertThat(take(slot, TestBranch.NOW.plusMillis(1_000))).isEqualTo(Word.GO_TRY);
  }

  @Test
  void aPlaceFreedAtThisNodeIsFreeAtOnce() {
    long slot = slot(1);
    take(slot);
    sellOut(slot);
    assertThat(take(slot)).isEqualTo(Word.FULL);
    db.run("UPDATE slot SET free = '{1}', version = version + 1 WHERE id = $1", slot);
    counter.reload(slot);
    assertThat(take(slot)).isEqualTo(Word.GO_TRY);
  }

  /** Places held by crashed programs, or by this very request that is under way elsewhere. */
  @Test
  void anEmptyCounterIsNotBelievedWhileTheDatabaseHasPlaces() {
    long slot = slot(3);
    for (int i = 0; i < 10; i++) {
      assertThat(take(slot)).isEqualTo(Word.GO_TRY);
    }
  }

  @Test
  void aPlaceGivenBackIsCountedAgain() {
    long slot = slot(2);
    take(slot);
    take(slot);
    counter.giveBack(slot);
    counter.giveBack(slot);
    assertThat(counter.reconcile()).isZero();
  }

  @Test
  void theCounterOfASlotThatIsGoneIsForgotten() {
    long slot = slot(1);
    take(slot);
    db.run("DELETE FROM slot WHERE id = $1", slot);
    counter.reconcile();
    assertThat(counters.counted(slot)).isEqualTo(QuotaCounters.NOT_LOADED);
  }

  @Test
  void aFigureThatIsTooLowIsMeasuredAndMended() {
    long slot = slot(3);
    for (int i = 0; i < 3; i++) {
      take(slot); // three takes of which no booking came: crashed programs
    }
    assertThat(counter.reconcile()).isEqualTo(3);
    assertThat(counter.drift()).isEqualTo(3);
    assertThat(counter.reconcile()).isZero();
    assertThat(counter.drift()).isZero();
  }

  @Test
  void aFigureThatIsTooHighIsMendedThoughItClaimsToBeNewerThanAny() {
    long slot = slot(1);
    sellOut(slot);
    counters.lie(slot, 500);
    assertThat(take(slot)).isEqualTo(Word.GO_TRY);
    assertThat(counter.reconcile()).isEqualTo(499);
    assertThat(take(slot)).isEqualTo(Word.FULL);
  }

  @Test
  void anOlderFigureNeverOverwritesANewerOne() {
    long slot = slot(1);
    counter.load(slot, 7, 0);
    counter.load(slot, 6, 5);
    sellOut(slot);
    assertThat(take(slot)).isEqualTo(Word.FULL);
  }

  @Test
  void anUnknownSlotIsForTheDatabaseToJudge() {
    assertThat(take(-1)).isEqualTo(Word.GO_TRY);
  }

  private static void sellOut(long slot) {
    db.run("UPDATE slot SET free = '{}' WHERE id = $1", slot);
  }

  private static long slot(int places) {
    int n = slots++;
    return TestBranch.slot(db, "ONLINE", "%02d:00".formatted(n), places, 1 + 100 * n);
  }
}
