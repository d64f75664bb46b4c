package id.antrean.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.testkit.Cable;
import id.antrean.testkit.TestPostgres;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a start does about a database that is not there, or does not let it in. */
class FirstConnectionIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  @Test
  void aDatabaseThatIsStartedLaterIsWaitedFor() {
    try (var cable = new Cable(TestPostgres.fresh())) {
      cable.cut();
      CompletableFuture.delayedExecutor(SHORT.toMillis(), TimeUnit.MILLISECONDS)
          .execute(cable::open);
      assertThatCode(() -> FirstConnection.await(cable.url(), LONG, SECOND, PAUSE))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void oneThatIsTooBusyToAnswerIsAskedAgain() {
    try (var cable = new Cable(TestPostgres.fresh())) {
      cable.silence();
      CompletableFuture.delayedExecutor(SECOND.toMillis() + 300, TimeUnit.MILLISECONDS)
          .execute(cable::mend);
      long from = System.nanoTime();
      assertThatCode(() -> FirstConnection.await(cable.url(), LONG, SECOND, PAUSE))
          .doesNotThrowAnyException();
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(SECOND);
    }
  }

  @Test
  void oneThatNeverComesIsNamedWithoutItsPassword() {
    var url = TestPostgres.fresh();
    try (var cable = new Cable(url)) {
      cable.cut();
      refuses(cable.url(), SHORT, "The database at " + DatabaseUrl.place(cable.url()) + " could");
    }
  }

  @Test
  void aWrongPasswordIsNotWaitedFor() {
    var url = TestPostgres.fresh().replaceFirst("(//\\w+):[^@]*@", "$1:rahasia@");
    refuses(url, LONG, "does not accept the user and password of ANTREAN_DATABASE_URL");
  }

  @Test
  void aDatabaseThatDoesNotExistIsNotWaitedFor() {
    var url = TestPostgres.fresh().replaceFirst("/[^/]*$", "/nirwana");
    refuses(url, LONG, "has no database \"nirwana\"");
  }

  @Test
  void encryptionThatTheServerDoesNotOfferIsNotWaitedFor() {
    refuses(TestPostgres.fresh() + "?sslmode=require", LONG, "see its sslmode");
  }

  private static void refuses(String url, Duration patience, String words) {
    long from = System.nanoTime();
    assertThatThrownBy(() -> FirstConnection.await(url, patience, SECOND, PAUSE))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining(words)
        .message()
        .doesNotContain("rahasia", "://")
        .hasLineCount(1);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(20));
  }
}
