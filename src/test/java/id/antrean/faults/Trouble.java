package id.antrean.faults;

import java.util.ArrayList;
import java.util.List;

/** When which node, or PostgreSQL, was under attack: the tries that nobody can be blamed for. */
final class Trouble {
  static final int POSTGRES = 0;
  private static final long AFTER_US = 5_000_000;

  private static final class Window {
    final int whom;
    final long from;
    volatile long until = Long.MAX_VALUE;

    Window(int whom, long from) {
      this.whom = whom;
      this.from = from;
    }
  }

  private final Notes notes;
  private final List<Window> windows = new ArrayList<>();

  Trouble(Notes notes) {
    this.notes = notes;
  }

  /** Runs {@code fault} on node {@code whom}, 1 to n; noted in the history too. */
  void during(int whom, String what, Runnable fault) {
    var window = new Window(whom, notes.now());
    synchronized (this) {
      windows.add(window);
    }
    note(whom, what + " begins");
    try {
      fault.run();
    } finally {
      window.until = notes.now();
      note(whom, what + " ends");
    }
  }

  private void note(int whom, String what) {
    notes.add(
        new io.vertx.core.json.JsonObject()
            .put("op", "fault")
            .put("t0", notes.now())
            .put("t1", notes.now())
            .put("node", whom)
            .put("what", what));
  }

  synchronized boolean now(int whom) {
    return windows.stream().anyMatch(w -> w.whom == whom && w.until == Long.MAX_VALUE);
  }

  synchronized boolean excuses(int node, long from, long to) {
    return windows.stream()
        .filter(w -> w.whom == node || w.whom == POSTGRES)
        .anyMatch(w -> w.from <= to && (w.until == Long.MAX_VALUE || from <= w.until + AFTER_US));
  }
}
