package id.antrean.notify;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What one courier has handed over and has no answer to yet. Anybody can name numbers at which the
 * gateway hangs: those keep nobody else waiting.
 */
final class OnTheWay<L> {
  private static final int SOON_MS = 1_000;
  private static final int WHILE_ONE_HANGS_MS = 100;

  /** One that has its answer. */
  record Ended<L>(L letter, Outcome outcome) {}

  private final Map<L, Future<Outcome>> letters = new LinkedHashMap<>();

  /** Waits for these, but not for long, and hardly while others hang. */
  void send(Map<L, Future<Outcome>> sending) {
    if (sending.isEmpty()) {
      return;
    }
    int patience = letters.isEmpty() ? SOON_MS : WHILE_ONE_HANGS_MS;
    letters.putAll(sending);
    Future.join(List.copyOf(sending.values()))
        .timeout(patience, TimeUnit.MILLISECONDS)
        .otherwiseEmpty()
        .await();
  }

  int count(Predicate<L> which) {
    return (int) letters.keySet().stream().filter(which).count();
  }

  /** Those that have ended since, the oldest first; they are known here no more. */
  List<Ended<L>> ended() {
    var ended = new ArrayList<Ended<L>>();
    letters.forEach(
        (letter, sending) -> {
          if (sending.isComplete()) {
            ended.add(new Ended<>(letter, sending.result()));
          }
        });
    ended.forEach(one -> letters.remove(one.letter()));
    return ended;
  }

  /** Waits until all have ended. */
  void finish() {
    Future.join(List.copyOf(letters.values())).otherwiseEmpty().await();
  }
}
