package id.antrean.booking;

import id.antrean.core.ClaimReference;
import id.antrean.core.Nik;
import id.antrean.core.WrittenReason;
import java.time.LocalDate;

/** What a supervisor grants: to whom, for which claim, from the first to the last day, and why. */
public record PassWish(
    Nik nik, ClaimReference claim, LocalDate firstDay, LocalDate lastDay, WrittenReason reason) {

  /** "2026-11-24/2026-12-03". */
  String days() {
    return firstDay + "/" + lastDay;
  }
}
