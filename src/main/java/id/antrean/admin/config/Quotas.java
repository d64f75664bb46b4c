package id.antrean.admin.config;

import id.antrean.admin.config.ConfigurationEdits.Current;
import id.antrean.booking.ClosedVisit;
import id.antrean.booking.ClosedVisitStore;
import id.antrean.branch.Branch;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.ProposalStore;
import id.antrean.branch.SlotPattern;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.WrongFields;
import id.antrean.db.Database;
import id.antrean.slots.SlotQuotaStore;
import id.antrean.slots.SlotQuotas.Above;
import id.antrean.slots.SlotQuotas.OfDay;
import id.antrean.slots.SlotQuotas.Sum;
import id.antrean.slots.WalkInDayStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many places a branch offers: read and changed, for a usual week and for one day. */
final class Quotas {
  private final Database db;
  private final ConfigurationEdits edits;
  private final ClosedVisitStore visits;
  private final QuotaPattern pattern = new QuotaPattern();
  private final QuotaOfDay ofDay = new QuotaOfDay();

  Quotas(Database db, ConfigurationEdits edits, ClosedVisitStore visits) {
    this.db = db;
    this.edits = edits;
    this.visits = visits;
  }

  Current pattern(String branch) {
    return edits.current(pattern, branch, Optional.empty());
  }

  /** As it is decided for that day, which may be another one than now. */
  List<SlotPattern> patternOn(String branch, LocalDate day) {
    var fields = pattern.read(db, branch, Optional.empty());
    for (var change : ProposalStore.coming(db, branch, Subject.QUOTA_PATTERN)) {
      if (!change.from().orElseThrow().isAfter(day)) {
        fields = change.appliedTo(fields);
      }
    }
    return SlotPattern.of(fields);
  }

  Current day(String branch, LocalDate day) {
    return edits.current(ofDay, branch, Optional.of(day));
  }

  /** The whole week in place of what was there. */
  Outcome setPattern(Edit edit, SortedMap<String, String> week) {
    return edits.change(edit, pattern, before -> week);
  }

  /** Only these weekdays, as {@link Replacement} says. */
  Outcome setPattern(Edit edit, List<Replacement> weekdays) {
    return edits.change(edit, pattern, before -> Replacement.all(before, weekdays));
  }

  /**
   * The slots of the day of {@code edit} that shall offer other than the pattern says; all others
   * follow that again. {@code walkIns}: the walk-in numbers of that day, "" as usual; null: left as
   * they are. Problem 400 with every wrong row.
   */
  Outcome setDay(Edit edit, Branch branch, List<TypedQuota> typed, String walkIns) {
    var day = edit.day().orElseThrow();
    var slots = slots(branch.id(), day);
    var now = edit.act().now().atZone(branch.timeZone());
    var begun =
        day.equals(now.toLocalDate())
            ? Optional.of(now.toLocalTime())
            : Optional.<LocalTime>empty();
    var wished = wished(typed, slots, day.isBefore(now.toLocalDate()), walkIns);
    if (wished.containsKey(QuotaOfDay.WALK_INS) && walkIns(branch.id(), day).isEmpty()) {
      throw Problem.invalid("walkIns", Sentence.of("err.dayNotPlanned"));
    }
    return edits.change(
        edit,
        ofDay,
        before -> {
          var target = QuotaOfDay.keepingPast(before, wished, slots, begun);
          if (walkIns == null && before.containsKey(QuotaOfDay.WALK_INS)) {
            target.put(QuotaOfDay.WALK_INS, before.get(QuotaOfDay.WALK_INS));
          }
          return target;
        });
  }

  private static SortedMap<String, String> wished(
      List<TypedQuota> typed, List<OfDay> slots, boolean isOver, String walkIns) {
    var wrong = new WrongFields();
    var wished = new TreeMap<String, String>();
    for (var each : typed) {
      var quota = wrong.read(each.field(), () -> TypedSlot.quota(each.quota()));
      boolean isThere =
          slots.stream().anyMatch(s -> s.lane() == each.lane() && s.starts().equals(each.starts()));
      if (isOver) {
        wrong.put(each.field(), Sentence.of("err.dayOver"));
      } else if (!isThere) {
        wrong.put(each.field(), Sentence.of("err.slotNotThere", "time", each.starts()));
      }
      wished.put(QuotaOfDay.field(each.lane(), each.starts()), String.valueOf(quota));
    }
    if (walkIns != null && !walkIns.isBlank()) {
      var number = wrong.read("walkIns", () -> TypedDetails.walkIns(walkIns));
      wished.put(QuotaOfDay.WALK_INS, String.valueOf(number));
      if (isOver) {
        wrong.put("walkIns", Sentence.of("err.dayOver"));
      }
    }
    wrong.mustBeNone();
    return wished;
  }

  /** Empty where the day is not planned. */
  Optional<WalkInDayStore.OfDay> walkIns(String branch, LocalDate day) {
    return WalkInDayStore.of(db, branch, day);
  }

  List<WalkInDayStore.OfDay> walkIns(String branch, LocalDate from, LocalDate to) {
    return WalkInDayStore.between(db, branch, from, to);
  }

  List<OfDay> slots(String branch, LocalDate day) {
    return SlotQuotaStore.ofDay(db, branch, day);
  }

  List<Above> above(String branch, Instant now) {
    return SlotQuotaStore.above(db, branch, now);
  }

  /** Who booked last where there are more bookings than quota. */
  List<ClosedVisit> whoIsAbove(String branch, Instant now) {
    return visits.aboveQuota(branch, now);
  }

  List<Sum> sums(String branch, LocalDate from, LocalDate to) {
    return SlotQuotaStore.sums(db, branch, from, to);
  }
}
