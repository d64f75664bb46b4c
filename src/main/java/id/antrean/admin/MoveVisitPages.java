package id.antrean.admin;

import id.antrean.booking.Booking;
import id.antrean.booking.BookingChanges;
import id.antrean.booking.BookingRoom;
import id.antrean.booking.DeskVisits;
import id.antrean.booking.ListedVisit;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Dates;
import id.antrean.page.Param;
import id.antrean.page.StaffLinks;
import id.antrean.security.FormKey;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.slots.Slot;
import id.antrean.slots.Slots;
import id.antrean.slots.Timetable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Staff give a visit of their office another time there. */
public final class MoveVisitPages {

  /** First the day, then the time; {@code lines} is empty until a day is chosen. */
  public record MoveVisitPage(
      Branch branch,
      ListedVisit visit,
      List<Timetable.Day> days,
      Optional<LocalDate> date,
      List<Timetable.Line> lines,
      Map<String, Sentence> wrong,
      String csrf,
      String key) {
    public String toDay(LocalDate day) {
      return StaffLinks.moveVisit(branch.id(), visit.booking().id().toString(), day);
    }
  }

  private final Branches branches;
  private final DeskVisits visits;
  private final BookingChanges changes;
  private final Slots slots;
  private final Timetable timetable;
  private final Limits limits;

  MoveVisitPages(Branches branches, BookingRoom booking, Limits limits) {
    this.branches = branches;
    this.visits = booking.deskVisits();
    this.changes = booking.changes();
    this.slots = booking.slots();
    this.timetable = new Timetable(branches, booking.slots());
    this.limits = limits;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/kunjungan/{visit}/pindah", this::choose);
    routes.post("/staf/kantor/{branch}/kunjungan/{visit}/pindah", this::move);
  }

  private Reply choose(Request request) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    if (!visit.booking().mayMoveAtDesk()) {
      return Reply.seeOther(StaffLinks.visit(branch.id(), visit.booking().id().toString()));
    }
    var date = request.query(Param.DATE).flatMap(Dates::parse);
    return page(request, 200, branch, visit, date, Map.of());
  }

  private Reply page(
      Request request,
      int status,
      Branch branch,
      ListedVisit visit,
      Optional<LocalDate> date,
      Map<String, Sentence> wrong) {
    var lane = visit.booking().lane();
    var ofDay = date.map(day -> slots.list(branch, lane, day, 1, request.now())).orElse(List.of());
    var model =
        new MoveVisitPage(
            branch,
            visit,
            timetable.days(branch, lane, request.now()),
            date,
            timetable.lines(branch, ofDay, request.now()),
            wrong,
            request.csrfToken(),
            FormKey.next());
    return Reply.page(status, "admin/movevisit.jte", model);
  }

  private Reply move(Request request) {
    var branch = branches.get(request.path("branch"));
    var visit = visits.get(branch.id(), request.path("visit"));
    var key = FormKey.sentOrNext(request);
    var act = StaffPages.act(request, key);
    var slot = slots.find(request.form(Param.SLOT)).filter(s -> s.branch().equals(branch.id()));
    var date = slot.map(s -> s.date()).or(() -> request.query(Param.DATE).flatMap(Dates::parse));
    if (isMovedSince(request, visit.booking(), slot)) {
      var why = Sentence.of("visit.movedSince", "n", visit.booking().shownNumber());
      return page(request, 409, branch, visit, date, Map.of(Param.SLOT, why));
    }
    try {
      var to = slot.orElseThrow(() -> Problem.invalid(Param.SLOT, Sentence.of("slot.pick")));
      limits.take(Limit.BOOKING_STAFF.by(request.principal().username()));
      changes.moveAtDesk(visit.booking(), to.id(), act);
    } catch (Problem refusal) {
      if (refusal.status() != 409 && refusal.status() != 429 && refusal.fields().isEmpty()) {
        throw refusal;
      }
      request.log(refusal);
      var said = refusal.fields().getOrDefault(Param.SLOT, refusal.sentence());
      var wrong = Map.of(Param.SLOT, request.texts().toStaff(said));
      return page(request, refusal.status(), branch, visit, date, wrong);
    }
    return VisitPages.done(branch, visit.booking(), VisitPages.MOVED);
  }

  /** By somebody else: the second press of the same form finds its own move. */
  private static boolean isMovedSince(Request request, Booking booking, Optional<Slot> to) {
    return ShownTime.isAnother(request.form(ShownTime.FIELD), booking)
        && booking.mayMoveAtDesk()
        && to.filter(slot -> slot.id() == booking.slot()).isEmpty();
  }
}
