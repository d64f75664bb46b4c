package id.antrean.booking;

import id.antrean.core.Event;
import java.util.Map;
import java.util.UUID;

/** The booking is reached elsewhere; {@code former}: the contact that was its own until now. */
public record ContactCorrected(String branch, UUID subject, UUID former) implements Event {
  @Override
  public Map<String, Object> data() {
    return Map.of("formerContact", former.toString());
  }
}
