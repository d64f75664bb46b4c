package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.QuotaCounter.Word;
import id.antrean.cluster.Cluster;
import id.antrean.db.Database;
import id.antrean.testkit.Place;
import id.antrean.testkit.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
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
  private static int slots;

  @BeforeAll
  static void open(Vertx vertx) {
    db = new Database(vertx, TestPostgres.fresh());
    cluster = new Cluster(List.of(), 0);
    counter = new QuotaCounter(new QuotaMap(cluster, new SimpleMeterRegistry()), new SlotStore(db));
    Place.branch(db, 1);
    long before;
    do { // a cold JVM may need longer than the counter is waited for
      before = counter.bypasses();
      counter.take(-1, Place.NOW);
    } while (counter.bypasses() > before);
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
    assertThat(counter.take(slot, Place.NOW)).isEqualTo(Word.GO_TRY);
    sellOut(slot);
    assertThat(counter.take(slot, Place.NOW)).isEqualTo(Word.FULL);
  }

  @Test
  void aFullSlotIsRememberedForLessThanASecond() {
    long slot = slot(1);
    counter.take(slot, Place.NOW);
    sellOut(slot);
    assertThat(counter.take(slot, Place.NOW)).isEqualTo(Word.FULL);
    db.run("UPDATE slot SET free = '{1}' WHERE id = $1", slot); // freed at another node
    assertThat(counter.take(slot, Place.NOW.plusMillis(999))).isEqualTo(Word.FULL);
    assertThat(counter.take(slot, Place.NOW.plusMillis(1_000))).isEqualTo(Word.GO_TRY);
  }

  @Test
  void aPlaceFreedAtThisNodeIsFreeAtOnce() {
    long slot = slot(1);
    counter.take(slot, Place.NOW);
    sellOut(slot);
    assertThat(counter.take(slot, Place.NOW)).isEqualTo(Word.FULL);
    db.run("UPDATE slot SET free = '{1}', version = version + 1 WHERE id = $1", slot);
    counter.reload(slot);
    assertThat(counter.take(slot, Place.NOW)).isEqualTo(Word.GO_TRY);
  }

  /** Places held by crashed programs, or by this very request that is under way elsewhere. */
  @Test
  void anEmptyCounterIsNotBelievedWhileTheDatabaseHasPlaces() {
    long slot = slot(3);
    for (int i = 0; i < 10; i++) {
      assertThat(counter.take(slot, Place.NOW)).isEqualTo(Word.GO_TRY);
    }
  }

  @Test
  void aPlaceGivenBackIsCountedAgain() {
    long slot = slot(2);
    counter.take(slot, Place.NOW);
    counter.take(slot, Place.NOW);
    counter.giveBack(slot);
    counter.giveBack(slot);
    assertThat(counter.reconcile()).isZero();
  }

  @Test
  void aFigureThatIsTooLowIsMeasuredAndMended() {
    long slot = slot(3);
    for (int i = 0; i < 3; i++) {
      counter.take(slot, Place.NOW); // three takes of which no booking came: crashed programs
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
    counter.lie(slot, 500);
    assertThat(counter.take(slot, Place.NOW)).isEqualTo(Word.GO_TRY);
    assertThat(counter.reconcile()).isEqualTo(499);
    assertThat(counter.take(slot, Place.NOW)).isEqualTo(Word.FULL);
  }

  @Test
  void anOlderFigureNeverOverwritesANewerOne() {
    long slot = slot(1);
    counter.load(slot, 7, 0);
    counter.load(slot, 6, 5);
    sellOut(slot);
    assertThat(counter.take(slot, Place.NOW)).isEqualTo(Word.FULL);
  }

  @Test
  void anUnknownSlotIsForTheDatabaseToJudge() {
    assertThat(counter.take(-1, Place.NOW)).isEqualTo(Word.GO_TRY);
  }

  private static void sellOut(long slot) {
    db.run("UPDATE slot SET free = '{}' WHERE id = $1", slot);
  }

  private static long slot(int places) {
    int n = slots++;
    return Place.slot(db, "ONLINE", "%02d:00".formatted(n), places, 1 + 100 * n);
  }
}
