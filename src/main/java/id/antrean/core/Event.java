package id.antrean.core;

import java.util.Map;
import java.util.UUID;

/**
 * Something that happened, written in the transaction that made it happen; rooms on the right hear
 * it from the event table. Never carries personal data. The record's name is its kind.
 */
public interface Event {
  String branch();

  /** The booking, ticket, claim ... it is about. */
  UUID subject();

  /** What a listener must know beyond branch and subject, as JSON values. */
  default Map<String, Object> data() {
    return Map.of();
  }

  default String kind() {
    return getClass().getSimpleName();
  }
}
