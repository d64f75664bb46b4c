package id.antrean.start;

/**
 * Stops the program when the process that started it is gone, where the start command asks for it:
 * Maven, when killed, leaves the child of {@code exec:exec} running.
 */
public final class ParentWatch {
  private static final String PROPERTY = "antrean.endWithParent";
  private static final int INTERVAL_MS = 500;

  private ParentWatch() {}

  public static void beginIfAsked() {
    if (Boolean.getBoolean(PROPERTY)) {
      Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::stopWithParent);
    }
  }

  /** An orphan gets another parent at once, even while the dead one is not collected yet. */
  private static void stopWithParent() {
    var parent = ProcessHandle.current().parent();
    try {
      while (ProcessHandle.current().parent().equals(parent)) {
        Thread.sleep(INTERVAL_MS);
      }
    } catch (InterruptedException e) {
      return;
    }
    System.exit(0);
  }
}
