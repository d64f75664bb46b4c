package id.antrean.booking;

import id.antrean.core.Email;
import id.antrean.core.Kpj;
import id.antrean.core.Nik;
import id.antrean.core.PersonName;
import id.antrean.core.Phone;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person's data as typed, on the page or through the API; "" where nothing was. */
public record TypedPerson(
    String nik,
    List<String> kpj,
    String name,
    String phone,
    String email,
    boolean heir,
    String deceasedNik,
    String deceasedKpj) {

  /**
   * The person; an heir without a card of their own with that of the deceased (R28). Problem 400
   * with every wrong field at once: nik, kpj[0], name, phone, email, onBehalfOf.nik,
   * onBehalfOf.kpj.
   */
  public Person parse(Kpj.Shapes shapes) {
    var wrong = new WrongFields();
    var cards = new ArrayList<Kpj>();
    for (int i = 0; i < kpj.size(); i++) {
      var typed = kpj.get(i);
      var card = wrong.read("kpj[" + i + "]", () -> Kpj.parse(typed, shapes));
      if (card != null && !cards.contains(card)) {
        cards.add(card);
      }
    }
    var person =
        new Person(
            wrong.read("nik", () -> Nik.parse(nik)),
            cards,
            wrong.read("name", () -> PersonName.parse(name)),
            wrong.read("phone", () -> Phone.parse(phone)),
            Optional.ofNullable(wrong.read("email", () -> Email.parseOptional(email).orElse(null))),
            heir ? Optional.of(deceased(shapes, wrong)) : Optional.empty());
    if (heir && person.nik() != null && person.nik().equals(person.onBehalfOf().get().nik())) {
      wrong.put("onBehalfOf.nik", Sentence.of("err.deceasedNikSame"));
    }
    wrong.mustBeNone();
    return cards.isEmpty() ? person.withCardOfDeceased() : person;
  }

  private Person.Deceased deceased(Kpj.Shapes shapes, WrongFields wrong) {
    var deceased =
        new Person.Deceased(
            wrong.read("onBehalfOf.nik", () -> Nik.parse(deceasedNik)),
            wrong.read("onBehalfOf.kpj", () -> Kpj.parse(deceasedKpj, shapes)));
    if (deceasedNik.isBlank()) {
      wrong.put("onBehalfOf.nik", Sentence.of("err.deceasedNikEmpty"));
    }
    if (deceasedKpj.isBlank()) {
      wrong.put("onBehalfOf.kpj", Sentence.of("err.deceasedKpjEmpty"));
    }
    return deceased;
  }

  public TypedPerson withNik(String other) {
    return new TypedPerson(other, kpj, name, phone, email, heir, deceasedNik, deceasedKpj);
  }

  public TypedPerson withKpj(List<String> others) {
    return new TypedPerson(nik, others, name, phone, email, heir, deceasedNik, deceasedKpj);
  }

  /** As an heir, who has to name the deceased. */
  TypedPerson asHeir() {
    return new TypedPerson(nik, kpj, name, phone, email, true, deceasedNik, deceasedKpj);
  }

  public TypedPerson withContact(String otherPhone, String otherEmail) {
    return new TypedPerson(nik, kpj, name, otherPhone, otherEmail, heir, deceasedNik, deceasedKpj);
  }

  @Override
  public String toString() {
    return "TypedPerson[hidden]";
  }
}
