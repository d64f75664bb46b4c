package id.antrean.admin.config;

/** The hours of one day as typed; "" where nothing was. */
public record TypedHours(
    String day, String opens, String closes, String breakStart, String breakEnd) {

  boolean isEmpty() {
    return (opens + closes + breakStart + breakEnd).isBlank();
  }
}
