package id.antrean.notify.demo;

import id.antrean.core.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the demo's receivers caught, in memory and not for long. */
public final class Mailbox {
  private static final int MOST = 500;

  /** {@code subject} is empty for an SMS. */
  public record Caught(Channel channel, String to, String subject, String text, Instant at) {}

  private final Deque<Caught> caught = new ArrayDeque<>();
  private final InstantSource clock;

  public Mailbox(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized void add(Channel channel, String to, String subject, String text) {
    caught.addFirst(new Caught(channel, to, subject, text, clock.instant()));
    if (caught.size() > MOST) {
      caught.removeLast();
    }
  }

  /** Newest first. */
  public synchronized List<Caught> latest(int most) {
    return caught.stream().limit(most).toList();
  }
}
