package id.antrean.privacy;

import id.antrean.db.Tx;
import java.time.LocalDate;
import java.util.Optional;

/** How far back people are forgotten. */
final class RetentionStore {

  /** The last day that is done; empty while another node is at it. */
  Optional<LocalDate> claim(Tx tx) {
    return tx.first(
        row -> row.getLocalDate("forgotten_until"),
        "SELECT forgotten_until FROM retention FOR UPDATE SKIP LOCKED");
  }

  /** The first day of service after this one; empty when there was none. */
  Optional<LocalDate> nextDay(Tx tx, LocalDate after) {
    return tx.first(
            row -> Optional.ofNullable(row.getLocalDate("day")),
            "SELECT min(service_date) AS day FROM branch_day WHERE service_date > $1",
            after)
        .orElseThrow();
  }

  void done(Tx tx, LocalDate until) {
    tx.update("UPDATE retention SET forgotten_until = $1", until);
  }
}
