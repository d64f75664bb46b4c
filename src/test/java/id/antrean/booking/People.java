package id.antrean.booking;

import id.antrean.branch.Bilingual;
import id.antrean.branch.OneOpen;
import id.antrean.branch.Service;
import id.antrean.core.Kpj;
import id.antrean.core.Lane;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.security.Proof;
import java.util.List;
import java.util.Optional;

/** Wishes of made-up people. */
final class People {
  static final Service SERVICE =
      new Service(
          "JHT",
          new Bilingual("Klaim JHT", "JHT claim"),
          Optional.empty(),
          Optional.empty(),
          List.of(Lane.ONLINE),
          false,
          false,
          OneOpen.COUNTRY,
          15,
          List.of(),
          List.of(),
          true,
          Optional.empty(),
          "pig-money",
          true);

  private People() {}

  static BookingWish wish(int person, long slot) {
    return new BookingWish(
        new Person(
            new Nik("33740101%08d".formatted(person)),
            List.of(new Kpj("%011d".formatted(person))),
            new PersonName("Peserta Uji"),
            new Phone("+62812%08d".formatted(person)),
            Optional.empty(),
            Optional.empty()),
        "JHT",
        Optional.empty(),
        slot,
        Optional.empty(),
        "id",
        false,
        Proof.NONE,
        Optional.empty());
  }
}
