package id.antrean.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts {@link Nodes} before the tests of a class and stops them afterwards. A method that has a
 * parameter of that type is given them, and {@link KnownDigits} where the captcha is asked for.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(AntreanExtension.class)
public @interface Antrean {
  int nodes() default 1;

  String clock() default Nodes.CLOCK;

  /** With the real picture, whose answers the test knows. */
  boolean captcha() default false;

  /** Answer of every picture, for tests that solve several at once; empty: each has its own. */
  String answer() default "";

  boolean limits() default false;

  /** Counters of {@link TestBranch}'s branch, which is there if this is not zero. */
  int counters() default 0;

  /** Without a Chromium the class is skipped. */
  boolean browser() default false;

  /**
   * One node for all classes of a test JVM that ask for the same: for those that read, or book for
   * people of their own at places with room for all, and delete nothing.
   */
  boolean shared() default false;
}
