package id.antrean.testkit;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Clients that book one after the other at several nodes. After a 503 they ask again with the same
 * request key until there is another answer, so that no outcome stays unknown.
 */
public final class Crowd implements AutoCloseable {
  /** One answer: when it was asked, how long it took, what it said. */
  public record Told(long askedNs, Duration took, int status, boolean retryAfter) {}

  private static final AtomicInteger PEOPLE = new AtomicInteger(1);

  public final List<Told> told = new CopyOnWriteArrayList<>();

  /** The number of each acknowledged booking, by its code. */
  public final Map<String, String> made = new ConcurrentHashMap<>();

  public final List<Throwable> unanswered = new CopyOnWriteArrayList<>();
  private final List<Thread> doors = new ArrayList<>();
  private volatile boolean ending;

  public Crowd(Http http, long slot, int many) {
    for (int i = 0; i < many; i++) {
      doors.add(Thread.startVirtualThread(() -> bookOn(http, slot)));
    }
  }

  private void bookOn(Http http, long slot) {
    try {
      while (!ending) {
        book(http, TestPeople.wish(PEOPLE.getAndIncrement(), slot));
      }
    } catch (Throwable e) {
      unanswered.add(e);
    }
  }

  private void book(Http http, JsonObject wish) throws InterruptedException {
    var key = UUID.randomUUID().toString();
    for (int status = 503; status == 503; ) {
      long asked = System.nanoTime();
      var answer = http.post("/api/v1/bookings", wish, key);
      status = answer.status();
      var took = Duration.ofNanos(System.nanoTime() - asked);
      told.add(new Told(asked, took, status, !answer.header("Retry-After").isEmpty()));
      if (status == 201) {
        made.put(answer.json().getString("code"), answer.json().getString("number"));
      }
      Thread.sleep(status == 503 ? 200 : 50);
    }
  }

  /** How long after this moment a client first asked and got a booking. */
  public Duration untilMade(long sinceNs) {
    return told.stream()
        .filter(t -> t.status() == 201 && t.askedNs() + t.took().toNanos() >= sinceNs)
        .map(t -> Duration.ofNanos(t.askedNs() + t.took().toNanos() - sinceNs))
        .min(Duration::compareTo)
        .orElse(Duration.ofDays(1));
  }

  /** Waits until a client gets a booking after this moment, or for so long. */
  public void awaitMade(long sinceNs, Duration atMost) throws InterruptedException {
    await(() -> untilMade(sinceNs).compareTo(Duration.ofDays(1)) < 0, atMost);
  }

  /** Waits until this was answered more than {@code many} times, or for so long. */
  public void awaitMoreThan(int many, int status, Duration atMost) throws InterruptedException {
    await(() -> count(status) > many, atMost);
  }

  private static void await(BooleanSupplier done, Duration atMost) throws InterruptedException {
    for (long end = System.nanoTime() + atMost.toNanos();
        System.nanoTime() < end && !done.getAsBoolean(); ) {
      Thread.sleep(50);
    }
  }

  public long count(int status) {
    return told.stream().filter(t -> t.status() == status).count();
  }

  public Duration longest() {
    return told.stream().map(Told::took).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** Everybody inside gets a last word. */
  @Override
  public void close() {
    ending = true;
    try {
      for (var door : doors) {
        door.join(20_000);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
