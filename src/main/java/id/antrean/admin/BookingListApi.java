package id.antrean.admin;

import id.antrean.booking.Booking;
import id.antrean.booking.DeskVisits;
import id.antrean.booking.ListedVisit;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.core.Sought;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Dates;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.staff.StaffAct;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/** Lists the bookings of a day, or finds some, for the staff of the branch; masked. */
final class BookingListApi {
  private final Branches branches;
  private final DeskVisits visits;
  private final Limits limits;

  BookingListApi(Branches branches, DeskVisits visits, Limits limits) {
    this.branches = branches;
    this.visits = visits;
    this.limits = limits;
  }

  void register(Routes routes) {
    routes.get("/api/v1/branches/{branch}/bookings", this::list);
  }

  private Reply list(Request request) {
    var branch = branches.get(request.path("branch"));
    var act = StaffAct.look(request.principal(), request.address(), request.now());
    var out = new JsonArray();
    if (request.query("q").isPresent()) {
      var found = found(request, branch, act);
      found.here().forEach(visit -> out.add(json(visit)));
      found.elsewhere().forEach(booking -> out.add(json(booking)));
    } else {
      var day = day(request, "date", branches.calendar(branch.id()).today(request.now()));
      visits.ofDay(act, branch, day).forEach(visit -> out.add(json(visit)));
    }
    return Reply.json(out);
  }

  private DeskVisits.Found found(Request request, Branch branch, StaffAct act) {
    var sought = Sought.parse(request.query("q").orElseThrow());
    var usual = DeskVisits.Days.usual(branches.calendar(branch.id()).today(request.now()));
    var from = day(request, "from", usual.from());
    int days = request.query("days").map(Integer::parseInt).orElse(8);
    limits.take(Limit.SEARCH_STAFF.by(request.principal().username()));
    return visits.find(act, branch, sought, new DeskVisits.Days(from, from.plusDays(days - 1L)));
  }

  /** Its shape was checked against the contract. */
  private static LocalDate day(Request request, String parameter, LocalDate otherwise) {
    var typed = request.query(parameter);
    return typed.isEmpty()
        ? otherwise
        : Dates.parse(typed.get())
            .orElseThrow(() -> Problem.invalid(parameter, Sentence.of("err.day")));
  }

  private JsonObject json(ListedVisit visit) {
    var json = json(visit.booking()).put("id", visit.booking().id().toString());
    visit
        .person()
        .ifPresent(
            person ->
                json.put("name", person.name().shortened())
                    .put("phoneTail", person.phone().tail()));
    return json;
  }

  private JsonObject json(Booking booking) {
    var json =
        new JsonObject()
            .put("branch", booking.branch())
            .put("branchName", branches.get(booking.branch()).name())
            .put("number", booking.shownNumber())
            .put("lane", booking.lane().name())
            .put("date", booking.date().toString())
            .put("start", booking.starts().toString())
            .put("end", booking.ends().toString())
            .put("service", booking.service())
            .put("state", booking.state().name());
    if (booking.reason() != null) {
      json.put("reason", booking.reason());
    }
    return json;
  }
}
