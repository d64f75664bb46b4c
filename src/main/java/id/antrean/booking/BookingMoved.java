package id.antrean.booking;

import id.antrean.core.Event;
import java.util.Map;
import java.util.UUID;

/** The old number is void; {@code branch} is the new one's. {@code atDesk}: moved by staff. */
public record BookingMoved(
    String branch, UUID subject, String fromNumber, String fromBranch, boolean atDesk)
    implements Event {
  @Override
  public Map<String, Object> data() {
    return Map.of("fromNumber", fromNumber, "fromBranch", fromBranch, "atDesk", atDesk);
  }
}
