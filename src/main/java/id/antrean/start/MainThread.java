package id.antrean.start;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main thread starts the program, waits, and stops it when the JVM is asked to end. */
public final class MainThread {
  private static final Logger LOG = LoggerFactory.getLogger(MainThread.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

  /** As a Runnable, but may throw. */
  public interface Task {
    void run() throws Exception;
  }

  private MainThread() {}

  /** Ends the running program with a sentence for the person who started it. */
  static void end(String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }

  /** {@code start}: opens everything and says so, or throws with everything closed again. */
  public static void run(Supplier<? extends AutoCloseable> start) {
    once(
        () -> {
          var program = start.get();
          try {
            new CountDownLatch(1).await();
          } finally {
            program.close();
          }
        });
  }

  /** {@code task} ends by itself; what it throws is said in a sentence. */
  public static void once(Task task) {
    var stop = new Thread(stopping(Thread.currentThread()), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> LOG.error("the thread {} failed", thread.getName(), failure));
    ParentWatch.beginIfAsked();
    try {
      task.run();
    } catch (Throwable e) {
      if (stop.isAlive()) {
        return;
      }
      System.err.println(StartFailure.sentence(e));
      Runtime.getRuntime().halt(1); // all is closed by now
    }
  }

  private static Runnable stopping(Thread starter) {
    return () -> {
      starter.interrupt();
      try {
        starter.join(STOP_WITHIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
