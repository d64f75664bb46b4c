package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Ids;
import id.antrean.core.Kpj;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.core.Role;
import id.antrean.core.Sought;
import id.antrean.http.Principal;
import id.antrean.staff.StaffAct;
import id.antrean.testkit.Antrean;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names and ends of numbers are found among the sealed rows of a large office's month. */
@Antrean(counters = 1)
class DeskVisitsIT {
  private static final LocalDate FIRST = LocalDate.parse("2028-01-01");
  private static final DeskVisits.Days MONTH = new DeskVisits.Days(FIRST, FIRST.plusDays(30));
  private static final int A_DAY = 323;
  private static final int MANY = 31 * A_DAY; // more than ten thousand
  private static final long LIMIT = 300_000_000;
  private static Nodes nodes;
  private static DeskVisits visits;
  private static StaffAct look;

  @BeforeAll
  static void start(Nodes started) {
    nodes = started;
    visits = nodes.main(0).rooms().booking().deskVisits();
    var who = new Principal(UUID.randomUUID(), "officer", Role.OFFICER, TestBranch.BRANCH);
    look = StaffAct.look(who, "192.0.2.1", TestBranch.NOW);
    for (int day = 0; day < 31; day++) {
      book(day);
    }
  }

  private static void book(int day) {
    var sealed = nodes.main(0).rooms().sealed();
    long slot = TestBranch.slot(nodes.database(), FIRST.plusDays(day), "ONLINE", "09:00", A_DAY, 1);
    var ids = IntStream.range(0, A_DAY).mapToObj(n -> Ids.next()).toArray(UUID[]::new);
    var persons =
        IntStream.range(0, A_DAY)
            .mapToObj(n -> Buffer.buffer(PersonJson.seal(person(day * A_DAY + n), sealed, ids[n])))
            .toArray(Buffer[]::new);
    nodes
        .database()
        .update(
            """
            INSERT INTO booking (id, slot_id, branch_id, service_date, lane, number, service_code,
              state, person, request_key, created_at, changed_at)
            SELECT p.id, s.id, s.branch_id, s.service_date, s.lane, p.n, 'JHT', 'BOOKED', p.person,
              p.id::text, $4, $4
            FROM slot s, unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY AS p(id, person, n)
            WHERE s.id = $1
            """,
            slot,
            ids,
            persons,
            TestBranch.NOW);
  }

  private static Person person(int n) {
    return new Person(
        new Nik(TestPeople.nik(n)),
        List.of(new Kpj("%011d".formatted(n))),
        new PersonName(n == MANY - 1 ? "Paling Belakang" : "Peserta Uji"),
        new Phone("+62812%08d".formatted(n)),
        Optional.empty(),
        Optional.empty());
  }

  private static DeskVisits.Found sought(String typed) {
    var branch = nodes.main(0).rooms().branches().get(TestBranch.BRANCH);
    return visits.find(look, branch, Sought.parse(typed), MONTH);
  }

  @Test
  void theLastOfTenThousandIsFoundWithinThreeHundredMilliseconds() {
    assertThat(MANY).isGreaterThan(10_000);
    for (var typed : List.of("belakang", "%08d".formatted(MANY - 1))) {
      var fastest = Long.MAX_VALUE;
      for (int i = 0; i < 8 && fastest > LIMIT; i++) {
        long from = System.nanoTime();
        assertThat(sought(typed).here()).hasSize(1);
        fastest = Math.min(fastest, System.nanoTime() - from);
      }
      assertThat(fastest).as("nanoseconds for " + typed).isLessThan(LIMIT);
    }
  }

  @Test
  void ofManyTheFirstTwentyAreListedAndItIsSaidThatThereAreMore() {
    var found = sought("peserta");
    assertThat(found.here()).hasSize(DeskVisits.MOST);
    assertThat(found.more()).isTrue();
    assertThat(found.here().getFirst().booking().date()).isEqualTo(FIRST);
    assertThat(sought("paling").more()).isFalse();
  }

  @Test
  void aForgottenPersonIsNotFoundAndARowThatNoKeyOpensHidesNoOther() {
    var db = nodes.database();
    var id = sought("b-005").here().getFirst().booking().id();
    db.update("UPDATE booking SET person = '\\x02ff' WHERE id = $1", id);
    assertThat(sought("belakang").here()).hasSize(1);
    assertThat(sought("b-005").here()).anyMatch(v -> v.person().isEmpty());
  }
}
