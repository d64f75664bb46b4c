package id.antrean.booking;

import id.antrean.core.Event;
import java.util.Map;
import java.util.UUID;

/**
 * An open booking was cancelled and its person erased, for who showed the KTP; {@code former}: the
 * contact that it had.
 */
public record VisitErased(String branch, UUID subject, UUID former) implements Event {
  @Override
  public Map<String, Object> data() {
    return Map.of("formerContact", former.toString());
  }
}
