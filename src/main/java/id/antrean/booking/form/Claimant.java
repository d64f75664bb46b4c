package id.antrean.booking.form;

import id.antrean.booking.TypedPerson;
import id.antrean.booking.form.BookingDraft.Typed;

/** The NIK and the number of a claim, as typed. */
record Claimant(String nik, String reference) {

  /** With the rest as it was typed. */
  Typed in(Typed typed) {
    var p = typed.person();
    var person =
        new TypedPerson(
            nik,
            p.kpj(),
            p.name(),
            p.phone(),
            p.email(),
            p.heir(),
            p.deceasedNik(),
            p.deceasedKpj());
    return new Typed(person, reference, typed.nearTurnSms());
  }

  @Override
  public String toString() {
    return "Claimant[hidden]";
  }
}
