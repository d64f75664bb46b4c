package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.db.Database;
import id.antrean.db.Tx;
import id.antrean.testkit.Form;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.Nodes;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A place is for a person (H5): no two at one time, and only so many open at once. */
class OnePersonIT {
  private static final List<String> SERVICES = List.of("JHT", "GENERAL", "REGISTRATION");
  private static Nodes nodes;
  private static Database db;
  private static int people = 500;
  private static int days;

  @BeforeAll
  static void start() {
    nodes = Nodes.start(2, "ANTREAN_OPEN_PER_NIK", "2", "ANTREAN_WITHHELD_MINUTES", "1-15");
    db = nodes.database();
    TestBranch.open(nodes, 2);
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Test
  void oneHalfHourIsOnePlaceWhateverTheService() {
    long slot = slot(40);
    int person = people++;
    assertThat(made(race(30, n -> wish(person, slot, n)))).hasSize(1);
  }

  /** Negative control: without the unique keys of half hours one person sits there twice. */
  @Test
  void withoutTheKeysOfHalfHoursOnePersonGetsTwoPlacesAtOneTime() {
    long slot = slot(40);
    int person = people++;
    withoutIndexes(
        "booking_half_hour_%",
        () -> assertThat(made(race(30, n -> wish(person, slot, n))).size()).isGreaterThan(1));
  }

  @Test
  void ofTwoSlotsThatOverlapOnePersonGetsOne() {
    long hour = slot(5);
    db.update("UPDATE slot SET ends = starts + interval '1 hour' WHERE id = $1", hour);
    long second = slot(5);
    db.update(
        """
        UPDATE slot s SET service_date = h.service_date, starts = h.starts + interval '30 minutes',
          ends = h.ends, starts_at = h.starts_at + interval '30 minutes'
        FROM slot h WHERE s.id = $1 AND h.id = $2
        """,
        second,
        hour);
    int person = people++;
    assertThat(book(wish(person, hour, 0)).status()).isEqualTo(201);
    assertThat(book(wish(person, second, 1)).code()).isEqualTo("cannot_book");
    assertThat(book(wish(person, slot(5), 1)).status()).isEqualTo(201);
  }

  @Test
  void onePersonHasAsManyOpenBookingsAsTheSettingSays() {
    var slots = IntStream.range(0, 3).mapToLong(n -> slot(20)).toArray();
    int person = people++;
    var answers = race(30, n -> wish(person, slots[n % 3], n));
    assertThat(made(answers)).hasSize(2);
    var refused = answers.stream().filter(a -> a.status() != 201).toList();
    assertThat(refused).extracting(Answer::code).containsOnly("cannot_book");
    var code = made(answers).getFirst().json().getString("code");
    assertThat(nodes.http(0).delete("/api/v1/bookings/" + code).status()).isEqualTo(200);
    assertThat(made(race(30, n -> wish(person, slots[n % 3], n)))).hasSize(1);
  }

  /** Negative control: without the unique key two that are made at once both count as the first. */
  @Test
  void withoutTheKeyOfOrdinalsOnePersonGetsTooMany() {
    long[] slots = {slot(20), slot(20), slot(20)};
    int person = people++;
    withoutIndexes(
        "booking_nik_ordinal_once",
        () -> {
          var answers =
              bothAtOnce(
                  slots[0],
                  slots[1],
                  n -> wish(person, slots[n], n).put("phone", "08135550010" + n));
          assertThat(answers).extracting(Answer::status).containsOnly(201);
          assertThat(book(wish(person, slots[2], 2)).status()).isEqualTo(201);
        });
  }

  /** With it, of the same two one is tried again and is the second; there is no third. */
  @Test
  void twoMadeAtOneMomentAreCountedAsTwo() {
    long[] slots = {slot(20), slot(20), slot(20)};
    int person = people++;
    var answers = bothAtOnce(slots[0], slots[1], n -> wish(person, slots[n], n));
    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(book(wish(person, slots[2], 2)).code()).isEqualTo("cannot_book");
  }

  /** Neither statement sees what the other makes: both have begun when their slots come free. */
  private static List<Answer> bothAtOnce(long one, long other, IntFunction<JsonObject> wish) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Answer>>();
      db.inTransaction(
          TestBranch.NOW,
          tx -> {
            tx.run("SELECT FROM slot WHERE id IN ($1, $2) FOR UPDATE", one, other);
            for (int node = 0; node < 2; node++) {
              int n = node;
              asked.add(
                  threads.submit(() -> nodes.http(n).post("/api/v1/bookings", wish.apply(n))));
            }
            while (waiting(tx) < 2) {
              Thread.onSpinWait();
            }
            return null;
          });
      return List.of(asked.get(0).get(), asked.get(1).get());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static long waiting(Tx tx) {
    return tx.first(
            row -> row.getLong(0),
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")
        .orElseThrow();
  }

  @Test
  void oneMobileHasFiveOpenBookings() {
    long slot = slot(40);
    int first = people;
    people += 20;
    var answers = race(20, n -> wish(first + n, slot, 0).put("phone", "081355500001"));
    assertThat(made(answers)).hasSize(5);
  }

  @Test
  void theRefusedLearnNothingAndTheHolderGetsTheirLink() {
    long slot = slot(5);
    int person = people++;
    var made = book(wish(person, slot, 0));
    var other = book(wish(person, slot, 1).put("phone", "081355500002"));
    assertThat(other.code()).isEqualTo("cannot_book");
    assertThat(other.body()).doesNotContain(made.json().getString("code"));
    assertThat(
            db.first(
                row -> row.getLong(0),
                """
                SELECT count(*) FROM event e JOIN booking b ON b.id = e.subject
                WHERE e.kind = 'BookingAsked' AND b.slot_id = $1
                """,
                slot))
        .hasValue(1L);
  }

  @Test
  void noBookingIsMovedToATimeThatItsPersonHasAlready() {
    long one = slot(5);
    long other = slot(5);
    int person = people++;
    book(wish(person, one, 0));
    var code = book(wish(person, other, 1)).json().getString("code");
    var moved =
        nodes
            .http(0)
            .patch("/api/v1/bookings/" + code, new JsonObject().put("slot", Long.toString(one)));
    assertThat(moved.code()).isEqualTo("same_time");
    assertThat(free(one)).isEqualTo(4);
    assertThat(free(other)).isEqualTo(4);

    var guest = nodes.http(0);
    var check = "/t/" + code + "/pindah/periksa";
    var asked = guest.get(check + "?slot=" + one);
    var refused =
        guest.form(
            check,
            "token",
            Form.hidden(asked, "token"),
            "kunci",
            Form.hidden(asked, "kunci"),
            "slot",
            Long.toString(one));
    assertThat(guest.get(refused.location()).body())
        .contains("Anda sudah punya antrean lain pada jam itu. Pilih jam lain.", "Pukul berapa");
  }

  @Test
  void aFreedPlaceIsNobodysForAMinuteAtLeast() {
    long slot = slot(1);
    var made = book(wish(people++, slot, 0)).json();
    assertThat(nodes.http(0).delete("/api/v1/bookings/" + made.getString("code")).status())
        .isEqualTo(200);
    assertThat(book(wish(people++, slot, 0)).code()).isEqualTo("slot_full");
    assertThat(
            db.first(
                row -> row.getString(0),
                """
                SELECT kind || ' ' || (until BETWEEN b.changed_at + interval '1 minute'
                  AND b.changed_at + interval '15 minutes')
                FROM held_place h JOIN booking b USING (slot_id, number) WHERE slot_id = $1
                """,
                slot))
        .hasValue("WITHHELD true");
  }

  private static void withoutIndexes(String like, Runnable race) {
    var indexes =
        db.list(
            row -> row.getString("indexdef") + "|" + row.getString("indexname"),
            "SELECT indexname, indexdef FROM pg_indexes WHERE indexname LIKE $1",
            like);
    indexes.forEach(index -> db.run("DROP INDEX " + index.split("\\|")[1]));
    try {
      race.run();
    } finally {
      db.run("UPDATE booking SET state = 'CANCELLED'");
      indexes.forEach(index -> db.run(index.split("\\|")[0]));
    }
  }

  private static JsonObject wish(int person, long slot, int service) {
    return TestPeople.wish(person, slot).put("service", SERVICES.get(service % SERVICES.size()));
  }

  private static List<Answer> race(int many, IntFunction<JsonObject> wish) {
    return TestPeople.race(
        many,
        n ->
            nodes
                .http(n % 2)
                .post("/api/v1/bookings", wish.apply(n), UUID.randomUUID().toString()));
  }

  private static Answer book(JsonObject wish) {
    return nodes.http(0).post("/api/v1/bookings", wish);
  }

  private static List<Answer> made(List<Answer> answers) {
    return answers.stream().filter(a -> a.status() == 201).toList();
  }

  private static int free(long slot) {
    return db.first(
            row -> row.getInteger(0), "SELECT cardinality(free) FROM slot WHERE id = $1", slot)
        .orElseThrow();
  }

  /** Each on a day of its own, so that no two overlap. */
  private static long slot(int places) {
    return TestBranch.slot(db, ++days, places, 1);
  }
}
