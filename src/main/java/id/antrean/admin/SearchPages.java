package id.antrean.admin;

import id.antrean.booking.DeskVisits;
import id.antrean.booking.DeskVisits.Found;
import id.antrean.branch.Branch;
import id.antrean.branch.Branches;
import id.antrean.core.Problem;
import id.antrean.core.Sentence;
import id.antrean.http.Reply;
import id.antrean.http.Request;
import id.antrean.http.Routes;
import id.antrean.queue.WaitingLines;
import id.antrean.queue.rules.TicketView;
import id.antrean.security.Limit;
import id.antrean.security.Limits;
import id.antrean.staff.StaffAct;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a visit for whoever stands at the desk or calls. What is typed may be a name, so it is sent
 * in a form and never stands in an address.
 */
public final class SearchPages {

  /**
   * {@code found}: empty before anything is sought. {@code tickets}: of today, without a booking.
   */
  public record SearchPage(
      Branch branch,
      TypedSearch typed,
      Map<String, Sentence> wrong,
      String csrf,
      Optional<Found> found,
      List<TicketView> tickets,
      LocalDate today,
      Branches branches,
      ServiceNames services) {}

  private final Branches branches;
  private final DeskVisits visits;
  private final WaitingLines lines;
  private final Limits limits;

  SearchPages(Branches branches, DeskVisits visits, WaitingLines lines, Limits limits) {
    this.branches = branches;
    this.visits = visits;
    this.lines = lines;
    this.limits = limits;
  }

  void register(Routes routes) {
    routes.get("/staf/kantor/{branch}/cari", this::show);
    routes.post("/staf/kantor/{branch}/cari", this::find);
  }

  private Reply show(Request request) {
    var branch = branches.get(request.path("branch"));
    var typed = TypedSearch.empty(today(request, branch));
    return page(request, branch, 200, typed, Map.of(), Optional.empty(), List.of());
  }

  private Reply find(Request request) {
    var branch = branches.get(request.path("branch"));
    var typed = new TypedSearch(request.form("q"), request.form("from"), request.form("to"));
    try {
      var wish = typed.wish(today(request, branch));
      limits.take(Limit.SEARCH_STAFF.by(request.principal().username()));
      var act = StaffAct.look(request.principal(), request.address(), request.now());
      var found = visits.find(act, branch, wish.sought(), wish.days());
      var tickets = walkIns(branch, typed.q(), request);
      return page(request, branch, 200, typed, Map.of(), Optional.of(found), tickets);
    } catch (Problem refusal) {
      if (refusal.fields().isEmpty() && refusal.status() != 429) {
        throw refusal;
      }
      request.log(refusal);
      var wrong = StaffPages.wrong(request, refusal, "q");
      return page(request, branch, refusal.status(), typed, wrong, Optional.empty(), List.of());
    }
  }

  private List<TicketView> walkIns(Branch branch, String typed, Request request) {
    return lines.find(branch.id(), typed, request.now()).stream()
        .filter(view -> view.ticket().slip().booking() == null)
        .toList();
  }

  private LocalDate today(Request request, Branch branch) {
    return branches.calendar(branch.id()).today(request.now());
  }

  private Reply page(
      Request request,
      Branch branch,
      int status,
      TypedSearch typed,
      Map<String, Sentence> wrong,
      Optional<Found> found,
      List<TicketView> tickets) {
    var model =
        new SearchPage(
            branch,
            typed,
            wrong,
            request.csrfToken(),
            found,
            tickets,
            today(request, branch),
            branches,
            new ServiceNames(branches));
    return Reply.page(status, "admin/search.jte", model);
  }
}
