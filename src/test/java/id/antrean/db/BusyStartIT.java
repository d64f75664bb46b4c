package id.antrean.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Problem;
import id.antrean.testkit.Cable;
import id.antrean.testkit.TestPostgres;
import id.antrean.work.Starting;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a busy machine a start is slow; it does not fail as a request would. */
@ExtendWith(VertxExtension.class)
class BusyStartIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration OFTEN = Duration.ofMillis(100);

  /** Longer than a request's statement may take. */
  private static final String SLOW = "SELECT pg_sleep(2.5)";

  @Test
  void aStatementTooSlowForARequestIsNotTooSlowForAStart(Vertx vertx) {
    Queue<String> said = new ConcurrentLinkedQueue<>();
    try (var db = new Database(vertx, TestPostgres.fresh())) {
      var asRequest = CompletableFuture.runAsync(() -> db.run(SLOW), Thread::startVirtualThread);
      Starting.during(
          MINUTE,
          OFTEN,
          said::add,
          () -> {
            Starting.waitsFor("its first answer");
            db.run(SLOW);
          });
      assertThatThrownBy(asRequest::join).hasCauseInstanceOf(Problem.class);
    }
    assertThat(said).hasSizeGreaterThan(5);
    assertThat(List.copyOf(said).getLast())
        .isEqualTo("still starting after 2 s: waits for its first answer");
  }

  @Test
  void statementsAndTransactionsAreTriedAgainWhileTheDatabaseIsAway(Vertx vertx) {
    try (var cable = new Cable(TestPostgres.fresh());
        var db = new Database(vertx, cable.url())) {
      cable.cut();
      assertThatThrownBy(() -> db.run("SELECT")).isInstanceOf(Problem.class);
      CompletableFuture.delayedExecutor(OFTEN.toMillis(), TimeUnit.MILLISECONDS)
          .execute(cable::open);
      Starting.during(MINUTE, MINUTE, words -> {}, () -> db.run("SELECT"));
    }
  }

  @Test
  void theSecondsOfAStartHaveAnEndToo(Vertx vertx) {
    try (var cable = new Cable(TestPostgres.fresh());
        var db = new Database(vertx, cable.url())) {
      cable.cut();
      Runnable start = () -> db.run("SELECT");
      assertThatThrownBy(() -> Starting.during(OFTEN, MINUTE, words -> {}, start))
          .isInstanceOf(Problem.class);
      assertThat(Starting.isUnderWay()).isFalse();
    }
  }
}
