package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.cluster.Cluster;
import id.antrean.http.Network;
import id.antrean.security.Limit;
import id.antrean.testkit.Http.Answer;
import id.antrean.testkit.TestBranch;
import id.antrean.testkit.TestPeople;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who proved a mobile or a mailbox answers for what they book, whomever they name. */
class HoldersIT {
  private static ProofFixture fixture;
  private static int people = 7_000;

  @BeforeAll
  static void start() {
    fixture = new ProofFixture();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  /** All come from one address here, and by mailbox alone a network books few places a day. */
  @BeforeEach
  void aNewNetwork() {
    fixture.nodes.main(0).rooms().cluster().hazelcast().getMap(Cluster.LIMITS).clear();
  }

  @Test
  void oneMailboxHasFiveOpenBookingsWhateverMobilesItNames() {
    var pass = fixture.pass("email", "calo@gmail.com");
    long slot = fixture.slot(200);
    var statuses =
        TestPeople.race(
            20, n -> fixture.book(byMail(1_000 + n, slot, "calo+%d@gmail.com".formatted(n), pass)));
    assertThat(statuses).filteredOn(a -> a.status() == 201).hasSizeBetween(1, 5);
    for (int n = 0; n < 12; n++) {
      fixture.book(byMail(1_100 + n, slot, "Calo@gmail.com", pass));
    }
    assertThat(fixture.free(slot)).isBetween(195, 199);
  }

  @Test
  void whoNamesAnothersMobileUsesUpNoneOfItsBookings() {
    int victim = people++;
    var wish = TestPeople.wish(victim, fixture.slot(9));
    var mobile = wish.getString("phone");
    assertThat(
            dealers(
                "penyerobot",
                4,
                () -> TestPeople.wish(people++, fixture.slot(9)).put("phone", mobile)))
        .containsOnly(201);
    var own = wish.put("phonePass", fixture.pass("phone", wish.getString("phone")));
    assertThat(fixture.book(own).status()).isEqualTo(201);
  }

  @Test
  void whoNamesAnothersNikAndMobileUsesUpNoneOfTheirTries() {
    int victim = people++;
    var wish = TestPeople.wish(victim, fixture.slot(9));
    assertThat(dealers("pengganggu", 7, () -> wish.copy().put("slot", "999999")))
        .containsAnyOf(404)
        .isSubsetOf(404, 429);
    var own = wish.put("phonePass", fixture.pass("phone", wish.getString("phone")));
    assertThat(fixture.book(own).status()).isEqualTo(201);
  }

  @Test
  void whoSquattedANikGetsItByNoOtherMailboxForThatMobile() {
    int owner = people++;
    squat(owner, "0857%08d".formatted(owner));
    assertThat(byMailbox(owner, "0857%08d".formatted(owner), "lain")).isEqualTo("cannot_book");
    assertThat(bookedByOwner(owner).status()).isEqualTo(201);
  }

  /** A squatter may name the mobile of the owner, who must not lose the NIK by it. */
  @Test
  void theOwnerWhoseMobileTheSquatterNamedBooksWithItsOwnProof() {
    int owner = people++;
    var own = TestPeople.wish(owner, fixture.slot(3));
    var mail = "penyamar%d@gmail.com".formatted(owner);
    var squatter = own.copy().put("email", mail).put("phonePass", fixture.pass("email", mail));
    squat(squatter, owner);
    assertThat(byMailbox(owner, own.getString("phone"), "kedua")).isEqualTo("cannot_book");
    var pass = fixture.pass("phone", own.getString("phone"));
    assertThat(fixture.book(own.put("phonePass", pass)).status()).isEqualTo(201);
  }

  /** Else whoever squatted it has it again a moment later. */
  @Test
  void aFreedNikIsBookedByNoFreshMailboxWithAnyMobileForAWeek() {
    int owner = people++;
    squat(owner, "0857%08d".formatted(owner));
    assertThat(byMailbox(owner, "0856%08d".formatted(owner), "baru")).isEqualTo("cannot_book");
    fixture.db.update(
        "UPDATE booking SET freed_at = freed_at - interval '8 days' WHERE freed_at IS NOT NULL");
    var mail = "lama" + owner + "@gmail.com";
    var later = TestPeople.wish(owner, fixture.slot(3)).put("phone", "0856%08d".formatted(owner));
    assertThat(
            fixture
                .book(later.put("email", mail).put("phonePass", fixture.pass("email", mail)))
                .status())
        .isEqualTo(201);
  }

  @Test
  void theOwnerOfAFreedNikBooksAtOnceWithAProvedMobile() {
    int owner = people++;
    squat(owner, "0857%08d".formatted(owner));
    assertThat(bookedByOwner(owner).status()).isEqualTo(201);
  }

  private static Answer bookedByOwner(int owner) {
    var own = TestPeople.wish(owner, fixture.slot(3));
    return fixture.book(own.put("phonePass", fixture.pass("phone", own.getString("phone"))));
  }

  /** With a mobile of the squatter's. */
  private static void squat(int owner, String mobile) {
    var wish = TestPeople.wish(owner, fixture.slot(3)).put("phone", mobile);
    squat(wish.put("phonePass", fixture.pass("phone", mobile)), owner);
  }

  /** Books, and has staff free the NIK for its owner. */
  private static void squat(JsonObject wish, int owner) {
    assertThat(fixture.book(wish).status()).isEqualTo(201);
    var freed =
        fixture
            .nodes
            .http(0)
            .as("officer")
            .post(
                "/api/v1/branches/semarang-pemuda/freed-niks",
                new JsonObject().put("nik", TestPeople.nik(owner)).put("reason", "KTP"));
    assertThat(freed.json().getInteger("freed")).isEqualTo(1);
  }

  private static String byMailbox(int owner, String mobile, String name) {
    var mail = name + owner + "@gmail.com";
    var wish = TestPeople.wish(owner, fixture.slot(3)).put("phone", mobile).put("email", mail);
    return fixture.book(wish.put("phonePass", fixture.pass("email", mail))).code();
  }

  /** Sixteen at once must not learn what one after the other does not. */
  @Test
  void manyAtOnceLearnNoMoreAboutKnownNiks() {
    var known = IntStream.range(0, 16).map(n -> people++).toArray();
    for (int person : known) {
      var wish = TestPeople.wish(person, fixture.slot(3));
      assertThat(
              fixture
                  .book(wish.put("phonePass", fixture.pass("phone", wish.getString("phone"))))
                  .status())
          .isEqualTo(201);
    }
    var pass = fixture.pass("email", "pencari@gmail.com");
    var answers =
        TestPeople.race(
            16,
            n ->
                fixture.book(
                    byMail(known[n], fixture.slot(3), "pencari+%d@gmail.com".formatted(n), pass)));
    assertThat(answers).filteredOn(a -> a.status() == 409).hasSizeLessThanOrEqualTo(2);
    assertThat(answers).filteredOn(a -> a.status() == 429).hasSizeGreaterThanOrEqualTo(14);
  }

  /** What a right one answered before: full; what a wrong one: no pass. */
  @Test
  void claimsAreGuessedNoOftenerWhereTheSlotIsFull() {
    long slot = TestBranch.slot(fixture.db, "E_KLAIM", "10:00", 0, 500);
    var wish = TestPeople.wish(people++, slot).put("service", "E_KLAIM_VERIFICATION");
    wish.put("phonePass", fixture.pass("phone", wish.getString("phone")));
    var answers =
        IntStream.range(0, 12)
            .mapToObj(n -> fixture.book(wish.copy().put("claim", claim("EK-%05d".formatted(n)))))
            .toList();
    assertThat(answers).filteredOn(a -> a.status() != 429).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void aMemberOfStaffBooksNoOftenerThanTheyCanType() {
    var officer = fixture.nodes.http(0).as("admin");
    long slot = fixture.slot(200);
    var statuses =
        TestPeople.race(
            90, n -> officer.post("/api/v1/bookings", TestPeople.wish(20_000 + n, slot)).status());
    assertThat(statuses).filteredOn(s -> s == 201).hasSizeBetween(25, 60);
    assertThat(statuses).contains(429);
  }

  /** What two dealers are answered, each with so many tries and a mailbox that they proved. */
  private static List<Integer> dealers(String name, int tries, Supplier<JsonObject> wish) {
    var statuses = new ArrayList<Integer>();
    var ofThisNetwork = Limit.BOOKING_MAIL_NETWORK.by(Network.of("127.0.0.1"));
    for (int dealer = 0; dealer < 2; dealer++) {
      var mail = "%s%d@gmail.com".formatted(name, dealer);
      var pass = fixture.pass("email", mail);
      for (int n = 0; n < tries; n++) {
        statuses.add(fixture.book(wish.get().put("email", mail).put("phonePass", pass)).status());
        fixture.nodes.main(0).rooms().security().limits().giveBack(ofThisNetwork);
      }
    }
    return statuses;
  }

  private static JsonObject claim(String reference) {
    return new JsonObject().put("reference", reference);
  }

  private static JsonObject byMail(int person, long slot, String mail, String pass) {
    return TestPeople.wish(person, slot).put("email", mail).put("phonePass", pass);
  }
}
