package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Kpj;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.db.ConstraintViolation;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two visits are given the same mobile at once: a unique key counts its open bookings. */
@Antrean(counters = 1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CorrectionsIT {
  private static final BookingPolicy ONE_OPEN =
      new BookingPolicy(Duration.ZERO, Duration.ZERO, 3, 1);
  private static Nodes nodes;
  private static int people = 100;
  private static int days;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
  }

  @Test
  @Order(1)
  void ofTwoAtOnceOneGetsIt() {
    assertThat(corrected("+6285700000001")).containsExactlyInAnyOrder(true, false);
  }

  /** Negative control: without the key both get it, though the mobile may have one. */
  @Test
  @Order(2)
  void withoutTheKeyBothGetIt() {
    nodes.database().run("DROP INDEX booking_holder_ordinal_once");
    assertThat(corrected("+6285700000002")).containsExactly(true, true);
  }

  /** Both have looked before one of them has written. */
  private static List<Boolean> corrected(String mobile) {
    var visits = List.of(booked(), booked());
    var store = new CorrectionStore(nodes.main(0).rooms().sealed(), ONE_OPEN);
    return TestPeople.race(2, n -> isCorrected(store, visits.get(n), new Phone(mobile)));
  }

  private static boolean isCorrected(CorrectionStore store, UUID visit, Phone mobile) {
    var holder = mobile.hash(nodes.main(0).rooms().sealed());
    try {
      return nodes
          .database()
          .inTransaction(
              TestBranch.NOW,
              tx -> {
                var person = person(mobile);
                boolean done = store.setContact(tx, visit, person, false, true, holder);
                tx.run("SELECT pg_sleep(0.2)");
                return done;
              });
    } catch (ConstraintViolation other) {
      assertThat(other.is("booking_holder_ordinal_once")).isTrue();
      return false;
    }
  }

  private static Person person(Phone mobile) {
    return new Person(
        new Nik(TestPeople.nik(1)),
        List.of(new Kpj("00000000001")),
        new PersonName("Siti"),
        mobile,
        Optional.empty(),
        Optional.empty());
  }

  private static UUID booked() {
    long slot = TestBranch.slot(nodes.database(), ++days, 2, 1);
    var answer = nodes.http(0).post("/api/v1/bookings", TestPeople.wish(people++, slot));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    var store = nodes.main(0).rooms().booking().store();
    return store.byCode(answer.json().getString("code")).orElseThrow().id();
  }
}
