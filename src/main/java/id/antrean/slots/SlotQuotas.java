package id.antrean.slots;

import id.antrean.core.Lane;
import java.time.LocalDate;
import java.time.LocalTime;

/** What is kept of slots when their quota changes, and what is reported of it. */
public final class SlotQuotas {
  private SlotQuotas() {}

  /** A slot above its quota: {@code booked} places of it are sold or held, more than it offers. */
  public record Above(
      long slot, LocalDate date, Lane lane, LocalTime starts, int booked, int quota) {}

  /** A slot of one day: {@code own} if its quota was set for this day alone. */
  public record OfDay(
      long slot,
      Lane lane,
      LocalTime starts,
      LocalTime ends,
      int booked,
      int quota,
      boolean own,
      boolean closed) {}

  /** What a lane offers on one day, and what is taken of it. */
  public record Sum(LocalDate date, Lane lane, int quota, int booked) {}
}
