package id.antrean.privacy;

import static id.antrean.privacy.SealedRows.HASH;
import static id.antrean.privacy.SealedRows.NEW;
import static id.antrean.privacy.SealedRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.antrean.core.Code;
import id.antrean.core.Sealed;
import id.antrean.core.SealedColumn;
import id.antrean.db.Database;
import id.antrean.testkit.Folders;
import id.antrean.testkit.Http;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.Program;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The encryption key is replaced while people book. */
class ResealIT {
  private static final int ROWS = 500;
  private static final Sealed UNDER_OLD = new Sealed(OLD, HASH);
  private static final Sealed UNDER_NEW = new Sealed(NEW, Optional.of(OLD), HASH);
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static final class Killed extends RuntimeException {}

  @Test
  void theKeyIsReplacedUnderLoadAndKilledHalfWayNothingIsLost() throws Exception {
    var url = TestPostgres.seeded(Nodes.CLOCK);
    var codes = new ArrayList<>(underOldKey(url));
    try (var nodes = nodes(url, NEW, OLD, HASH)) {
      var db = nodes.database();
      mustOpen(nodes.http(0), codes.getFirst());
      long slot = TestBranch.slot(db, "ONLINE", "09:00", 3_000, 1);
      try (var load = new Load(nodes.http(0), slot)) {
        var reseal = new Reseal(db, UNDER_NEW, InstantSource.system());
        assertThatThrownBy(() -> reseal.run(ResealIT::killAfterTheSecondBatch))
            .isInstanceOf(Killed.class);
        assertThat(SealedRows.notUnder(db, UNDER_NEW)).isBetween(1, 2 * ROWS);
        assertThat(reseal(url)).contains("none is left", "ANTREAN_ENCRYPTION_KEY_OLD may go");
        codes.addAll(load.end());
      }
      assertThat(codes).as("people did book meanwhile").hasSizeGreaterThan(ROWS + 5);
      assertThat(SealedRows.notUnder(db, UNDER_NEW)).isZero();
    }
    try (var nodes = nodes(url, NEW, null, HASH)) {
      mustOpen(nodes.http(0), codes.getFirst());
      mustOpen(nodes.http(0), codes.getLast());
      assertThat(persons(nodes.database())).isEqualTo(codes.size());
      assertThat(nodes.main(0).rooms().sealed().unopened()).isZero();
    }
    var putBack = " put the right one back (docs/operate.md, Keys).";
    assertThatThrownBy(() -> nodes(url, OLD, null, HASH))
        .hasMessage(
            "ANTREAN_ENCRYPTION_KEY is not the key under which this database is sealed:" + putBack);
    assertThatThrownBy(() -> nodes(url, NEW, null, OLD))
        .hasMessage(
            "ANTREAN_HASH_KEY is not the key by which this database finds its bookings:" + putBack);
  }

  /** As a program leaves it that ran with the old key; the codes of its bookings. */
  private static List<String> underOldKey(String url) {
    var vertx = Vertx.vertx();
    try (var db = new Database(vertx, url)) {
      TestBranch.branch(db, 1);
      new KeyCheck().check(db, UNDER_OLD, TestBranch.NOW);
      var ids = SealedRows.add(db, UNDER_OLD, ROWS, 5_000);
      SealedRows.addTicket(db, UNDER_OLD, ids.getFirst());
      SealedRows.addPass(db, UNDER_OLD);
      SealedRows.addFormerContact(db, UNDER_OLD, ids.getFirst());
      return ids.stream().map(id -> Code.ofBooking(UNDER_OLD, id)).toList();
    } finally {
      vertx.close().await();
    }
  }

  private static Nodes nodes(String url, byte[] key, byte[] old, byte[] hash) {
    return Nodes.start(
        1,
        "ANTREAN_DATABASE_URL",
        url,
        "ANTREAN_ENCRYPTION_KEY",
        base64(key),
        "ANTREAN_ENCRYPTION_KEY_OLD",
        old == null ? "" : base64(old),
        "ANTREAN_HASH_KEY",
        base64(hash));
  }

  private static void killAfterTheSecondBatch(long resealed) {
    if (resealed > 200) {
      throw new Killed();
    }
  }

  /** As an operator runs it. */
  private static String reseal(String url) {
    var command = Program.command("id.antrean.Main", false);
    command.add("reseal");
    var folder = Folders.fresh("reseal");
    try (var program =
        new Program(
            command,
            folder,
            "ANTREAN_DATABASE_URL",
            url,
            "ANTREAN_ENCRYPTION_KEY",
            base64(NEW),
            "ANTREAN_ENCRYPTION_KEY_OLD",
            base64(OLD),
            "ANTREAN_HASH_KEY",
            base64(HASH))) {
      assertThat(program.exit()).as(program.errors()).isZero();
      return program.output();
    } finally {
      Folders.delete(folder);
    }
  }

  /** Books and cancels until it is ended. */
  private static final class Load implements AutoCloseable {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ConcurrentLinkedQueue<String> codes = new ConcurrentLinkedQueue<>();
    private final List<Thread> clerks = new ArrayList<>();

    Load(Http http, long slot) {
      for (int clerk = 0; clerk < 2; clerk++) {
        clerks.add(
            Thread.startVirtualThread(
                () -> {
                  while (!ended.get()) {
                    codes.add(book(http, slot));
                    cancel(http, book(http, slot));
                    LockSupport.parkNanos(10_000_000);
                  }
                }));
      }
    }

    List<String> end() throws InterruptedException {
      ended.set(true);
      for (var clerk : clerks) {
        clerk.join();
      }
      return List.copyOf(codes);
    }

    @Override
    public void close() {
      ended.set(true);
    }
  }

  private static String book(Http http, long slot) {
    var wish = TestPeople.wish(PEOPLE.incrementAndGet(), slot);
    var answer = http.insist("POST", "/api/v1/bookings", wish, UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().getString("code");
  }

  private static void cancel(Http http, String code) {
    var key = UUID.randomUUID().toString();
    var answer = http.insist("DELETE", "/api/v1/bookings/" + code, null, key);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static void mustOpen(Http http, String code) {
    var page = http.get("/t/" + code);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).containsAnyOf("Peserta U", "Siti R");
  }

  /** Of bookings that stand. */
  private static int persons(Database db) {
    return db.list(
            row ->
                SealedColumn.BOOKING_PERSON.open(
                    new Sealed(NEW, HASH), row.getBuffer("person").getBytes(), row.getUUID("id")),
            "SELECT id, person FROM booking WHERE state <> 'CANCELLED'")
        .size();
  }

  private static String base64(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }

  @Test
  void twoMachinesAtOnceResealEachValueOnceAndWhatNoKeyOpensIsSaidToBeLeft() {
    var vertx = Vertx.vertx();
    try (var db = new Database(vertx, TestPostgres.fresh())) {
      TestBranch.branch(db, 1);
      SealedRows.add(db, UNDER_OLD, ROWS, 1);
      SealedRows.stripKeyIds(db);
      var results =
          TestPeople.race(
              2, n -> new Reseal(db, UNDER_NEW, InstantSource.system()).run(done -> {}));
      assertThat(results.stream().mapToLong(Reseal.Result::resealed).sum()).isEqualTo(2 * ROWS);
      assertThat(results).allMatch(result -> result.left() == 0);
      assertThat(SealedRows.notUnder(db, UNDER_NEW)).isZero();

      SealedRows.add(db, new Sealed(HASH, HASH), 1, 5_000);
      assertThat(new Reseal(db, UNDER_NEW, InstantSource.system()).run(done -> {}))
          .isEqualTo(new Reseal.Result(0, 2));
    } finally {
      vertx.close().await();
    }
  }

  /** The window between reading and writing: what is written in it by others stands. */
  @Test
  void whatChangedOrIsLockedMeanwhileIsLeftAsItIs() throws Exception {
    var vertx = Vertx.vertx();
    var url = TestPostgres.fresh();
    try (var db = new Database(vertx, url);
        var other = TestPostgres.connect(url)) {
      TestBranch.branch(db, 1);
      var ids = SealedRows.add(db, UNDER_OLD, 3, 1);
      var store = new SealedStore();
      var column = SealedColumn.BOOKING_PERSON;
      var read = db.inBulk(TestBranch.NOW, tx -> store.newest(tx, column, 3));
      var resealed =
          read.stream()
              .map(
                  v ->
                      UNDER_NEW.seal(
                          UNDER_NEW.open(v.sealed(), column.place(v.row())), column.place(v.row())))
              .toList();
      db.run("UPDATE booking SET person = NULL WHERE id = $1", ids.getFirst());
      other.setAutoCommit(false);
      try (var lock = other.prepareStatement("SELECT 1 FROM booking WHERE id = ? FOR UPDATE")) {
        lock.setObject(1, ids.get(1));
        lock.executeQuery();
        assertThat(
                db.<Integer>inBulk(TestBranch.NOW, tx -> store.replace(tx, column, read, resealed)))
            .isOne();
      }
      other.rollback();
      assertThat(
              db.<Integer>inBulk(TestBranch.NOW, tx -> store.replace(tx, column, read, resealed)))
          .isOne();
      assertThat(db.list(row -> row.getUUID("id"), "SELECT id FROM booking WHERE person IS NULL"))
          .containsExactly(ids.getFirst());
    } finally {
      vertx.close().await();
    }
  }
}
