package id.antrean.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.antrean.cluster.Cluster;
import id.antrean.cluster.Peers;
import id.antrean.core.Email;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.security.Limits;
import id.antrean.security.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Places by mailbox alone: a mailbox may have many names, so they are counted by network. */
class MailHoldersIT {
  private static final String NETWORK = "20010db800010002::/64";

  private final Cluster cluster =
      new Cluster(new Peers(List.of(), 0, "mail-holders", Optional.empty()));
  private Instant now = Instant.parse("2026-11-23T01:00:00Z");
  private final Limits limits =
      new Limits(cluster, new Sealed(new byte[32], new byte[32]), true, () -> now);
  private int people;
  private int networks;

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void oneNetworkBooksTenInItsFirstDayWhateverTheMailboxesAreCalled() {
    assertThat(places(NETWORK)).isEqualTo(5);
    assertThat(places("20010db800010009::/64")).as("of the same network").isZero();
    assertThat(places("192.0.2.9")).as("another").isEqualTo(5);
    int all = 5;
    for (int hour = 0; hour < 24; hour++) {
      now = now.plus(Duration.ofHours(1));
      all += places(NETWORK);
    }
    assertThat(all).isEqualTo(10);
  }

  /** One mailbox of a large house may have hundreds of names that nobody here knows. */
  @Test
  void oneMailHouseBooksFewPlacesFromHoweverManyNetworks() {
    assertThat(placesOfHouse("aol.com", 30)).isEqualTo(30);
    assertThat(placesOfHouse("AOL.com", 30)).as("of the same house").isZero();
    assertThat(placesOfHouse("yahoo.co.id", 2)).as("of another").isEqualTo(10);
    assertThat(code(wish(true, "aol.com"), NETWORK, () -> null)).isEqualTo("booked");
    now = now.plus(Duration.ofMinutes(10));
    assertThat(placesOfHouse("aol.com", 30)).as("in the next ten minutes").isEqualTo(30);
  }

  @Test
  void namesOfOneMailHouseAreOneHouse() {
    assertThat(placesOfHouse("yandex.ru", 6)).isEqualTo(30);
    assertThat(placesOfHouse("narod.ru", 6)).isZero();
    assertThat(placesOfHouse("a.contoh.co.id", 6)).isEqualTo(30);
    assertThat(placesOfHouse("b.contoh.co.id", 6)).isZero();
  }

  @Test
  void nobodyAtGmailWaitsForWhatOneOfItsMailboxesCannotDo() {
    assertThat(placesOfHouse("gmail.com", 60)).isEqualTo(300);
    assertThat(placesOfHouse("googlemail.com", 5)).isZero();
  }

  @Test
  void whatIsRefusedUsesUpNothingOfItsMailHouse() {
    for (int n = 0; n < 40; n++) {
      var refused = code(wish(false, "aol.com"), network(), MailHoldersIT::isFull);
      assertThat(refused).isEqualTo("slot_full");
    }
    assertThat(placesOfHouse("aol.com", 6)).isEqualTo(30);
  }

  private int placesOfHouse(String house, int networks) {
    int all = 0;
    for (int n = 0; n < networks; n++) {
      var address = network();
      for (int i = 0; i < 5; i++) {
        all += code(wish(false, house), address, () -> null).equals("booked") ? 1 : 0;
      }
    }
    return all;
  }

  private String network() {
    networks++;
    return "198.18." + networks / 250 + "." + networks % 250;
  }

  @Test
  void onlyPlacesCountAndNotWhatIsRefused() {
    for (int n = 0; n < 20; n++) {
      assertThat(code(wish(false), NETWORK, MailHoldersIT::isFull)).isEqualTo("slot_full");
    }
    assertThat(places(NETWORK)).isEqualTo(5);
  }

  @Test
  void whoProvedAMobileIsNotCountedByNetwork() {
    for (int n = 0; n < 50; n++) {
      assertThat(code(wish(true), NETWORK, () -> null)).isEqualTo("booked");
    }
  }

  private int places(String address) {
    return (int)
        IntStream.range(0, 20)
            .filter(n -> code(wish(false), address, () -> null).equals("booked"))
            .count();
  }

  private String code(BookingWish wish, String address, Supplier<Booking> book) {
    var refusal =
        catchThrowableOfType(
            Problem.class,
            () -> {
              var tries = BookingTries.of(wish, address, false);
              limits.take(tries);
              BookingTries.counted(limits, wish, address, true, tries, book);
            });
    return refusal == null ? "booked" : refusal.code();
  }

  private static Booking isFull() {
    throw Problem.conflict("slot_full");
  }

  private BookingWish wish(boolean mobile) {
    return wish(mobile, "gmail.com");
  }

  private BookingWish wish(boolean mobile, String house) {
    var wish = People.wish(++people, 1);
    var person = wish.person();
    var mail = Optional.of(new Email("siti" + people + "@" + house));
    return new BookingWish(
        new Person(
            person.nik(), person.kpj(), person.name(), person.phone(), mail, person.onBehalfOf()),
        wish.service(),
        wish.reason(),
        wish.slot(),
        wish.claimReference(),
        wish.language(),
        wish.nearTurnSms(),
        new Proof(mobile, true, false),
        wish.staff());
  }
}
