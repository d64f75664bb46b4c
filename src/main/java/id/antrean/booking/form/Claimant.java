package id.antrean.booking.form;

import id.antrean.booking.form.BookingDraft.Typed;

/**
 * The NIK and the number of a claim, as typed. {@code found}: the mark of the pair that was looked
 * up and found; every look-up counts against limits, so a page without a mark looks nothing up.
 */
record Claimant(String nik, String reference, String found) {
  static final Claimant NOBODY = new Claimant("", "", "");

  /** With the rest as it was typed. */
  Typed in(Typed typed) {
    return new Typed(typed.person().withNik(nik), reference, found, typed.nearTurnSms());
  }

  Claimant foundAt(String branch) {
    return new Claimant(nik, reference, mark(branch));
  }

  boolean isFoundAt(String branch) {
    return found.equals(mark(branch));
  }

  private String mark(String branch) {
    return String.join("|", branch, nik, reference);
  }

  @Override
  public String toString() {
    return "Claimant[hidden]";
  }
}
