package id.antrean.admin;

import id.antrean.booking.DeskVisits;
import id.antrean.booking.ListedVisit;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.branch.Holiday;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.page.Dates;
import id.antrean.page.Param;
import id.antrean.staff.StaffAct;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody who is booked on a day, by time: on paper the list for a power cut. */
public final class DayListPages {

  /** Those who come at one time. */
  public record Time(LocalTime from, LocalTime to) {}

  /** {@code typed}: the day as it was typed. {@code holiday}: why the office is closed that day. */
  public record DayListPage(
      Branch branch,
      LocalDate day,
      String typed,
      Map<String, Sentence> wrong,
      Map<Time, List<ListedVisit>> times,
      int many,
      Optional<Holiday> holiday,
      ServiceNames services) {}

  private final Branches branches;
  private final DeskVisits visits;

  DayListPages(Branches branches, DeskVisits visits) {
    this.branches = branches;
    this.visits = visits;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/daftar", this::show);
  }

  private Reply show(Request request) {
    var branch = branches.get(request.path("branch"));
    var calendar = branches.calendar(branch.id());
    var typed = request.query(Param.DATE).orElse("");
    var day = Dates.typed(typed);
    if (day.isEmpty() && !typed.isEmpty()) {
      var wrong = Map.of(Param.DATE, Sentence.of("err.day"));
      request.log(Problem.invalid(wrong));
      var today = calendar.today(request.now());
      return page(400, branch, today, typed, wrong, List.of());
    }
    var listed = day.orElseGet(() -> calendar.today(request.now()));
    var all =
        visits.ofDay(
            StaffAct.look(request.principal(), request.address(), request.now()), branch, listed);
    return page(200, branch, listed, Dates.asTyped(listed), Map.of(), all);
  }

  private Reply page(
      int status,
      Branch branch,
      LocalDate day,
      String typed,
      Map<String, Sentence> wrong,
      List<ListedVisit> visits) {
    var times = new LinkedHashMap<Time, List<ListedVisit>>();
    for (var visit : visits) {
      var booking = visit.booking();
      var time = new Time(booking.starts(), booking.ends());
      times.computeIfAbsent(time, t -> new ArrayList<>()).add(visit);
    }
    var holiday = branches.calendar(branch.id()).holiday(day);
    var services = new ServiceNames(branches);
    return Reply.page(
        status,
        "admin/daylist.jte",
        new DayListPage(branch, day, typed, wrong, times, visits.size(), holiday, services));
  }
}
