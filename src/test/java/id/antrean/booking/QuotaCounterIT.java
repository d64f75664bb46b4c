package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.QuotaCounter.Word;
import id.antrean.cluster.Cluster;
import id.antrean.db.Database;
import id.antrean.testkit.Place;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
    counter = new QuotaCounter(cluster, new SlotStore(db));
    Place.branch(db, 1);
    long before;
    do { // a cold JVM may need longer than the counter is waited for
      before = counter.bypasses();
      counter.take(-1);
    } while (counter.bypasses() > before);
  }

  @AfterAll
  static void close() {
    cluster.close();
    db.close();
  }

  @Test
  void itSaysFullWhenThePlacesAreTaken() {
    long slot = slot(2);
    assertThat(List.of(counter.take(slot), counter.take(slot), counter.take(slot)))
        .containsExactly(Word.GO_TRY, Word.GO_TRY, Word.FULL);
  }

  @Test
  void aPlaceGivenBackIsOfferedAgain() {
    long slot = slot(1);
    counter.take(slot);
    assertThat(counter.take(slot)).isEqualTo(Word.FULL);
    counter.giveBack(slot);
    assertThat(counter.take(slot)).isEqualTo(Word.GO_TRY);
  }

  @Test
  void aWrongFigureIsMendedByTheReconciler() {
    long slot = slot(3);
    for (int i = 0; i < 3; i++) {
      counter.take(slot); // three takes of which no booking came: crashed programs
    }
    assertThat(counter.take(slot)).isEqualTo(Word.FULL);
    assertThat(counter.reconcile()).isGreaterThanOrEqualTo(3);
    assertThat(counter.take(slot)).isEqualTo(Word.GO_TRY);
  }

  @Test
  void anOlderFigureNeverOverwritesANewerOne() {
    long slot = slot(1);
    counter.load(slot, 7, 0);
    counter.load(slot, 6, 5);
    assertThat(counter.take(slot)).isEqualTo(Word.FULL);
  }

  @Test
  void anUnknownSlotIsForTheDatabaseToJudge() {
    assertThat(counter.take(-1)).isEqualTo(Word.GO_TRY);
  }

  private static long slot(int places) {
    int n = slots++;
    return Place.slot(db, "ONLINE", "%02d:00".formatted(n), places, 1 + 100 * n);
  }
}
