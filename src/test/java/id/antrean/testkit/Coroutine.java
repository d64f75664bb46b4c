package id.antrean.testkit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Straight-line code that can be paused anywhere and gone on with by hand, all on the calling
 * thread: what virtual threads are made of, without their scheduler. Whoever is never gone on with
 * has crashed at that step. Needs {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}.
 */
public final class Coroutine {
  private static final Object SCOPE;
  private static final MethodHandle NEW;
  private static final MethodHandle RUN;
  private static final MethodHandle PAUSE;
  private static final MethodHandle IS_DONE;

  static {
    try {
      var lookup = MethodHandles.lookup();
      var scope = Class.forName("jdk.internal.vm.ContinuationScope");
      var type = Class.forName("jdk.internal.vm.Continuation");
      SCOPE =
          lookup
              .findConstructor(scope, MethodType.methodType(void.class, String.class))
              .invoke("coroutine");
      NEW =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, scope, Runnable.class))
              .bindTo(SCOPE)
              .asType(MethodType.methodType(Object.class, Runnable.class));
      RUN =
          lookup
              .findVirtual(type, "run", MethodType.methodType(void.class))
              .asType(MethodType.methodType(void.class, Object.class));
      IS_DONE =
          lookup
              .findVirtual(type, "isDone", MethodType.methodType(boolean.class))
              .asType(MethodType.methodType(boolean.class, Object.class));
      PAUSE =
          lookup
              .findStatic(type, "yield", MethodType.methodType(boolean.class, scope))
              .bindTo(SCOPE);
    } catch (Throwable e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Object continuation;

  public Coroutine(Runnable work) {
    try {
      continuation = NEW.invokeExact(work);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Goes on until the next pause or the end. */
  public void run() {
    try {
      RUN.invokeExact(continuation);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  public boolean isDone() {
    try {
      return (boolean) IS_DONE.invokeExact(continuation);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Called from within: goes back to the caller of {@link #run}. */
  public static void pause() {
    try {
      if (!(boolean) PAUSE.invokeExact()) {
        throw new AssertionError("pinned: a lock is held");
      }
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
