package id.antrean.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import id.antrean.core.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Argon2id hashes. Each takes a core for some 50 ms, so two are made at once and few may wait, or a
 * flood of sign-ins would stop everybody else. Whom we know does not queue behind strangers.
 */
final class Passwords {
  /** {@code KNOWN}: from a device of an earlier sign-in, or within a session. */
  enum Asker {
    KNOWN(1),
    STRANGER(2);

    private final int atOnce;

    Asker(int atOnce) {
      this.atOnce = atOnce;
    }
  }

  private static final int WAITING_MAX = 16;
  private static final int SALT_BYTES = 16;
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  /** Of a password that nobody knows, with the parameters of {@link #ARGON2}. */
  private static final String DUMMY =
      "$argon2id$v=19$m=19456,t=2,p=1$Q1XILOsuhxxxkS3FhQ9jiw$KynCYY1wegIN0K3dBCsiJetsFdhz0jiKIT6v7Z4NuNs";

  private record Queue(WorkerExecutor worker, AtomicInteger waiting) {}

  private final Map<Asker, Queue> queues = new EnumMap<>(Asker.class);

  Passwords(Vertx vertx) {
    for (var asker : Asker.values()) {
      var worker = vertx.createSharedWorkerExecutor("passwords " + asker, asker.atOnce);
      queues.put(asker, new Queue(worker, new AtomicInteger()));
    }
  }

  String hash(String password) {
    return apart(
        Asker.KNOWN,
        () -> Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
  }

  /** Problem 503 busy: nothing was looked at. */
  boolean matches(Asker asker, String password, String hash) {
    return apart(
        asker, () -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
  }

  /**
   * Takes as long as a real check, so that timing does not tell a known name from an unknown one.
   */
  void verifyAgainstDummy(Asker asker, String password) {
    matches(asker, password, DUMMY);
  }

  private <T> T apart(Asker asker, Callable<T> work) {
    var queue = queues.get(asker);
    if (queue.waiting().incrementAndGet() > WAITING_MAX) {
      queue.waiting().decrementAndGet();
      throw Problem.unavailable("busy", null);
    }
    try {
      return queue.worker().executeBlocking(work, false).await();
    } finally {
      queue.waiting().decrementAndGet();
    }
  }
}
