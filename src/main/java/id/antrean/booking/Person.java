package id.antrean.booking;

import id.antrean.core.Email;
import id.antrean.core.Kpj;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.core.Sealed;
import java.util.List;
import java.util.Optional;

/**
 * The person who comes. {@link PersonJson} seals them for the database. {@code onBehalfOf}: the
 * deceased for whom an heir comes (R28).
 */
public record Person(
    Nik nik,
    List<Kpj> kpj,
    PersonName name,
    Phone phone,
    Optional<Email> email,
    Optional<Deceased> onBehalfOf) {

  public record Deceased(Nik nik, Kpj kpj) {}

  byte[] nikHash(Sealed sealed) {
    return nikHash(sealed, nik);
  }

  Person withCardOfDeceased() {
    var cards = onBehalfOf.map(deceased -> List.of(deceased.kpj())).orElse(List.of());
    return new Person(nik, cards, name, phone, email, onBehalfOf);
  }

  Person reachedBy(Phone otherPhone, Optional<Email> otherEmail) {
    return new Person(nik, kpj, name, otherPhone, otherEmail, onBehalfOf);
  }

  Person named(PersonName other) {
    return new Person(nik, kpj, other, phone, email, onBehalfOf);
  }

  public static byte[] nikHash(Sealed sealed, Nik nik) {
    return sealed.hash("nik", nik.digits());
  }

  @Override
  public String toString() {
    return "Person[hidden]";
  }
}
