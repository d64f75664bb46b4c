package id.antrean.queue.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * A counter as staff see it on a day. {@code at}: the number that is called there or served. {@code
 * user}: who calls there, while it is open or somebody is at it.
 */
public record CounterView(Counter counter, Optional<String> at, Optional<User> user) {

  public record User(String username, Instant since) {}

  /** The number after which it closes: nobody more is called there, but somebody is still at it. */
  public Optional<String> closesAfter() {
    return counter.open() ? Optional.empty() : at;
  }
}
