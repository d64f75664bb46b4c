package id.antrean.notify;

import id.antrean.branch.Branch;
import id.antrean.branch.Service.ChecklistItem;
import id.antrean.core.Lane;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * What a message is about, as it is when the message is sent; no personal data. {@code
 * formerNumber}: of a moved booking, else null. {@code ahead}: people in front. {@code starts},
 * {@code ends}: null without a booking.
 */
record Facts(
    Branch branch,
    Lane lane,
    int number,
    String formerNumber,
    int ahead,
    LocalDate date,
    LocalTime starts,
    LocalTime ends,
    List<ChecklistItem> checklist,
    String language) {

  String shownNumber() {
    return lane.number(number);
  }
}
