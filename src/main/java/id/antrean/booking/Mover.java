package id.antrean.booking;

import id.antrean.staff.StaffAct;
import java.util.Optional;

/** Who moves a booking; {@code cutOff}: it binds them. */
record Mover(Optional<StaffAct> desk, boolean cutOff) {
  static final Mover HOLDER = new Mover(Optional.empty(), true);
  static final Mover HOLDER_WHO_MISSED = new Mover(Optional.empty(), false);

  static Mover atDesk(StaffAct act) {
    return new Mover(Optional.of(act), false);
  }

  BookingMoved.Cause cause(boolean free) {
    if (desk.isPresent()) {
      return BookingMoved.Cause.DESK;
    }
    return free ? BookingMoved.Cause.DAY_CLOSED : BookingMoved.Cause.HOLDER;
  }
}
