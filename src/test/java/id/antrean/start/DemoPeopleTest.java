package id.antrean.start;

import static org.assertj.core.api.Assertions.assertThat;

import id.antrean.core.Email;
import id.antrean.core.Kpj;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoPeopleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @Test
  void inventedPeoplePassTheChecksThatPeopleWhoBookPass() {
    for (int n = 0; n < DemoPeople.COUNT; n++) {
      var person = DemoPeople.person(n, DAY);
      assertThat(Nik.parse(person.nik().digits()).oddness(DAY)).isEmpty();
      assertThat(Kpj.parse(person.kpj().getFirst().number())).isEqualTo(person.kpj().getFirst());
      assertThat(PersonName.parse(person.name().full())).isEqualTo(person.name());
      assertThat(Phone.parse(person.phone().shown())).isEqualTo(person.phone());
      person.email().ifPresent(e -> assertThat(Email.parse(e.address())).isEqualTo(e));
    }
  }

  @Test
  void theirNumbersAreOnesThatNobodyHas() {
    for (int n = 0; n < DemoPeople.COUNT; n++) {
      var person = DemoPeople.person(n, DAY);
      assertThat(person.nik().tail()).startsWith("9");
      assertThat(person.kpj().getFirst().number()).startsWith("0000009");
      assertThat(person.phone().shown()).startsWith("0812000009");
      person.email().ifPresent(e -> assertThat(e.address()).endsWith("@example.com"));
    }
  }

  @Test
  void nobodyComesTwiceInTwoWeeks() {
    var niks = new HashSet<Nik>();
    DAY.datesUntil(DAY.plusDays(14))
        .flatMap(
            day -> IntStream.range(0, DemoPeople.COUNT).mapToObj(n -> DemoPeople.person(n, day)))
        .forEach(person -> assertThat(niks.add(person.nik())).isTrue());
  }
}
