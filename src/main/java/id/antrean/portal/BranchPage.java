package id.antrean.portal;

import id.antrean.branch.Branch;
import id.antrean.branch.BranchPolicy;
import id.antrean.branch.Calendar;
import id.antrean.branch.Holiday;
import id.antrean.branch.Notice;
import id.antrean.branch.Service;
import id.antrean.queue.WalkInDay;
import id.antrean.slots.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything to know of a branch before giving any personal data (R8, R39). {@code walkIn}: empty
 * when no one is served any more today.
 */
public record BranchPage(
    Branch branch,
    Optional<String> words,
    Calendar.Moment moment,
    Optional<Slot> firstFree,
    LocalDate lastDay,
    Optional<WalkInDay> walkIn,
    BranchPolicy policy,
    List<HoursRow> hours,
    List<Holiday> closedDays,
    List<Service> services,
    List<Notice> notices,
    Optional<Branch> servedBy) {}
