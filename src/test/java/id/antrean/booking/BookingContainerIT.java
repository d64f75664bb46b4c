package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.antrean.booking.BookingTables.Answer;
import id.antrean.booking.BookingTables.Outcome;
import id.antrean.db.Database;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import id.antrean.testkit.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The path over a container, proved by itself: the whole suite takes it where an engine answers,
 * and this class fails to run where none does, so that the gate can count it.
 */
class BookingContainerIT {
  private static Vertx vertx;
  private static Database db;

  @BeforeAll
  static void open() {
    boolean engine = TestPostgres.containersWork();
    if (!engine) {
      System.err.println("NO CONTAINER ENGINE ANSWERS: the container subset is skipped.");
    }
    assumeTrue(engine, "no container engine answers");
    vertx = Vertx.vertx();
    db = new Database(vertx, TestPostgres.fresh());
    TestBranch.branch(db, 1);
  }

  @AfterAll
  static void close() {
    if (db != null) {
      db.close();
      vertx.close().await();
    }
  }

  @Test
  void theServerIsNotOnThisHost() {
    var address =
        db.first(row -> row.getString(0), "SELECT host(inet_server_addr())").orElseThrow();
    assertThat(address).isNotEqualTo("127.0.0.1");
  }

  @Test
  void twentyPlacesGoToTwentyOfAHundred() {
    long slot = TestBranch.slot(db, "ONLINE", "09:00", 20, 1);
    var store = new BookingStore(db, BookingStoreIT.SEALED, StandInStores.policy(Duration.ZERO));
    var answers =
        TestPeople.race(
            100, n -> store.book(List.of(BookingStoreIT.draft(slot)), TestBranch.NOW).getFirst());
    assertThat(answers)
        .filteredOn(a -> a.outcome() == Outcome.MADE)
        .hasSize(20)
        .extracting(Answer::number)
        .doesNotHaveDuplicates();
    assertThat(answers).filteredOn(a -> a.outcome() == Outcome.FULL).hasSize(80);
  }
}
