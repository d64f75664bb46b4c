package id.antrean.booking;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sealed;
import id.antrean.core.Sought;
import id.antrean.core.WrittenReason;
import id.antrean.db.Database;
import id.antrean.staff.StaffAct;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Bookings as staff list and find them. Each list and each search is on the trail. */
public final class DeskVisits {
  /** Results of a search. */
  public static final int MOST = 20;

  /** Days in which a name is sought. */
  public static final int MOST_DAYS = 31;

  /** Days around today on which a number of another office may be meant. */
  private static final int DAYS_BACK = 7;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** From the first to the last. */
  public record Days(LocalDate from, LocalDate to) {
    /** Today and the next seven. */
    public static Days usual(LocalDate today) {
      return new Days(today, today.plusDays(7));
    }
  }

  /**
   * What was found at the branch, and where else the number stands. {@code more}: there is more of
   * it than is listed.
   */
  public record Found(List<ListedVisit> here, List<Booking> elsewhere, boolean more) {
    public boolean isEmpty() {
      return here.isEmpty() && elsewhere.isEmpty();
    }
  }

  private final Database db;
  private final Branches branches;
  private final ListedVisitStore store;
  private final Visits visits;

  DeskVisits(Database db, Sealed sealed, Branches branches) {
    this.db = db;
    this.branches = branches;
    this.store = new ListedVisitStore(db, sealed);
    this.visits = new Visits(sealed);
  }

  /** All who are booked on a day, by time. */
  public List<ListedVisit> ofDay(StaffAct act, Branch branch, LocalDate day) {
    var visits = store.ofDay(branch.id(), day);
    Map<String, Object> detail = Map.of("day", day.toString());
    act.record(db, branch.id(), "DAY_LISTED", "bookings:" + visits.size(), detail);
    return visits;
  }

  /** On these days; a number also on other days and at other offices. */
  public Found find(StaffAct act, Branch branch, Sought sought, Days days) {
    var today = branches.calendar(branch.id()).today(act.now());
    var found =
        switch (sought) {
          case Sought.Number n -> numbered(branch, n, days, today);
          case Sought.Digits d -> cut(ofDigits(branch.id(), d, days, today));
          case Sought.Claim c -> cut(listed(store.ofClaims(branch.id(), days, c::isIn, MOST)));
          case Sought.Name n ->
              cut(
                  listed(
                      store.ofPersons(branch.id(), days, p -> p.name().contains(n.words()), MOST)));
        };
    Map<String, Object> detail =
        Map.of("by", sought.kind(), "from", days.from().toString(), "to", days.to().toString());
    act.record(db, branch.id(), "VISITS_SEARCHED", "bookings:" + found.here().size(), detail);
    return found;
  }

  private Found numbered(Branch branch, Sought.Number sought, Days days, LocalDate today) {
    var here =
        cut(store.numbered(branch.id(), sought.lane(), sought.number(), days, today, MOST + 1));
    var around = today.minusDays(DAYS_BACK).datesUntil(today.plusDays(MOST_DAYS + 1L)).toList();
    var elsewhere =
        store.elsewhere(others(branch), sought.lane(), sought.number(), around, today, MOST + 1);
    return new Found(
        here.here(),
        elsewhere.stream().limit(MOST).toList(),
        here.more() || elsewhere.size() > MOST);
  }

  /** The near ones first. */
  private List<String> others(Branch branch) {
    var ids = new LinkedHashSet<String>();
    branches.near(branch).forEach(b -> ids.add(b.id()));
    branches.all().forEach(b -> ids.add(b.id()));
    ids.remove(branch.id());
    return List.copyOf(ids);
  }

  private List<ListedVisit> ofDigits(
      String branch, Sought.Digits sought, Days days, LocalDate today) {
    var ids = new LinkedHashSet<UUID>();
    if (sought.digits().length() >= Sought.FEWEST) {
      ids.addAll(
          store.ofPersons(
              branch, days, p -> sought.isEndOf(p.nik()) || sought.isEndOf(p.phone()), MOST));
    }
    if (sought.isShort()) {
      int number = Integer.parseInt(sought.digits());
      store
          .numbered(branch, null, number, days, today, MOST + 1)
          .forEach(visit -> ids.add(visit.booking().id()));
    } else {
      ids.addAll(store.ofClaims(branch, days, new Sought.Claim(sought.digits())::isIn, MOST));
    }
    return listed(ids);
  }

  private List<ListedVisit> listed(Set<UUID> ids) {
    return ids.isEmpty() ? List.of() : store.list(ids, MOST + 1);
  }

  private static Found cut(List<ListedVisit> visits) {
    return new Found(visits.stream().limit(MOST).toList(), List.of(), visits.size() > MOST);
  }

  /** Problem 404: not of this branch. */
  public ListedVisit get(String branch, String id) {
    return (ID.matcher(id).matches()
            ? store.find(branch, UUID.fromString(id))
            : Optional.<ListedVisit>empty())
        .orElseThrow(Problem::notFound);
  }

  /** All that is known of the holder, for a reason that goes onto the trail. */
  public Person person(StaffAct act, Booking booking, WrittenReason reason) {
    return db.inTransaction(
        act.now(),
        tx -> {
          Map<String, Object> detail = Map.of("reason", reason.text());
          act.record(tx, booking.branch(), "PERSON_VIEWED", "booking:" + booking.id(), detail);
          return visits.person(tx, booking.id()).orElseThrow(Problem::notFound);
        });
  }

  /** The e-Klaim reference of the visit, as it was typed when booking or stands on its pass. */
  public Optional<String> claim(Booking booking) {
    return visits.claim(db, booking.id(), booking.date());
  }
}
