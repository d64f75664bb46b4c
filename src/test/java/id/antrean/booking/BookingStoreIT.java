package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.booking.BookingTables.Answer;
import id.antrean.booking.BookingTables.Outcome;
import id.antrean.core.Ids;
import id.antrean.core.Sealed;
import id.antrean.db.Database;
import id.antrean.security.Proof;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The booking statement on a real PostgreSQL, with many writers at once. */
class BookingStoreIT {
  static final Sealed SEALED = new Sealed(new byte[32], new byte[32]);
  private static Vertx vertx;
  private static Database db;
  private static BookingStore store;
  private static int slots;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    db = new Database(vertx, TestPostgres.fresh());
    store = new BookingStore(db, SEALED, StandInStores.policy(Duration.ZERO));
    TestBranch.branch(db, 3);
  }

  @AfterAll
  static void close() {
    db.close();
    vertx.close().await();
  }

  @Test
  void theLastPlaceGoesToExactlyOneOfTwo() throws Exception {
    long slot = slot(1);
    var answers = atOnce(2, n -> store.book(List.of(draft(slot)), TestBranch.NOW).getFirst());
    assertThat(answers)
        .extracting(Answer::outcome)
        .containsExactlyInAnyOrder(Outcome.MADE, Outcome.FULL);
  }

  @Test
  void crossingBatchesSellEachPlaceOnceAndNoneTooFew() throws Exception {
    long one = slot(40);
    long other = slot(40);
    var answers = new ArrayList<Answer>();
    atOnce(
            8,
            n -> {
              var drafts = new ArrayList<BookingRow>();
              for (int i = 0; i < 16; i++) {
                drafts.add(draft((i + n) % 2 == 0 ? one : other));
              }
              return store.book(drafts, TestBranch.NOW);
            })
        .forEach(answers::addAll);
    assertThat(answers).filteredOn(a -> a.outcome() == Outcome.MADE).hasSize(80);
    assertThat(answers).filteredOn(a -> a.outcome() == Outcome.FULL).hasSize(48);
    assertThat(numbers(one)).hasSize(40).doesNotHaveDuplicates();
    assertThat(numbers(other)).hasSize(40).doesNotHaveDuplicates();
    assertThat(free(one) + free(other)).isZero();
  }

  @Test
  void aConflictInABatchCostsNoPlace() {
    long slot = slot(3);
    var first = draft(slot);
    var twin = sameKey(draft(slot), first.requestKey());
    var answers = store.book(List.of(first, twin, draft(slot)), TestBranch.NOW);
    assertThat(answers)
        .extracting(Answer::outcome)
        .containsExactlyInAnyOrder(Outcome.MADE, Outcome.CONFLICT, Outcome.MADE);
    assertThat(free(slot)).isEqualTo(1);
  }

  @Test
  void numbersRiseAndAGivenBackOneComesFirst() {
    long slot = slot(4);
    var answers = store.book(List.of(draft(slot), draft(slot)), TestBranch.NOW);
    int first = answers.getFirst().number();
    assertThat(answers.get(1).number()).isEqualTo(first + 1);
    db.inTransaction(
        TestBranch.NOW,
        tx -> {
          store.giveBack(tx, slot, first, java.util.Optional.empty());
          tx.run(
              "UPDATE booking SET state = 'CANCELLED' WHERE slot_id = $1 AND number = $2",
              slot,
              first);
          return null;
        });
    assertThat(store.book(List.of(draft(slot)), TestBranch.NOW).getFirst().number())
        .isEqualTo(first);
  }

  @Test
  void aClosedAndAnUnknownSlotAreToldApart() {
    long slot = slot(2);
    var late = TestBranch.NOW.plusSeconds(10 * 86_400);
    assertThat(store.book(List.of(draft(slot), draft(-1)), late))
        .extracting(Answer::outcome)
        .containsExactly(Outcome.CLOSED, Outcome.UNKNOWN_SLOT);
  }

  /** While no PIN can be sent anybody may name any mobile, a squatter as well. */
  @Test
  void aFreedNikIsNotBookedWithoutAProofForAWeek() {
    long slot = slot(5);
    var squatter = draft(slot);
    store.book(List.of(squatter), TestBranch.NOW);
    free(squatter, TestBranch.NOW.minus(Duration.ofDays(6)));
    var missing = List.of(ofNik(squatter.nikHash(), draft(slot), new Proof(false, false, true)));
    var proved = List.of(ofNik(squatter.nikHash(), draft(slot), new Proof(true, false, false)));
    assertThat(outcome(missing)).isEqualTo(Outcome.CONFLICT);
    assertThat(outcome(proved)).isEqualTo(Outcome.MADE);
    db.update("UPDATE booking SET state = 'CANCELLED' WHERE id = $1", proved.getFirst().id());
    free(squatter, TestBranch.NOW.minus(Duration.ofDays(8)));
    assertThat(outcome(missing)).isEqualTo(Outcome.MADE);
  }

  private static void free(BookingRow row, Instant at) {
    db.update("UPDATE booking SET state = 'CANCELLED', freed_at = $2 WHERE id = $1", row.id(), at);
  }

  private static Outcome outcome(List<BookingRow> rows) {
    return store.book(rows, TestBranch.NOW).getFirst().outcome();
  }

  private static BookingRow ofNik(byte[] nikHash, BookingRow d, Proof proof) {
    return copy(d, nikHash, d.requestKey(), proof);
  }

  /** Its plan is kept, and may be of the time when the tables were empty. */
  @Test
  void noBatchReadsAWholeTable() {
    try (var one = new Database(vertx, TestPostgres.fresh())) { // asked in turn: one connection
      TestBranch.branch(one, 3);
      var rows = List.of(draft(TestBranch.slot(one, "ONLINE", "08:00", 3, 1)));
      new BookingStore(one, SEALED, StandInStores.policy(Duration.ZERO)).book(rows, TestBranch.NOW);
      var statement =
          one.first(
              row -> row.getString("statement"),
              "SELECT statement FROM pg_prepared_statements WHERE cardinality(parameter_types) = 25");
      assertThat(statement).as("the client keeps it prepared").isPresent();
      var plan =
          one.list(
              row -> row.getString(0), "EXPLAIN (GENERIC_PLAN) " + statement.get(), new Object[25]);
      assertThat(plan)
          .anyMatch(line -> line.contains("on booking"))
          .noneMatch(line -> line.matches(".*Seq Scan on (booking|spent_captcha).*"));
    }
  }

  private long slot(int places) {
    int n = slots++;
    return TestBranch.slot(
        db, "ONLINE", "%02d:%02d".formatted(n / 2, n % 2 * 30), places, 1 + 100 * n);
  }

  /** A wish of somebody new for a place in this slot. */
  static BookingRow draft(long slot) {
    var id = Ids.next();
    var any = SEALED.hash("any", id.toString());
    return new BookingRow(
        id,
        slot,
        SEALED.hash("code", id.toString()),
        SEALED.hash("token", id.toString()),
        "JHT",
        null,
        any,
        any,
        any,
        any,
        any,
        null,
        id.toString(),
        any,
        UUID.randomUUID(),
        "id",
        false,
        null,
        null,
        Proof.NONE);
  }

  private static BookingRow sameKey(BookingRow d, String requestKey) {
    return copy(d, d.nikHash(), requestKey, d.proof());
  }

  private static BookingRow copy(BookingRow d, byte[] nikHash, String requestKey, Proof proof) {
    return new BookingRow(
        d.id(),
        d.slot(),
        d.codeHash(),
        d.tokenHash(),
        d.service(),
        d.reason(),
        nikHash,
        d.phoneHash(),
        d.holderHash(),
        d.person(),
        d.openKey(),
        d.claim(),
        requestKey,
        d.fingerprint(),
        d.captcha(),
        d.language(),
        d.nearTurnSms(),
        d.staff(),
        d.staffAddress(),
        proof);
  }

  private static List<Integer> numbers(long slot) {
    return db.list(row -> row.getInteger(0), "SELECT number FROM booking WHERE slot_id = $1", slot);
  }

  private static int free(long slot) {
    return db.first(
            row -> row.getInteger(0), "SELECT cardinality(free) FROM slot WHERE id = $1", slot)
        .orElseThrow();
  }

  private interface Try<T> {
    T run(int n) throws Exception;
  }

  private static <T> List<T> atOnce(int many, Try<T> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<T>>();
      for (int i = 0; i < many; i++) {
        int n = i;
        calls.add(() -> work.run(n));
      }
      var out = new ArrayList<T>();
      for (var future : threads.invokeAll(calls)) {
        out.add(future.get());
      }
      return out;
    }
  }
}
