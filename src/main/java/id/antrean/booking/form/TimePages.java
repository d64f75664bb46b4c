package id.antrean.booking.form;

import static id.antrean.page.Links.link;

import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Service;
import id.antrean.core.Lane;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import id.antrean.slots.Timetable;
import id.antrean.slots.Timetable.Day;
import id.antrean.slots.Timetable.Line;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which day, then what time; and where else to go when a day is full. */
public final class TimePages {
  private static final int ROWS = 3;
  private static final int NEAR_BRANCHES = 6;

  /** What all pages of this step know. */
  public record Choice(Branch branch, Service service, String reason, String id, String path) {
    public String times(LocalDate date) {
      return link(path + "/waktu", "tanggal", date.toString(), "alasan", reason, "d", id);
    }

    public String fullDay(LocalDate date) {
      return link(path + "/penuh", "tanggal", date.toString(), "alasan", reason, "d", id);
    }

    public String days() {
      return link(path + "/waktu", "alasan", reason, "d", id);
    }

    public String servicePage() {
      return link(path, "alasan", reason, "d", id);
    }

    public String service(String language) {
      return service.name().in(language);
    }

    public Lane lane() {
      return FormPages.lane(service);
    }
  }

  public record DaysPage(Choice choice, List<Day> days, boolean nothingFree, LocalDate last) {}

  public record TimesPage(
      Choice choice,
      LocalDate date,
      List<Line> lines,
      long chosen,
      String token,
      Map<String, Sentence> wrong) {}

  /** A near office with places on that day. */
  public record Near(Branch branch, Optional<Long> kilometres, int places, String link) {}

  public record FullDayPage(
      Choice choice, LocalDate date, List<Day> otherDays, List<Near> near, LocalDate last) {}

  private final Branches branches;
  private final Slots slots;
  private final Timetable timetable;
  private final FormPages forms;

  TimePages(Branches branches, Slots slots, Timetable timetable, FormPages forms) {
    this.branches = branches;
    this.slots = slots;
    this.timetable = timetable;
    this.forms = forms;
  }

  void register(Routes routes) {
    routes.get("/pesan/{branch}/{service}/waktu", this::show);
    routes.post("/pesan/{branch}/{service}/waktu", this::choose);
    routes.get("/pesan/{branch}/{service}/penuh", this::fullDay);
  }

  private Reply show(Request request) {
    var choice = choice(request);
    if (!choice.branch().onlineBooking()) {
      return Reply.seeOther("/kantor/" + choice.branch().id());
    }
    var date = date(request);
    return date.isEmpty() ? days(choice, request.now()) : times(request, choice, date.get());
  }

  private Reply days(Choice choice, Instant now) {
    var days = timetable.days(choice.branch(), choice.lane(), now);
    boolean nothingFree = days.stream().noneMatch(d -> d.places() > 0);
    var last = slots.lastDay(choice.branch(), now);
    return Reply.page("booking/days.jte", new DaysPage(choice, days, nothingFree, last));
  }

  private Reply times(Request request, Choice choice, LocalDate date) {
    var now = request.now();
    var ofDay = slots.list(choice.branch(), choice.lane(), date, 1, now);
    if (ofDay.isEmpty()) {
      return Reply.seeOther(choice.days());
    }
    if (!request.isPart() && ofDay.stream().noneMatch(s -> s.isBookable(now))) {
      return Reply.seeOther(choice.fullDay(date));
    }
    Map<String, Sentence> wrong =
        request.query("salah").isPresent() ? Map.of("slot", Sentence.of("slot.pick")) : Map.of();
    var chosen = forms.find(request).map(BookingDraft::slot).orElse(0L);
    var token = forms.token(request, choice.path());
    var lines = timetable.lines(choice.branch(), ofDay, now);
    return Reply.page(
        "booking/times.jte", new TimesPage(choice, date, lines, chosen, token, wrong));
  }

  /** Starts the draft, or changes the time of one on its way. */
  private Reply choose(Request request) {
    var choice = choice(request);
    forms.mustBeOurForm(request, choice.path());
    var slot = slot(request.form("slot"));
    if (slot.isEmpty()
        || !slot.get().branch().equals(choice.branch().id())
        || slot.get().lane() != choice.lane()
        || !slot.get().isOpen(request.now())) {
      var date = date(request).orElseGet(() -> slots.today(choice.branch(), request.now()));
      return Reply.seeOther(choice.times(date) + "&salah=1");
    }
    var earlier = forms.open(request);
    var id = earlier.isPresent() ? choice.id() : forms.newId();
    var draft =
        earlier
            .map(d -> d.at(slot.get(), choice.service().code(), choice.reason()))
            .orElseGet(
                () ->
                    BookingDraft.of(
                        slot.get(),
                        choice.service().code(),
                        choice.reason(),
                        UUID.randomUUID().toString()));
    forms.save(request, id, draft);
    return Reply.seeOther(link(draft.isEmpty() ? "/pesan/data" : "/pesan/periksa", "d", id));
  }

  private Reply fullDay(Request request) {
    var choice = choice(request);
    var date = date(request).orElseGet(() -> slots.today(choice.branch(), request.now()));
    var otherDays =
        timetable.days(choice.branch(), choice.lane(), request.now()).stream()
            .filter(d -> d.places() > 0 && !d.date().equals(date))
            .sorted(
                Comparator.comparingLong(d -> Math.abs(d.date().toEpochDay() - date.toEpochDay())))
            .limit(ROWS)
            .sorted(Comparator.comparing(Day::date))
            .toList();
    var last = slots.lastDay(choice.branch(), request.now());
    return Reply.page(
        "booking/fullday.jte",
        new FullDayPage(choice, date, otherDays, near(choice, date, request.now()), last));
  }

  private List<Near> near(Choice choice, LocalDate date, Instant now) {
    var found = new ArrayList<Near>();
    var candidates =
        branches.near(choice.branch()).stream()
            .filter(Branch::onlineBooking)
            .filter(b -> branches.service(b.id(), choice.service().code()).isPresent())
            .limit(NEAR_BRANCHES)
            .toList();
    for (var branch : candidates) {
      int places = timetable.places(branch, choice.lane(), date, now);
      if (places > 0 && found.size() < ROWS) {
        var km = choice.branch().kilometresTo(branch);
        var path = "/pesan/" + branch.id() + "/" + choice.service().code();
        found.add(
            new Near(
                branch,
                km.isPresent() ? Optional.of(Math.round(km.getAsDouble())) : Optional.empty(),
                places,
                new Choice(branch, choice.service(), choice.reason(), choice.id(), path)
                    .times(date)));
      }
    }
    return found;
  }

  private Choice choice(Request request) {
    var branch = branches.get(request.path("branch"));
    var service = forms.service(branch.id(), request.path("service"));
    var reason =
        request.query("alasan").filter(code -> service.reason(code).isPresent()).orElse("");
    var path = "/pesan/" + branch.id() + "/" + service.code();
    return new Choice(branch, service, reason, forms.id(request), path);
  }

  private static Optional<LocalDate> date(Request request) {
    try {
      return request.query("tanggal").map(LocalDate::parse);
    } catch (DateTimeException typedByHand) {
      return Optional.empty();
    }
  }

  private Optional<Slot> slot(String typed) {
    return typed.matches("[0-9]{1,18}") ? slots.find(Long.parseLong(typed)) : Optional.empty();
  }
}
