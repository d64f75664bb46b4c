package id.antrean.booking.form;

import id.antrean.booking.form.BookingDraft.Choice;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Dates;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.FormToken;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import id.antrean.slots.Timetable;
import id.antrean.slots.Timetable.Day;
import id.antrean.slots.Timetable.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The choice of a day, then of a time; and where else to go when a day is full. */
public final class TimePages {
  private static final int ROWS = 3;
  private static final int NEAR_BRANCHES = 6;

  public record DaysPage(Purpose purpose, List<Day> days, boolean nothingFree, LocalDate last) {}

  public record TimesPage(
      Purpose purpose,
      LocalDate date,
      List<Line> lines,
      long chosen,
      String token,
      String copy,
      Map<String, Sentence> wrong) {}

  /** A near office with places on that day. */
  public record Near(Branch branch, OptionalDouble kilometres, int places, String link) {}

  public record FullDayPage(
      Purpose purpose, LocalDate date, List<Day> otherDays, List<Near> near, LocalDate last) {}

  private final Branches branches;
  private final Slots slots;
  private final Timetable timetable;
  private final DraftPages forms;
  private final ClaimPages claims;
  private final FormToken tokens;

  TimePages(
      Branches branches,
      Slots slots,
      Timetable timetable,
      DraftPages forms,
      ClaimPages claims,
      FormToken tokens) {
    this.branches = branches;
    this.slots = slots;
    this.timetable = timetable;
    this.forms = forms;
    this.claims = claims;
    this.tokens = tokens;
  }

  void register(Routes routes) {
    routes.get("/pesan/{branch}/{service}/waktu", this::show);
    routes.post("/pesan/{branch}/{service}/waktu", this::choose);
    routes.get("/pesan/{branch}/{service}/penuh", this::fullDay);
  }

  private Reply show(Request request) {
    var purpose = forms.purpose(request);
    if (!purpose.branch().onlineBooking()) {
      return Reply.seeOther(Links.office(purpose.branch().id()));
    }
    var open = claims.days(request, purpose);
    if (open.isEmpty()) {
      return Reply.seeOther(purpose.toClaim());
    }
    var date = date(request).filter(open.get()::contains);
    return date.isEmpty()
        ? days(purpose, open.get(), request.now())
        : times(request, purpose, date.get());
  }

  private Reply days(Purpose purpose, OpenDays open, Instant now) {
    var days = listed(purpose, open, now);
    boolean nothingFree = days.stream().noneMatch(d -> d.places() > 0);
    var last = open.last(slots.lastDay(purpose.branch(), now));
    return Reply.page("booking/days.jte", new DaysPage(purpose, days, nothingFree, last));
  }

  private List<Day> listed(Purpose purpose, OpenDays open, Instant now) {
    return timetable.days(purpose.branch(), purpose.lane(), now).stream()
        .filter(day -> open.contains(day.date()))
        .toList();
  }

  private Reply times(Request request, Purpose purpose, LocalDate date) {
    var now = request.now();
    var ofDay = slots.list(purpose.branch(), purpose.lane(), date, 1, now);
    if (ofDay.isEmpty()) {
      return Reply.seeOther(purpose.toDays());
    }
    if (!request.isPart() && ofDay.stream().noneMatch(s -> s.isBookable(now))) {
      return Reply.seeOther(purpose.toFullDay(date));
    }
    Map<String, Sentence> wrong =
        request.query(Param.WRONG).isPresent()
            ? Map.of("slot", Sentence.of("slot.pick"))
            : Map.of();
    var chosen = forms.find(request).map(draft -> draft.choice().slot()).orElse(0L);
    var token = tokens.of(purpose.subject(), now);
    var lines = timetable.lines(purpose.branch(), ofDay, now);
    return Reply.page(
        "booking/times.jte",
        new TimesPage(purpose, date, lines, chosen, token, forms.copy(request), wrong));
  }

  /** Starts a draft, or changes the time of one on its way. */
  private Reply choose(Request request) {
    var purpose = forms.purpose(request);
    tokens.check(request, purpose.subject());
    var slot = slots.find(request.form(Param.SLOT));
    if (slot.isEmpty() || !fits(slot.get(), purpose, request.now())) {
      var date = date(request).orElseGet(() -> slots.today(purpose.branch(), request.now()));
      return Reply.seeOther(Links.with(purpose.toTimes(date), Param.WRONG, "1"));
    }
    var choice = Choice.of(slot.get(), purpose.service().code(), purpose.reason());
    var form =
        forms
            .open(request)
            .map(earlier -> earlier.with(earlier.draft().with(choice)))
            .orElseGet(() -> forms.begin(request, choice));
    forms.save(request, form);
    return Reply.seeOther(form.draft().typed().isEmpty() ? form.toData() : form.toCheck());
  }

  private boolean fits(Slot slot, Purpose purpose, Instant now) {
    return slot.branch().equals(purpose.branch().id())
        && slot.lane() == purpose.lane()
        && slots.isOpen(slot, now);
  }

  private Reply fullDay(Request request) {
    var purpose = forms.purpose(request);
    var open = claims.days(request, purpose);
    if (open.isEmpty()) {
      return Reply.seeOther(purpose.toClaim());
    }
    var date = date(request).orElseGet(() -> slots.today(purpose.branch(), request.now()));
    var otherDays =
        listed(purpose, open.get(), request.now()).stream()
            .filter(d -> d.places() > 0 && !d.date().equals(date))
            .sorted(
                Comparator.comparingLong(d -> Math.abs(d.date().toEpochDay() - date.toEpochDay())))
            .limit(ROWS)
            .sorted(Comparator.comparing(Day::date))
            .toList();
    var last = open.get().last(slots.lastDay(purpose.branch(), request.now()));
    return Reply.page(
        "booking/fullday.jte",
        new FullDayPage(purpose, date, otherDays, near(purpose, date, request.now()), last));
  }

  private List<Near> near(Purpose purpose, LocalDate date, Instant now) {
    var found = new ArrayList<Near>();
    var candidates =
        branches.near(purpose.branch()).stream()
            .filter(Branch::onlineBooking)
            .filter(b -> branches.service(b.id(), purpose.service().code()).isPresent())
            .limit(NEAR_BRANCHES)
            .toList();
    for (var branch : candidates) {
      int places = timetable.places(branch, purpose.lane(), date, now);
      if (places > 0 && found.size() < ROWS) {
        found.add(
            new Near(
                branch,
                purpose.branch().kilometresTo(branch),
                places,
                purpose.with(branch).toTimes(date)));
      }
    }
    return found;
  }

  private static Optional<LocalDate> date(Request request) {
    return request.query(Param.DATE).flatMap(Dates::parse);
  }
}
