package id.antrean.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Problem;
import id.antrean.work.Scheduler;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BatcherTest {
  private final Later later = new Later();
  private final List<List<String>> batches = new ArrayList<>();

  /** Runs nothing until it is told to, and lets nobody wait. */
  private static final class Later implements Scheduler {
    private final List<Runnable> work = new ArrayList<>();
    private final List<Future<?>> answers = new ArrayList<>();

    @Override
    public void run(Runnable one) {
      work.add(one);
    }

    @Override
    public <T> T await(Future<T> answer) throws TimeoutException {
      answers.add(answer);
      return null;
    }

    private List<Object> answers() {
      work.forEach(Runnable::run);
      return answers.stream()
          .map(one -> one.succeeded() ? (Object) one.result() : one.cause().getMessage())
          .toList();
    }
  }

  private List<String> shout(List<String> words) {
    batches.add(words);
    return words.stream().map(String::toUpperCase).toList();
  }

  private List<String> shoutUnlessBad(List<String> words, Supplier<RuntimeException> failure) {
    var shouted = shout(words);
    if (words.contains("bad")) {
      throw failure.get();
    }
    return shouted;
  }

  @Test
  void aSingleQuestionIsAskedAtOnceAndAlone() {
    assertThat(new Batcher<>(3, Runnable::run, this::shout).ask("a")).isEqualTo("A");
    assertThat(batches).containsExactly(List.of("a"));
  }

  @Test
  void questionsThatWaitGoTogetherAtMostSoManyAndEachGetsItsOwnAnswer() {
    var batcher = new Batcher<>(3, later, this::shout);
    List.of("a", "b", "c", "d", "e").forEach(batcher::ask);
    assertThat(later.answers()).containsExactly("A", "B", "C", "D", "E");
    assertThat(batches).containsExactly(List.of("a", "b", "c"), List.of("d", "e"));
  }

  @Test
  void aQuestionThatNobodyWaitsForIsAskedToo() {
    new Batcher<>(3, Runnable::run, this::shout).submit("a");
    assertThat(batches).containsExactly(List.of("a"));
  }

  @Test
  void aBatchThatFailsIsTriedAgainOneByOne() {
    var batcher =
        new Batcher<String, String>(
            3, later, words -> shoutUnlessBad(words, () -> new IllegalStateException("bad word")));
    List.of("a", "bad", "b").forEach(batcher::ask);
    assertThat(later.answers()).containsExactly("A", "bad word", "B");
    assertThat(batches)
        .containsExactly(List.of("a", "bad", "b"), List.of("a"), List.of("bad"), List.of("b"));
  }

  @Test
  void aBatchIsNotTriedAgainWhileTheDatabaseIsAwayOrWhenAllAskTheSame() {
    var batcher =
        new Batcher<String, String>(
            3, later, words -> shoutUnlessBad(words, () -> Problem.unavailable("away", null)));
    List.of("a", "bad", "b", "bad", "bad").forEach(batcher::ask);
    assertThat(later.answers()).containsOnly("away");
    assertThat(batches).containsExactly(List.of("a", "bad", "b"), List.of("bad", "bad"));
  }

  @Test
  void aQuestionThatIsGivenUpBeforeItIsAskedIsNeverAsked() {
    var held = new ArrayList<Runnable>();
    var batcher = new Batcher<>(3, impatient(held::add), this::shout);
    assertProblem(() -> batcher.ask("a"), "busy");
    held.forEach(Runnable::run);
    assertThat(batches).isEmpty();
  }

  @Test
  void aQuestionThatIsGivenUpWhileItIsAskedHasAnUnknownOutcome() {
    var batcher = new Batcher<>(3, impatient(Runnable::run), this::shout);
    assertProblem(() -> batcher.ask("a"), "outcome_unknown");
    assertThat(batches).hasSize(1);
  }

  private static Scheduler impatient(Scheduler scheduler) {
    return new Scheduler() {
      @Override
      public void run(Runnable work) {
        scheduler.run(work);
      }

      @Override
      public <T> T await(Future<T> answer) throws TimeoutException {
        throw new TimeoutException();
      }
    };
  }

  private static void assertProblem(Runnable work, String code) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
  }

  @Test
  void aLookupAnswersWhatWasFound() {
    var batcher = Batcher.<String, String>ofLookups(keys -> Map.of("a", "A"));
    assertThat(batcher.ask("a")).contains("A");
    assertThat(batcher.ask("b")).isEmpty();
  }
}
