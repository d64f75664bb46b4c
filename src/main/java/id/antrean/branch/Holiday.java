package id.antrean.branch;

import java.time.LocalDate;

/** A day on which a branch that is open by its hours stays closed, and why. */
public record Holiday(LocalDate date, Kind kind, String name) {

  public enum Kind {
    NATIONAL,
    COLLECTIVE_LEAVE,
    CLOSURE
  }
}
