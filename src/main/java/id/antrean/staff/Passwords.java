package id.antrean.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import id.antrean.core.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Argon2id hashes. Each takes a core for some 50 ms, so at most two are made at once and few may
 * wait, or a flood of sign-ins would stop everybody else.
 */
final class Passwords {
  private static final int AT_ONCE = 2;
  private static final int WAITING_MAX = 40;
  private static final int SALT_BYTES = 16;
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  /** Of a password that nobody knows, with the parameters of {@link #ARGON2}. */
  private static final String DUMMY =
      "$argon2id$v=19$m=19456,t=2,p=1$Q1XILOsuhxxxkS3FhQ9jiw$KynCYY1wegIN0K3dBCsiJetsFdhz0jiKIT6v7Z4NuNs";

  private final WorkerExecutor worker;
  private final AtomicInteger waiting = new AtomicInteger();

  Passwords(Vertx vertx) {
    worker = vertx.createSharedWorkerExecutor("passwords", AT_ONCE);
  }

  String hash(String password) {
    return apart(() -> Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
  }

  boolean matches(String password, String hash) {
    return apart(
        () -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
  }

  /**
   * Takes as long as a real check, so that timing does not tell a known name from an unknown one.
   */
  void verifyAgainstDummy(String password) {
    matches(password, DUMMY);
  }

  private <T> T apart(Callable<T> work) {
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      throw Problem.unavailable("busy", null);
    }
    try {
      return worker.executeBlocking(work, false).await();
    } finally {
      waiting.decrementAndGet();
    }
  }
}
