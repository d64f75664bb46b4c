package id.antrean.booking;

import id.antrean.core.Event;
import java.util.Map;
import java.util.UUID;

/** The old number is void; {@code branch} is the new one's. */
public record BookingMoved(
    String branch, UUID subject, String fromNumber, String fromBranch, Cause cause)
    implements Event {

  /** Who wanted it. Only what the holder wanted counts against their limit. */
  public enum Cause {
    HOLDER,
    /** Staff, for the person before them. */
    DESK,
    /** The holder, because the office has closed the day. */
    DAY_CLOSED
  }

  @Override
  public Map<String, Object> data() {
    return Map.of(
        "fromNumber",
        fromNumber,
        "fromBranch",
        fromBranch,
        "atDesk",
        cause == Cause.DESK,
        "dayClosed",
        cause == Cause.DAY_CLOSED);
  }
}
