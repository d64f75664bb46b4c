package id.antrean.privacy;

import static id.antrean.privacy.SealedRows.HASH;
import static id.antrean.privacy.SealedRows.NEW;
import static id.antrean.privacy.SealedRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    List<String> codes;
    String url;
    long slot;
    try (var nodes = nodes(TestPostgres.seeded(Nodes.CLOCK), OLD, null)) {
      url = nodes.databaseUrl();
      TestBranch.branch(nodes.database(), 1);
      nodes.main(0).rooms().branches().reload();
      slot = TestBranch.slot(nodes.database(), "ONLINE", "09:00", 3_000, 1);
      codes = List.of(book(nodes.http(0), slot), book(nodes.http(0), slot));
      walkIn(nodes.http(0).as("admin"));
      SealedRows.add(nodes.database(), UNDER_OLD, ROWS, 5_000);
    }
    try (var nodes = nodes(url, NEW, OLD)) {
      var db = nodes.database();
      codes.forEach(code -> mustOpen(nodes.http(0), code));
      try (var load = new Load(nodes.http(0), slot)) {
        var reseal = new Reseal(db, UNDER_NEW, InstantSource.system());
        assertThatThrownBy(() -> reseal.run(ResealIT::killAfterTheSecondBatch))
            .isInstanceOf(Killed.class);
        assertThat(SealedRows.notUnder(db, UNDER_NEW)).isBetween(1, 2 * ROWS);
        var said = reseal(url);
        assertThat(said).contains("none is left", "ANTREAN_ENCRYPTION_KEY_OLD may go");
        codes = new ArrayList<>(codes);
        codes.addAll(load.end());
      }
      assertThat(codes).as("people did book meanwhile").hasSizeGreaterThan(20);
      assertThat(SealedRows.notUnder(db, UNDER_NEW)).isZero();
    }
    try (var nodes = nodes(url, NEW, null)) {
      var http = nodes.http(0);
      codes.forEach(code -> mustOpen(http, code));
      assertThat(persons(nodes.database())).isEqualTo(ROWS + codes.size());
      assertThat(nodes.main(0).rooms().sealed().unopened()).isZero();
    }
    assertThatThrownBy(() -> nodes(url, OLD, null))
        .hasMessage(
            "ANTREAN_ENCRYPTION_KEY is not the key under which this database is sealed: put the"
                + " right one back (docs/operate.md, Keys).");
  }

  private static Nodes nodes(String url, byte[] key, byte[] old) {
    return Nodes.start(
        1,
        "ANTREAN_DATABASE_URL",
        url,
        "ANTREAN_ENCRYPTION_KEY",
        base64(key),
        "ANTREAN_ENCRYPTION_KEY_OLD",
        old == null ? "" : base64(old),
        "ANTREAN_HASH_KEY",
        base64(HASH));
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
                    http.delete("/api/v1/bookings/" + book(http, slot));
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
    var answer = http.post("/api/v1/bookings", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().getString("code");
  }

  private static void walkIn(Http staff) {
    var wish = new JsonObject().put("service", "JHT").put("phone", "081234567890");
    var answer = staff.post("/api/v1/branches/" + TestBranch.BRANCH + "/tickets", wish);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static void mustOpen(Http http, String code) {
    var page = http.get("/t/" + code);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("Peserta");
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
