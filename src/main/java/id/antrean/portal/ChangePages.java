package id.antrean.portal;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingChanges;
import id.antrean.booking.Bookings;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.security.FormToken;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import id.antrean.slots.Timetable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Another time, or none: for the holder of the link. A GET changes nothing. */
public final class ChangePages {
  private static final int NEAR = 6;
  private static final int FOUND = 20;

  /** {@code key}: the request key, so that a double click cancels or moves once. */
  public record CancelPage(Booking booking, Branch branch, String path, String token, String key) {}

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
      List<Timetable.Day> days,
      LocalDate date,
      List<Timetable.Line> lines,
      String path,
      Map<String, Sentence> wrong) {
    public String day(LocalDate day) {
      return here() + "&tanggal=" + day;
    }

    public String here() {
      return path + "/pindah?kantor=" + to.id();
    }
  }

  public record MoveCheckPage(
      Booking booking,
      Branch from,
      Slot slot,
      Branch to,
      String path,
      String back,
      String token,
      String key) {}

  /** Why it does not work now, and what to do instead. */
  public record NotNowPage(String path, Sentence sentence, String phone) {}

  private final Bookings bookings;
  private final BookingChanges changes;
  private final Slots slots;
  private final Timetable timetable;
  private final Branches branches;
  private final FormToken tokens;

  public ChangePages(
      Bookings bookings,
      BookingChanges changes,
      Slots slots,
      Timetable timetable,
      Branches branches,
      FormToken tokens) {
    this.bookings = bookings;
    this.changes = changes;
    this.slots = slots;
    this.timetable = timetable;
    this.branches = branches;
    this.tokens = tokens;
  }

  public void register(Routes routes) {
    routes.get("/t/{code}/batal", this::askCancel);
    routes.post("/t/{code}/batal", this::cancel);
    routes.get("/t/{code}/pindah", this::chooseTime);
    routes.get("/t/{code}/pindah/periksa", this::checkMove);
    routes.post("/t/{code}/pindah/periksa", this::move);
  }

  private Reply askCancel(Request request) {
    var booking = booking(request);
    if (!booking.mayCancel()) {
      return Reply.seeOther(path(booking));
    }
    return Reply.page(
        "portal/cancel.jte",
        new CancelPage(
            booking,
            branches.get(booking.branch()),
            path(booking),
            tokens.of(path(booking), request.now()),
            UUID.randomUUID().toString()));
  }

  private Reply cancel(Request request) {
    var booking = booking(request);
    tokens.check(request.form("token"), path(booking), request.now());
    try {
      changes.cancel(request.path("code"), key(request), request.now());
    } catch (Problem problem) {
      return notNow(request, booking, problem);
    }
    return Reply.seeOther(path(booking));
  }

  private Reply chooseTime(Request request) {
    var booking = booking(request);
    var from = branches.get(booking.branch());
    if (!booking.mayMove(request.now())) {
      return notNow(request, booking, Problem.conflict("cut_off_passed"));
    }
    var to =
        request
            .query("kantor")
            .flatMap(branches::find)
            .filter(b -> serves(b, booking))
            .orElse(from);
    var sought = request.query("cari").orElse("").strip();
    var date = date(request);
    var ofDay =
        date.map(d -> slots.list(to, booking.lane(), d, 1, request.now())).orElse(List.of());
    var full = request.query("penuh").flatMap(this::slot);
    boolean none = request.query("salah").isPresent();
    return Reply.page(
        "portal/move.jte",
        new MovePage(
            booking,
            from,
            to,
            sought,
            others(from, booking, sought),
            timetable.days(to, booking.lane(), request.now()),
            date.orElse(null),
            timetable.lines(to, without(full, ofDay), request.now()),
            path(booking),
            full.isPresent()
                ? Map.of("slot", Sentence.of("move.full"))
                : none ? Map.of("slot", Sentence.of("slot.pick")) : Map.of()));
  }

  /** The list may be a second old, and the refusal is younger. */
  private static List<Slot> without(Optional<Slot> full, List<Slot> ofDay) {
    return ofDay.stream()
        .map(s -> full.filter(f -> f.id() == s.id()).isPresent() ? s.withRemaining(0) : s)
        .toList();
  }

  private Reply checkMove(Request request) {
    var booking = booking(request);
    var slot = slot(request.query("slot").orElse(""));
    if (slot.isEmpty()) {
      return Reply.seeOther(again(request, booking, "salah"));
    }
    if (!booking.mayMove(request.now())) {
      return notNow(request, booking, Problem.conflict("cut_off_passed"));
    }
    var to = branches.get(slot.get().branch());
    return Reply.page(
        "portal/movecheck.jte",
        new MoveCheckPage(
            booking,
            branches.get(booking.branch()),
            slot.get(),
            to,
            path(booking),
            path(booking) + "/pindah?kantor=" + to.id() + "&tanggal=" + slot.get().date(),
            tokens.of(path(booking), request.now()),
            UUID.randomUUID().toString()));
  }

  private Reply move(Request request) {
    var booking = booking(request);
    tokens.check(request.form("token"), path(booking), request.now());
    var slot = slot(request.form("slot")).orElseThrow(() -> Problem.of(404, "unknown_slot"));
    try {
      changes.move(request.path("code"), slot.id(), key(request), request.now());
    } catch (Problem problem) {
      if (problem.is("slot_full") || problem.is("not_bookable")) {
        var days = path(booking) + "/pindah?kantor=" + slot.branch() + "&tanggal=" + slot.date();
        return Reply.seeOther(days + "&penuh=" + slot.id());
      }
      return notNow(request, booking, problem);
    }
    return Reply.seeOther(path(booking) + "?lama=" + booking.shownNumber());
  }

  private List<Branch> others(Branch from, Booking booking, String sought) {
    var offices =
        sought.isEmpty() ? branches.near(from) : branches.search(Optional.empty(), sought);
    return offices.stream()
        .filter(b -> serves(b, booking))
        .limit(sought.isEmpty() ? NEAR : FOUND)
        .toList();
  }

  private boolean serves(Branch branch, Booking booking) {
    return branch.onlineBooking() && branches.service(branch.id(), booking.service()).isPresent();
  }

  private Reply notNow(Request request, Booking booking, Problem problem) {
    if (problem.status() != 409) {
      throw problem;
    }
    request.log(problem);
    var phone = branches.get(booking.branch()).phone().orElse("");
    boolean cancelled = booking(request).state() == Booking.State.CANCELLED;
    var sentence = cancelled ? Sentence.of("change.cancelled") : problem.sentence();
    return Reply.page(409, "portal/notnow.jte", new NotNowPage(path(booking), sentence, phone));
  }

  private Booking booking(Request request) {
    return bookings.byCode(request.path("code"));
  }

  private String path(Booking booking) {
    return "/t/" + bookings.code(booking);
  }

  private String again(Request request, Booking booking, String why) {
    var query = request.query("kantor").filter(id -> branches.find(id).isPresent());
    var day = date(request).map(date -> "&tanggal=" + date).orElse("");
    return path(booking)
        + "/pindah?kantor="
        + query.orElse(booking.branch())
        + day
        + "&"
        + why
        + "=1";
  }

  private static String key(Request request) {
    var key = request.form("kunci");
    return key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString();
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
