package id.antrean.work;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import id.antrean.core.Problem;
import id.antrean.testkit.Logs;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class BackgroundTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration NEVER = Duration.ofHours(1);

  private final LinkedBlockingQueue<Long> turns = new LinkedBlockingQueue<>();
  private Vertx vertx;
  private Background background;

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
    background = new Background(vertx);
  }

  @AfterEach
  void close() {
    background.close();
  }

  private void turn() {
    turns.add(System.nanoTime());
  }

  private long nextTurn() throws InterruptedException {
    var turn = turns.poll(10, TimeUnit.SECONDS);
    assertThat(turn).as("a turn").isNotNull();
    return turn;
  }

  private void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTaskIsDoneAgainAndAgainOnAVirtualThreadTheFirstTimeAfterOneInterval() throws Exception {
    var virtual = new CopyOnWriteArrayList<Boolean>();
    long from = System.nanoTime();
    background.every(
        "test",
        SHORT,
        () -> {
          virtual.add(Thread.currentThread().isVirtual());
          turn();
        });
    long last = from;
    for (int n = 0; n < 4; n++) {
      long turn = nextTurn();
      assertThat(Duration.ofNanos(turn - last)).isGreaterThan(SHORT.minusMillis(5));
      last = turn;
    }
    assertThat(virtual).containsOnly(true);
  }

  @Test
  void theFirstTurnMayComeAtOnce() throws Exception {
    background.every("test", Duration.ZERO, NEVER, this::turn);
    nextTurn();
  }

  @Test
  void turnsOfALoopNeverOverlapButLoopsDoNotWaitForEachOther() throws Exception {
    var inside = new AtomicInteger();
    var overlaps = new AtomicInteger();
    background.every(
        "slow",
        SHORT,
        () -> {
          if (inside.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
          }
          vertx.timer(200, TimeUnit.MILLISECONDS).await();
          inside.decrementAndGet();
        });
    background.every("quick", SHORT, this::turn);
    for (int n = 0; n < 10; n++) {
      nextTurn();
    }
    assertThat(overlaps).hasValue(0);
  }

  @Test
  void aFailureIsLoggedAndTriedAgain() throws Exception {
    try (var logs = Logs.capture(Level.WARN, "id.antrean.work")) {
      background.every(
          "test",
          SHORT,
          () -> {
            turn();
            throw new IllegalStateException("broken");
          });
      for (int n = 0; n < 3; n++) {
        nextTurn();
      }
      assertThat(logs.lines()).anyMatch(line -> line.contains("test: failed"));
    }
  }

  @Test
  void thatPostgreSqlIsAwayIsSaidQuietlyAndOnceUntilItIsBack() throws Exception {
    var answers =
        new LinkedBlockingQueue<>(List.of("away", "away", "away", "there", "away", "away"));
    try (var logs = Logs.capture(Level.DEBUG, "id.antrean.work")) {
      background.every(
          "test",
          SHORT,
          () -> {
            var answer = answers.poll();
            turn();
            if ("away".equals(answer)) {
              throw Problem.unavailable("unavailable", null);
            }
          });
      for (int n = 0; n < 7; n++) {
        nextTurn();
      }
      var lines = logs.lines().filter(line -> line.contains("test: ")).toList();
      assertThat(lines).hasSize(2).allMatch(line -> line.contains("PostgreSQL is away"));
      assertThat(lines).noneMatch(line -> line.contains("WARN"));
    }
  }

  @Test
  void closeWaitsForTheTurnThatIsUnderWayAndNoOtherBegins() throws Exception {
    var begun = new CountDownLatch(1);
    var ended = new AtomicBoolean();
    background.every(
        "test",
        SHORT,
        () -> {
          turn();
          begun.countDown();
          vertx.timer(300, TimeUnit.MILLISECONDS).await();
          ended.set(true);
        });
    begun.await();
    background.close();
    assertThat(ended).isTrue();
    sleep(SHORT.multipliedBy(4));
    assertThat(turns).hasSize(1);
  }

  @Test
  void aLoopThatIsWokenComesSoonAndManyCallsAreOne() throws Exception {
    var loop =
        background.everyOrWoken(
            "test",
            NEVER,
            NEVER,
            () -> {
              turn();
              return false;
            });
    for (int n = 0; n < 100; n++) {
      loop.wake();
    }
    nextTurn();
    sleep(SHORT.multipliedBy(4));
    assertThat(turns).as("further turns").hasSizeLessThan(10); // none on a machine that is quick
    turns.clear();
    loop.wake();
    nextTurn();
  }

  /** Else what came after the turn had looked would wait for a whole interval. */
  @Test
  void aLoopThatIsWokenDuringItsTurnComesOnceMore() throws Exception {
    var loop =
        background.everyOrWoken(
            "test",
            NEVER,
            NEVER,
            () -> {
              turn();
              vertx.timer(100, TimeUnit.MILLISECONDS).await();
              return false;
            });
    loop.wake();
    nextTurn();
    loop.wake();
    nextTurn();
    sleep(SHORT.multipliedBy(6));
    assertThat(turns).isEmpty();
  }

  @Test
  void aLoopWithMoreToDoKeepsItsPaceWhenItIsWoken() throws Exception {
    var pace = Duration.ofMillis(300);
    var more = new AtomicInteger(3);
    var loop =
        background.everyOrWoken(
            "test",
            NEVER,
            pace,
            () -> {
              turn();
              return more.decrementAndGet() > 0;
            });
    loop.wake();
    long last = nextTurn();
    for (int n = 0; n < 2; n++) {
      loop.wake();
      long turn = nextTurn();
      assertThat(Duration.ofNanos(turn - last)).isGreaterThan(pace.minusMillis(5));
      last = turn;
    }
  }
}
