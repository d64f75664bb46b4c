package id.antrean.security;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.antrean.cluster.Cluster;
import id.antrean.cluster.Peers;
import id.antrean.core.Contact;
import id.antrean.core.Phone;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.db.Sql;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** PINs with a database and a cluster of their own, with the limits of senders and without. */
final class AskedPins implements AutoCloseable {
  static final Sealed SEALED = new Sealed(new byte[32], new byte[32]);
  static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static int phones;

  private final Vertx vertx = Vertx.vertx();
  final Database db = new Database(vertx, TestPostgres.fresh());
  private final Cluster cluster;
  final Pins pins;
  final Pins unlimited;

  AskedPins(String cluster) {
    this.cluster = new Cluster(new Peers(List.of(), 0, cluster, Optional.empty()));
    pins = limited(() -> NOW);
    unlimited = new Pins(db, SEALED, new Limits(this.cluster, SEALED, false, () -> NOW));
  }

  /** Counted anew by that clock. */
  Pins limited(InstantSource clock) {
    return new Pins(db, SEALED, new Limits(cluster, SEALED, true, clock));
  }

  static Contact mobile() {
    return Contact.of(new Phone("+62812%08d".formatted(70_000 + phones++)));
  }

  Pin ask(Contact contact, Instant now) {
    return unlimited.ask(wish(contact, key(), Optional.empty()), now);
  }

  static PinWish wish(Contact contact, String requestKey, Optional<UUID> captcha) {
    return new PinWish(
        contact, "id", ZoneId.of("Asia/Jakarta"), requestKey, captcha, "198.51.100.1");
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  static String digits(Pin pin) {
    return TestPins.digits(SEALED, pin.id());
  }

  int letters(Contact contact) {
    return letters(db, contact);
  }

  static int letters(Sql sql, Contact contact) {
    return sql.first(
            row -> row.getInteger(0),
            "SELECT count(*)::int FROM pin_letter WHERE receiver_hash = $1",
            contact.hash(SEALED))
        .orElseThrow();
  }

  static Problem refusal(ThrowingCallable call) {
    return catchThrowableOfType(Problem.class, call);
  }

  /** "fine", or the code of the refusal. */
  static String code(Callable<?> call) {
    try {
      call.call();
      return "fine";
    } catch (Problem refusal) {
      return refusal.code();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    cluster.close();
    db.close();
    vertx.close().await();
  }
}
