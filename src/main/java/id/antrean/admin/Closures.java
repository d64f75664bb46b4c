package id.antrean.admin;

import id.antrean.booking.ClosedVisit;
import id.antrean.booking.ClosedVisitStore;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Holiday;
import id.antrean.notify.MessageStates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The days of a branch that were closed after they were booked, with those who still have their
 * booking there and must be looked after.
 */
public final class Closures {

  /** {@code sent}: the holders to whom a message about it was handed over. */
  public record Closure(Optional<Holiday> holiday, List<ClosedVisit> visits, Set<UUID> sent) {
    public boolean isSent(ClosedVisit visit) {
      return sent.contains(visit.booking().id());
    }
  }

  private final Branches branches;
  private final ClosedVisitStore store;
  private final MessageStates messages;

  Closures(Branches branches, ClosedVisitStore store, MessageStates messages) {
    this.branches = branches;
    this.store = store;
    this.messages = messages;
  }

  /** By day; those on which nobody is booked are not among them. */
  List<Closure> of(Branch branch, Instant now) {
    var calendar = branches.calendar(branch.id());
    var visits = store.from(branch.id(), calendar.today(now));
    var sent = messages.sentThatClosed(visits.stream().map(v -> v.booking().id()).toList());
    var byDay = new TreeMap<LocalDate, List<ClosedVisit>>();
    visits.forEach(v -> byDay.computeIfAbsent(v.booking().date(), d -> new ArrayList<>()).add(v));
    return byDay.entrySet().stream()
        .map(day -> new Closure(calendar.holiday(day.getKey()), day.getValue(), sent))
        .toList();
  }
}
