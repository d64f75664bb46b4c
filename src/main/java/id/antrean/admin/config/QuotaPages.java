package id.antrean.admin.config;

import id.antrean.booking.ClosedVisit;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.ConfigurationChange.Subject;
import id.antrean.branch.Holiday;
import id.antrean.branch.SlotPattern;
import id.antrean.core.Lane;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Dates;
import id.antrean.page.Param;
import id.antrean.slots.SlotQuotas.Above;
import id.antrean.slots.SlotQuotas.Sum;
import id.antrean.slots.WalkInDayStore;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How many places an office offers in the days to come; from here one goes on to change them. */
public final class QuotaPages {
  private static final int DAYS = 14;

  /** {@code quota} of a day that is not planned yet is that of the weekly pattern. */
  public record Offer(Lane lane, int quota, int booked) {}

  /** {@code holiday}: why it is closed; no offers where it is closed without a reason. */
  public record DayRow(
      LocalDate date,
      Optional<Holiday> holiday,
      boolean planned,
      List<Offer> offers,
      Optional<WalkInDayStore.OfDay> walkIns) {
    public boolean isOpen() {
      return planned && (!offers.isEmpty() || (walkIns.isPresent() && holiday.isEmpty()));
    }
  }

  /** {@code above}: slots with more bookings than quota; {@code who}: who booked last in them. */
  public record QuotaPage(
      Branch branch,
      int walkIns,
      List<DayRow> days,
      List<Above> above,
      List<ClosedVisit> who,
      BesideForm beside) {}

  private final Branches branches;
  private final Quotas quotas;
  private final BesidePages beside;
  private final WeekdayPages weekdays;
  private final DayQuotaPages days;

  QuotaPages(Branches branches, Quotas quotas, BesidePages beside) {
    this.branches = branches;
    this.quotas = quotas;
    this.beside = beside;
    weekdays = new WeekdayPages(branches, quotas, beside);
    days = new DayQuotaPages(branches, quotas);
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/kuota", this::show);
    routes.post("/staf/kantor/{branch}/kuota", this::save);
  }

  private Reply show(Request request) {
    var branch = branches.get(request.path("branch"));
    var weekday = request.query(Param.WEEKDAY).flatMap(QuotaPages::weekday);
    var date = request.query(Param.DATE).flatMap(Dates::parse);
    return weekday
        .map(day -> weekdays.show(request, branch, day))
        .or(() -> date.map(day -> days.show(request, branch, day)))
        .orElseGet(() -> overview(request, branch));
  }

  private Reply save(Request request) {
    var branch = branches.get(request.path("branch"));
    var weekday = weekday(request.form(Param.WEEKDAY));
    var date = Dates.parse(request.form(Param.DATE));
    return weekday
        .map(day -> weekdays.save(request, branch, day))
        .or(() -> date.map(day -> days.save(request, branch, day)))
        .orElseGet(() -> overview(request, branch));
  }

  private static Optional<DayOfWeek> weekday(String typed) {
    return Arrays.stream(DayOfWeek.values()).filter(day -> day.name().equals(typed)).findFirst();
  }

  private Reply overview(Request request, Branch branch) {
    var today = branches.calendar(branch.id()).today(request.now());
    var planned =
        quotas.sums(branch.id(), today, today.plusDays(DAYS - 1)).stream()
            .collect(Collectors.groupingBy(Sum::date));
    var walkIns =
        quotas.walkIns(branch.id(), today, today.plusDays(DAYS - 1)).stream()
            .collect(Collectors.toMap(WalkInDayStore.OfDay::date, of -> of));
    var rows =
        today
            .datesUntil(today.plusDays(DAYS))
            .map(
                day ->
                    row(
                        branch,
                        day,
                        planned.getOrDefault(day, List.of()),
                        Optional.ofNullable(walkIns.get(day))))
            .toList();
    return Reply.page(
        "admin/config/quota.jte",
        new QuotaPage(
            branch,
            branches.policy(branch.id()).walkInQuota(),
            rows,
            quotas.above(branch.id(), request.now()),
            quotas.whoIsAbove(branch.id(), request.now()),
            beside.of(request, branch.id(), Subject.QUOTA_PATTERN, false)));
  }

  private DayRow row(
      Branch branch, LocalDate day, List<Sum> planned, Optional<WalkInDayStore.OfDay> walkIns) {
    var calendar = branches.calendar(branch.id());
    var holiday = calendar.holiday(day);
    if (holiday.isPresent() || !planned.isEmpty() || !calendar.isOpenDay(day)) {
      var offers =
          planned.stream()
              .sorted(Comparator.comparing(Sum::lane))
              .map(sum -> new Offer(sum.lane(), sum.quota(), sum.booked()))
              .toList();
      return new DayRow(day, holiday, true, offers, walkIns);
    }
    Map<Lane, Integer> sums =
        quotas.patternOn(branch.id(), day).stream()
            .filter(slot -> slot.weekday() == day.getDayOfWeek())
            .collect(
                Collectors.groupingBy(
                    SlotPattern::lane, Collectors.summingInt(SlotPattern::quota)));
    var offers =
        WeekdayForm.LANES.stream()
            .filter(sums::containsKey)
            .map(lane -> new Offer(lane, sums.get(lane), 0))
            .toList();
    return new DayRow(day, holiday, offers.isEmpty() && walkIns.isPresent(), offers, walkIns);
  }
}
