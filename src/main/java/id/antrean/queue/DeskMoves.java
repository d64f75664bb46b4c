package id.antrean.queue;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingChanges;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.queue.floor.StaffCommand;
import id.antrean.queue.rules.BranchFloor;
import id.antrean.slots.Slots;

/**
 * Gives a participant who is at the wrong office, comes on the wrong day or too late a time at this
 * branch (R20).
 */
public final class DeskMoves {
  private final Branches branches;
  private final BookingChanges changes;
  private final Slots slots;
  private final CheckIns checkIns;

  DeskMoves(Branches branches, BookingChanges changes, Slots slots, CheckIns checkIns) {
    this.branches = branches;
    this.changes = changes;
    this.slots = slots;
    this.checkIns = checkIns;
  }

  /**
   * As {@link BookingChanges#moveAtDesk}, by the ticket or the NIK and mobile that its holder
   * shows; a number proves nothing. 404 also for a slot of another branch.
   */
  public Booking toHere(StaffCommand command, String branch, CheckIns.By by, long slotId) {
    var here = BranchFloor.of(branches, branch);
    var slot = slots.find(slotId).orElseThrow(() -> Problem.of(404, "unknown_slot"));
    if (!slot.branch().equals(here.branch())) {
      throw Problem.conflict("not_bookable");
    }
    var booking = checkIns.find(here, by, command.now()).orElseThrow(Problem::notFound);
    return changes.moveAtDesk(booking, slot.id(), command.act());
  }
}
