package id.antrean.booking.form;

import id.antrean.booking.form.BookingDraft.Typed;

/** The NIK and the number of a claim, as typed. */
record Claimant(String nik, String reference) {

  /** With the rest as it was typed. */
  Typed in(Typed typed) {
    return new Typed(typed.person().withNik(nik), reference, typed.nearTurnSms());
  }

  @Override
  public String toString() {
    return "Claimant[hidden]";
  }
}
