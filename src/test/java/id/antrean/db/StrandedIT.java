package id.antrean.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Problem;
import id.antrean.testkit.Cable;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a cut in the network or a hung node leaves behind is over within seconds. */
@ExtendWith(VertxExtension.class)
class StrandedIT {
  private static final int EVERY_CONNECTION = 12;

  @Test
  @Tag("long")
  void connectionsThatACutLeftSilentAreReplacedWithinTenSeconds(Vertx vertx) throws Exception {
    try (var cable = new Cable(TestPostgres.fresh());
        var db = new Database(vertx, cable.url())) {
      assertThat(askedAtOnce(db)).isEqualTo(EVERY_CONNECTION);
      cable.strand();
      long before = System.nanoTime();
      while (askedAtOnce(db) < EVERY_CONNECTION) {
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(13));
      }
    }
  }

  @Test
  void aNodeThatHangsWithALockIsThrownOutBeforeOthersGiveUp(Vertx vertx) throws Exception {
    var url = TestPostgres.fresh();
    try (var hanging = new Database(vertx, url);
        var other = new Database(vertx, url)) {
      TestBranch.branch(other, 1);
      var locked = new CountDownLatch(1);
      var thrownOut =
          CompletableFuture.runAsync(
              () ->
                  hanging.inTransaction(
                      TestBranch.NOW,
                      tx -> {
                        tx.run("SELECT FROM branch WHERE id = $1 FOR UPDATE", TestBranch.BRANCH);
                        locked.countDown();
                        hang();
                        return null;
                      }),
              Thread::startVirtualThread);
      locked.await();
      other.update("UPDATE branch SET phone = '021' WHERE id = $1", TestBranch.BRANCH);
      assertThatThrownBy(thrownOut::join).hasCauseInstanceOf(Problem.class);
    }
  }

  private static void hang() {
    try {
      Thread.sleep(4_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many of as many questions as there are connections were answered. */
  private static long askedAtOnce(Database db) throws SQLException {
    return TestPeople.race(EVERY_CONNECTION, n -> answers(db)).stream().filter(yes -> yes).count();
  }

  private static boolean answers(Database db) {
    try {
      db.run("SELECT pg_sleep(0.05)");
      return true;
    } catch (Problem silence) {
      return false;
    }
  }
}
