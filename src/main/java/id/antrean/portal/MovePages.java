package id.antrean.portal;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingChanges;
import id.antrean.booking.Bookings;
import id.antrean.booking.Rebookings;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.FoundOffices;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Dates;
import id.antrean.page.Links;
import id.antrean.page.Param;
import id.antrean.security.FormKey;
import id.antrean.security.FormToken;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import id.antrean.slots.Timetable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves a booking, or gives a missed one another day, for the holder of its link. */
public final class MovePages {
  private static final int NEAR = 6;
  private static final int FOUND = 20;

  /** Another booking of the same person stands in the way of this time. */
  private static final Set<String> CLASHES = Set.of("same_time", "same_service");

  /**
   * First the day, then the time; {@code lines} is empty until a day is chosen. {@code others}:
   * near offices, or those found for {@code sought}.
   */
  public record MovePage(
      Booking booking,
      Branch from,
      Branch to,
      String sought,
      List<Branch> others,
      FoundOffices found,
      List<Timetable.Day> days,
      LocalDate date,
      List<Timetable.Line> lines,
      String code,
      Map<String, Sentence> wrong) {
    /** It has no place any more, so nothing of it is kept or given back. */
    public boolean missed() {
      return booking.state() != Booking.State.BOOKED;
    }

    public String toDay(LocalDate day) {
      return Links.move(code, to.id(), day);
    }

    public String toDays() {
      return Links.move(code, to.id());
    }
  }

  public record MoveCheckPage(
      Booking booking, Branch from, Slot slot, Branch to, String code, String token, String key) {}

  /** The booking has this very time already: the press before, seen again by Back. */
  public record MovedPage(Booking booking, Branch branch, String ticket, String move) {}

  private final Bookings bookings;
  private final BookingChanges changes;
  private final Rebookings rebookings;
  private final Slots slots;
  private final Timetable timetable;
  private final Branches branches;
  private final FormToken tokens;
  private final NotNowPages notNow;

  public MovePages(
      Bookings bookings,
      BookingChanges changes,
      Rebookings rebookings,
      Slots slots,
      Timetable timetable,
      Branches branches,
      FormToken tokens) {
    this.bookings = bookings;
    this.changes = changes;
    this.rebookings = rebookings;
    this.slots = slots;
    this.timetable = timetable;
    this.branches = branches;
    this.tokens = tokens;
    this.notNow = new NotNowPages(bookings, branches);
  }

  public void register(Routes routes) {
    routes.get("/t/{code}/pindah", this::chooseTime);
    routes.get("/t/{code}/pindah/periksa", this::checkMove);
    routes.post("/t/{code}/pindah/periksa", this::move);
  }

  private Reply chooseTime(Request request) {
    var booking = booking(request);
    var from = branches.get(booking.branch());
    try {
      changes.mustBeRebookable(booking, request.now());
    } catch (Problem problem) {
      return notNow.page(request, booking, problem);
    }
    var to = request.office().flatMap(branches::find).filter(b -> serves(b, booking)).orElse(from);
    var sought = request.query(Param.OFFICE_SEARCH).orElse("").strip();
    var found = sought.isEmpty() ? FoundOffices.NONE : branches.offices(Optional.empty(), sought);
    var date = date(request);
    var ofDay =
        date.map(d -> slots.list(to, booking.lane(), d, 1, request.now())).orElse(List.of());
    var full = request.query(Param.FULL).flatMap(slots::find);
    var wrong = full.isPresent() ? Map.of("slot", Sentence.of("move.full")) : wrong(request);
    if (!wrong.isEmpty()) {
      var clash = request.query(Param.WRONG).filter(CLASHES::contains);
      request.log(
          full.isPresent()
              ? Problem.conflict("slot_full")
              : clash.map(code -> Problem.conflict(code)).orElseGet(Problem::invalid));
    }
    return Reply.page(
        "portal/move.jte",
        new MovePage(
            booking,
            from,
            to,
            sought,
            others(from, booking, found, sought),
            found,
            timetable.days(to, booking.lane(), request.now()),
            date.orElse(null),
            timetable.lines(to, without(full, ofDay), request.now()),
            bookings.code(booking),
            wrong));
  }

  /** Why the times are shown again: none was chosen, or one that the person has already. */
  private static Map<String, Sentence> wrong(Request request) {
    return request
        .query(Param.WRONG)
        .map(why -> CLASHES.contains(why) ? "problem." + why : "slot.pick")
        .map(key -> Map.of("slot", Sentence.of(key)))
        .orElse(Map.of());
  }

  /** Shows the slot that was just refused as full: the list may be a second older than that. */
  private static List<Slot> without(Optional<Slot> full, List<Slot> ofDay) {
    return ofDay.stream()
        .map(s -> full.filter(f -> f.id() == s.id()).isPresent() ? s.withRemaining(0) : s)
        .toList();
  }

  private Reply checkMove(Request request) {
    var booking = booking(request);
    var slot = request.query(Param.SLOT).flatMap(slots::find);
    if (slot.isEmpty()) {
      return Reply.seeOther(again(request, booking));
    }
    try {
      changes.mustBeRebookable(booking, request.now());
    } catch (Problem problem) {
      return notNow.page(request, booking, problem);
    }
    var to = branches.get(slot.get().branch());
    if (booking.moves() > 0 && booking.slot() == slot.get().id()) {
      return Reply.page(
          "portal/moved.jte",
          new MovedPage(booking, to, ticket(booking), Links.move(bookings.code(booking))));
    }
    return Reply.page(
        "portal/movecheck.jte",
        new MoveCheckPage(
            booking,
            branches.get(booking.branch()),
            slot.get(),
            to,
            bookings.code(booking),
            tokens.of(ticket(booking), request.now()),
            FormKey.next()));
  }

  private Reply move(Request request) {
    var booking = booking(request);
    tokens.check(request, ticket(booking));
    var slot =
        slots.find(request.form(Param.SLOT)).orElseThrow(() -> Problem.of(404, "unknown_slot"));
    Booking again;
    try {
      again =
          rebookings.rebook(
              request.path("code"),
              slot.id(),
              FormKey.sentOrNext(request),
              request.address(),
              request.now());
    } catch (Problem problem) {
      var times = Links.move(bookings.code(booking), slot.branch(), slot.date());
      return switch (problem.code()) {
        case "slot_full", "not_bookable" ->
            Reply.seeOther(Links.with(times, Param.FULL, Long.toString(slot.id())));
        case "same_time", "same_service" ->
            Reply.seeOther(Links.with(times, Param.WRONG, problem.code()));
        default -> notNow.page(request, booking, problem);
      };
    }
    return Reply.seeOther(
        again.id().equals(booking.id())
            ? Links.with(
                ticket(booking),
                Param.FORMER_NUMBER,
                again.slot() == booking.slot() ? TicketPages.UNCHANGED : booking.shownNumber())
            : Links.with(ticket(again), Param.REBOOKED, "1"));
  }

  private List<Branch> others(Branch from, Booking booking, FoundOffices found, String sought) {
    return (sought.isEmpty() ? branches.near(from) : found.offices())
        .stream().filter(b -> serves(b, booking)).limit(sought.isEmpty() ? NEAR : FOUND).toList();
  }

  private boolean serves(Branch branch, Booking booking) {
    return branch.onlineBooking() && branches.service(branch.id(), booking.service()).isPresent();
  }

  private Booking booking(Request request) {
    return bookings.byCode(request.path("code"));
  }

  /** The address of the booking, which is the subject of its forms' tokens, too. */
  private String ticket(Booking booking) {
    return Links.ticket(bookings.code(booking));
  }

  /** Back to the times: none was chosen. */
  private String again(Request request, Booking booking) {
    var office = request.office().filter(id -> branches.find(id).isPresent());
    return Links.with(
        Links.move(bookings.code(booking), office.orElse(booking.branch())),
        Param.DATE,
        date(request).map(LocalDate::toString).orElse(""),
        Param.WRONG,
        "1");
  }

  private static Optional<LocalDate> date(Request request) {
    return request.query(Param.DATE).flatMap(Dates::parse);
  }
}
