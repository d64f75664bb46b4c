package id.antrean.admin.config;

import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.db.Sql;
import id.antrean.db.Tx;
import id.antrean.slots.SlotTables.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What can be changed, field by field: how it is read, and how it is written. */
interface Configured {
  Subject subject();

  SortedMap<String, String> read(Sql sql, String branch, Optional<LocalDate> day);

  /**
   * Writes the fields as they shall be, from {@code before} on, and lets what is planned follow.
   * Answers the places of the slots that changed.
   */
  List<Places> write(
      Tx tx,
      Edit edit,
      SortedMap<String, String> before,
      SortedMap<String, String> target,
      Instant now);

  /**
   * The fields as they are written when two changes that did not know each other come together.
   * Problem 409 proposal_unfit where they contradict each other.
   */
  default SortedMap<String, String> fitting(SortedMap<String, String> fields) {
    return fields;
  }

  /** Lets what is planned follow a change that is decided and waits for its day, or is not. */
  default List<Places> follow(Tx tx, String branch, Instant now) {
    return List.of();
  }
}
